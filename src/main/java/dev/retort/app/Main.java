package dev.retort.app;

import dev.retort.cli.CommandLineApplication;
import dev.retort.cli.Shell;
import dev.retort.service.MigrationService;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The program's entry. It must not extend JavaFX's Application, which is not on every class path.
 */
public final class Main {
  /** Which of the descriptors 0, 1 and 2 are terminals, as the launcher found them. */
  private static final String TERMINAL = "retort.terminal";

  private static final int BUFFER = 8192;

  private Main() {}

  /** Runs a command and ends the process with its status. */
  public static void main(String[] arguments) {
    // Hibernate tells of itself through java.util.logging unless it is sent to where nobody
    // listens.
    System.setProperty("org.jboss.logging.provider", "slf4j");
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    System.exit(application(out, err, Path.of("").toAbsolutePath()).run(arguments));
  }

  /** The program, as it is in a process that was started in {@code workingDirectory}. */
  static CommandLineApplication application(
      PrintStream out, PrintStream err, Path workingDirectory) {
    return new CommandLineApplication(
        new Shell(
            out,
            err,
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), BUFFER),
            terminal(),
            System.getenv(),
            workingDirectory,
            MigrationService::open,
            new JavaFxDesktop()));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  /**
   * From Java 22 on a console says nothing of terminals, so without the launcher nobody is asked.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static Shell.Terminal terminal() {
    String known = System.getProperty(TERMINAL);
    if (known != null) {
      return new Shell.Terminal(
          known.indexOf('0') >= 0, known.indexOf('1') >= 0, known.indexOf('2') >= 0);
    }
    Console console = System.console();
    boolean interactive = console != null && Runtime.version().feature() < 22;
    return new Shell.Terminal(interactive, interactive, interactive);
  }
}
