package dev.retort.startup;

import dev.retort.config.EnvironmentLocator;
import dev.retort.service.MigrationService;
import dev.retort.service.RunResult;
import java.nio.file.Path;
import java.util.Map;

/**
 * Brings an application's database to its newest revision when the application starts.
 *
 * <p>Any number of processes may do so at the same time: one migrates, the others wait for it and
 * find nothing to do.
 */
public final class Retort {
  /** The system property that names the environment file; it goes before the variable. */
  public static final String PROPERTY = "retort.config";

  private Retort() {}

  /**
   * Upgrades the database of the environment file that {@value #PROPERTY}, else the variable {@code
   * CONFIG_FILE} names, else of {@code config.yaml} in the working directory, to all heads.
   *
   * @throws dev.retort.error.RetortException if it can't; where DDL is transactional nothing was
   *     changed
   */
  public static RunResult upgradeOnStartup() {
    String property = System.getProperty(PROPERTY);
    Path option = property == null || property.isBlank() ? null : Path.of(property);
    return upgradeOnStartup(
        EnvironmentLocator.locate(option, Map.of(), System.getenv(), Path.of("").toAbsolutePath()));
  }

  /** Upgrades the database of an environment file to all heads. */
  public static RunResult upgradeOnStartup(Path environmentFile) {
    try (MigrationService service = MigrationService.open(environmentFile)) {
      return service.upgrade("heads");
    }
  }
}
