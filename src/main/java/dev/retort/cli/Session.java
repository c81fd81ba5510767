package dev.retort.cli;

import dev.retort.config.Environment;
import dev.retort.config.EnvironmentLoader;
import dev.retort.config.EnvironmentLocator;
import dev.retort.service.MigrationService;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the commands share in one run: options, output, and the service once something asks for it.
 */
final class Session implements AutoCloseable {
  private final Shell shell;
  private final RootCommand options;
  private final Output output;
  private @Nullable Environment environment;
  private @Nullable MigrationService service;

  Session(Shell shell, RootCommand options) {
    this.shell = shell;
    this.options = options;
    this.output = Output.of(shell, options);
  }

  Shell shell() {
    return shell;
  }

  RootCommand options() {
    return options;
  }

  Output output() {
    return output;
  }

  /** The environment file that was asked for. */
  Path environmentFile() {
    return EnvironmentLocator.locate(
        options.config, options.arguments, shell.variables(), shell.workingDirectory());
  }

  Environment environment() {
    Environment known = environment;
    if (known == null) {
      known = EnvironmentLoader.load(environmentFile(), shell.variables());
      environment = known;
    }
    return known;
  }

  /** How long the service is to wait for another run; said before it is asked for. */
  void waitForLock(Duration wait) {
    environment = environment().withRunLockTimeout(wait);
  }

  MigrationService service() {
    MigrationService known = service;
    if (known == null) {
      known = shell.services().apply(environment());
      service = known;
    }
    return known;
  }

  @Override
  public void close() {
    MigrationService known = service;
    service = null;
    if (known != null) {
      known.close();
    }
  }
}
