package dev.retort.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;

/**
 * Times whole processes, in turn, on the same 1,000 revisions: Retort's launcher against the
 * sqlite3 shell and Flyway, and Retort with nothing to do.
 *
 * <p>Arguments: the launcher, and the file that receives the table.
 */
public final class CommandLineBenchmark {
  private static final int RUNS = 7;
  private static final int REVISIONS = 1000;

  private CommandLineBenchmark() {}

  /** Runs everything and writes the table. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 1 && args[0].equals("flyway")) {
      Flyway.configure()
          .dataSource("jdbc:sqlite:" + args[1], null, null)
          .locations("filesystem:" + args[2])
          .load()
          .migrate();
      return;
    }
    Path launcher = Path.of(args[0]).toAbsolutePath();
    Path folder = Files.createTempDirectory("retort-bench");
    try {
      Files.writeString(Path.of(args[1]), table(launcher, folder));
    } finally {
      RevisionProject.delete(folder);
    }
  }

  private static String table(Path launcher, Path folder) throws IOException, InterruptedException {
    RevisionProject.linear(folder, REVISIONS);
    Path flyway = flywayScripts(folder);
    Path script = shellScript(folder);
    Path database = folder.resolve("bench.db");
    List<String> rows = new ArrayList<>();
    List<String> retort = List.of(launcher.toString(), "upgrade", "head");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CommandLineBenchmark.class.getName(),
            "flyway",
            database.toString(),
            flyway.toString());
    rows.add(row("retort upgrade head", measure(folder, database, retort)));
    if (onPath("sqlite3")) {
      List<String> shell = List.of("sh", "-c", "sqlite3 '" + database + "' < '" + script + "'");
      rows.add(row("sqlite3 shell, one transaction", measure(folder, database, shell)));
    }
    rows.add(row("Flyway, as a library in a plain JVM", measure(folder, database, java)));
    run(folder, List.of("sh", "-c", "rm -f '" + database + "'*"));
    run(folder, retort);
    rows.add(row("retort upgrade head, nothing to do", measure(folder, null, retort)));
    rows.add(row("retort current", measure(folder, null, List.of(launcher.toString(), "current"))));
    rows.add(
        row("retort --version", measure(folder, null, List.of(launcher.toString(), "--version"))));
    return "| whole process, %,d revisions, SQLite | min ms | median ms | max ms |\n|---|---|---|---|\n"
            .formatted(REVISIONS)
        + String.join("", rows);
  }

  private static long[] measure(
      Path folder, @org.jspecify.annotations.Nullable Path fresh, List<String> command)
      throws IOException, InterruptedException {
    long[] times = new long[RUNS];
    for (int i = -1; i < RUNS; i++) {
      if (fresh != null) {
        run(folder, List.of("sh", "-c", "rm -f '" + fresh + "'*"));
      }
      Instant start = Instant.now();
      run(folder, command);
      if (i >= 0) {
        times[i] = Duration.between(start, Instant.now()).toMillis();
      }
    }
    Arrays.sort(times);
    return times;
  }

  private static String row(String what, long[] times) {
    return String.format(
        Locale.ROOT, "| %s | %d | %d | %d |%n", what, times[0], times[RUNS / 2], times[RUNS - 1]);
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(
          command
              + " failed:\n"
              + Files.readString(folder.resolve("out.txt"), StandardCharsets.UTF_8));
    }
  }

  private static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(p -> Files.isExecutable(Path.of(p, program)));
  }

  private static Path flywayScripts(Path folder) throws IOException {
    Path scripts = Files.createDirectories(folder.resolve("flyway"));
    for (int i = 1; i <= REVISIONS; i++) {
      Files.writeString(scripts.resolve("V" + i + "__t" + i + ".sql"), statements(i));
    }
    return scripts;
  }

  private static Path shellScript(Path folder) throws IOException {
    StringBuilder all = new StringBuilder("BEGIN;\n");
    for (int i = 1; i <= REVISIONS; i++) {
      all.append(statements(i));
    }
    return Files.writeString(folder.resolve("all.sql"), all.append("COMMIT;\n"));
  }

  private static String statements(int i) {
    return "CREATE TABLE t%d (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, created_at TIMESTAMP);\n"
            .formatted(i)
        + "CREATE INDEX ix_t%d_name ON t%d (name);\n".formatted(i, i);
  }
}
