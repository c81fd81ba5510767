package dev.retort.app;

import dev.retort.cli.CommandLineApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prepares quick starts: runs the common commands on a throw-away project, so that the virtual
 * machine can archive the classes which they load, and keeps SQLite's unpacked library. The
 * launcher calls it once after a build.
 */
final class Warmup {
  private static final String REVISION =
      """
      -- @revision %s
      %s-- @message warm up
      -- @created 2026-01-01T00:00:00Z

      -- @upgrade
      CREATE TABLE %s (id INTEGER PRIMARY KEY);

      -- @downgrade
      DROP TABLE %s;
      """;

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("upgrade", "head"),
          List.of("upgrade", "head"),
          List.of("current"),
          List.of("history", "-i"),
          List.of("heads"),
          List.of("branches"),
          List.of("plan", "upgrade", "head", "--from", "base", "--format", "json"),
          List.of("downgrade", "-1"),
          List.of("upgrade", "nowhere"),
          List.of("show", "head"),
          List.of("--help"));

  private Warmup() {}

  /** Takes the folder that the unpacked library is kept in. */
  public static void main(String[] arguments) throws IOException {
    Path project = Files.createTempDirectory("retort-warmup");
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      CommandLineApplication application = Main.application(nowhere, System.err, project);
      application.run("init");
      Path versions = project.resolve("migrations/versions");
      Files.writeString(versions.resolve("001.sql"), REVISION.formatted("a1", "", "a", "a"));
      Files.writeString(
          versions.resolve("002.sql"),
          REVISION.formatted("b2", "-- @down_revision a1\n", "b", "b"));
      for (List<String> command : COMMANDS) {
        application.run(command.toArray(String[]::new));
      }
      keepLibrary(Path.of(arguments[0]));
    } finally {
      delete(project);
    }
  }

  /** The driver unpacks its library under a random name and deletes it in the end. */
  private static void keepLibrary(Path folder) throws IOException {
    String name = System.mapLibraryName("sqlitejdbc");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith("-" + name)).toList()) {
        Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
