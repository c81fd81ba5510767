package dev.retort.bench;

import dev.retort.error.Cancellation;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.RunListener;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What safety costs: revisions with their journal against the same statements run bare over JDBC,
 * by turns. Once in one JVM that is warm, as in an application that migrates at its start-up, and
 * once as whole processes, as from a shell.
 *
 * <p>Arguments: the launcher, and the file that receives the tables.
 */
public final class JournalBenchmark {
  /**
   * Until the compiler is done with both sides; before that it works beside them, on their cores.
   */
  private static final int WARM_UP = 10;

  private static final int ROUNDS = 11;
  private static final int PROCESSES = 7;
  private static final int REVISIONS = 1000;

  private JournalBenchmark() {}

  /** Runs everything and writes the tables. */
  public static void main(String[] args) throws IOException, SQLException, InterruptedException {
    if (args[0].equals("bare")) {
      bare(args[1], args[2]);
      return;
    }
    Path launcher = Path.of(args[0]).toAbsolutePath();
    StringBuilder warm =
        new StringBuilder(
            "| %,d revisions of a table and an index, in a warm JVM | bare JDBC, ms | Retort's run, ms | ratio | with reading and splitting %,d files, ms | ratio |%n|---|---|---|---|---|---|%n"
                .formatted(REVISIONS, REVISIONS));
    StringBuilder whole =
        new StringBuilder(
            "%n| the same as whole processes | Java with bare JDBC, ms | retort upgrade head, ms | ratio |%n|---|---|---|---|%n"
                .formatted());
    for (String kind : List.of("SQLite", "PostgreSQL", "MariaDB")) {
      Path folder = Files.createTempDirectory("retort-bench");
      try {
        RevisionProject.linear(folder, REVISIONS);
        warm.append(row(kind, folder));
        whole.append(processes(kind, folder, launcher));
      } finally {
        RevisionProject.delete(folder);
      }
    }
    Files.writeString(Path.of(args[1]), warm.append(whole));
    // The test servers' threads would keep this process alive.
    System.exit(0);
  }

  private static String row(String kind, Path folder) throws IOException, SQLException {
    long[] bare = new long[ROUNDS];
    long[] run = new long[ROUNDS];
    long[] whole = new long[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      String bareDatabase = newDatabase(kind, folder, "bare" + i);
      String database = newDatabase(kind, folder, "retort" + i);
      Instant start = Instant.now();
      bare(kind, bareDatabase);
      Instant middle = Instant.now();
      Measured measured = retort(environment(kind, database, folder));
      if (i >= 0) {
        bare[i] = Duration.between(start, middle).toMillis();
        run[i] = measured.run();
        whole[i] = measured.whole();
      }
    }
    long first = median(bare);
    long second = median(run);
    long third = median(whole);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.2f | %d | %.2f |%n",
        kind,
        first,
        second,
        (double) second / first,
        third,
        (double) third / first);
  }

  private static String processes(String kind, Path folder, Path launcher)
      throws IOException, SQLException, InterruptedException {
    long[] bare = new long[PROCESSES];
    long[] retort = new long[PROCESSES];
    for (int i = -1; i < PROCESSES; i++) {
      String bareDatabase = newDatabase(kind, folder, "bare process" + i);
      Path environment = environment(kind, newDatabase(kind, folder, "process" + i), folder);
      long first =
          millis(
              folder,
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              // What the launcher sets for itself.
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-cp",
              System.getProperty("java.class.path"),
              JournalBenchmark.class.getName(),
              "bare",
              kind,
              bareDatabase);
      long second =
          millis(folder, launcher.toString(), "-c", environment.toString(), "upgrade", "head");
      if (i >= 0) {
        bare[i] = first;
        retort[i] = second;
      }
    }
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.2f |%n",
        kind,
        median(bare),
        median(retort),
        (double) median(retort) / median(bare));
  }

  private static long millis(Path folder, String... command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Instant start = Instant.now();
    int status =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start()
            .waitFor();
    long millis = Duration.between(start, Instant.now()).toMillis();
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " failed:\n" + Files.readString(out));
    }
    return millis;
  }

  private static long median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Milliseconds of the run alone, and of all from opening the environment to closing it. */
  private record Measured(long run, long whole) {}

  private static String newDatabase(String kind, Path folder, String name) throws SQLException {
    return switch (kind) {
      case "PostgreSQL" -> PostgresServer.newDatabase();
      case "MariaDB" -> MariaDbServer.newDatabase();
      default -> "jdbc:sqlite:" + folder.resolve(name + ".db");
    };
  }

  private static String user(String kind) {
    return kind.equals("MariaDB") ? MariaDbServer.USER : "postgres";
  }

  private static String password(String kind) {
    return kind.equals("MariaDB") ? MariaDbServer.PASSWORD : "";
  }

  private static void bare(String kind, String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user(kind), password(kind));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements()) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  private static Path environment(String kind, String url, Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("config.bench.yaml"),
        "database: {url: \"%s\", username: %s, password: \"%s\"}%nmigrations: {locations: [versions]}%n"
            .formatted(url.replace("jdbc:mysql:", "jdbc:mariadb:"), user(kind), password(kind)));
  }

  private static Measured retort(Path environment) {
    Instant start = Instant.now();
    Duration run;
    try (MigrationService service = MigrationService.open(environment)) {
      MigrationPlan plan = service.plan(PlanRequest.upgrade("head"));
      Instant planned = Instant.now();
      service.execute(plan, RunListener.NONE, Cancellation.none());
      run = Duration.between(planned, Instant.now());
    }
    return new Measured(run.toMillis(), Duration.between(start, Instant.now()).toMillis());
  }

  private static List<String> statements() {
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= REVISIONS; i++) {
      all.add(
          "CREATE TABLE t%d (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, created_at TIMESTAMP)"
              .formatted(i));
      all.add("CREATE INDEX ix_t%d_name ON t%d (name)".formatted(i, i));
    }
    return all;
  }
}
