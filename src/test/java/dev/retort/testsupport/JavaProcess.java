package dev.retort.testsupport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Java programs in processes of their own, with the class path of the tests; options for the
 * virtual machine go behind the first word of {@link ProcessBuilder#command()}.
 */
public final class JavaProcess {
  private JavaProcess() {}

  /** A program by its main class. */
  public static ProcessBuilder of(String main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** Retort's command line with an environment file; its errors go where its output goes. */
  public static ProcessBuilder retort(Path config, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("--config", config.toString()));
    all.addAll(arguments);
    return of("dev.retort.app.Main", all).redirectErrorStream(true);
  }
}
