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
 * in one JVM, by turns. Writes a table.
 */
public final class JournalBenchmark {
  private static final int ROUNDS = 5;
  private static final int REVISIONS = 1000;

  private JournalBenchmark() {}

  /** Runs everything and writes the table to the file that is named. */
  public static void main(String[] args) throws IOException, SQLException {
    StringBuilder table =
        new StringBuilder(
            "| %,d revisions of a table and an index | bare JDBC, ms | Retort's run, ms | ratio | with reading and splitting %,d files, ms | ratio |%n|---|---|---|---|---|---|%n"
                .formatted(REVISIONS, REVISIONS));
    for (String kind : List.of("SQLite", "PostgreSQL", "MariaDB")) {
      Path folder = Files.createTempDirectory("retort-bench");
      try {
        RevisionProject.linear(folder, REVISIONS);
        table.append(row(kind, folder));
      } finally {
        RevisionProject.delete(folder);
      }
    }
    Files.writeString(Path.of(args[0]), table);
    // The test servers' threads would keep this process alive.
    System.exit(0);
  }

  private static String row(String kind, Path folder) throws IOException, SQLException {
    long[] bare = new long[ROUNDS];
    long[] run = new long[ROUNDS];
    long[] whole = new long[ROUNDS];
    for (int i = -1; i < ROUNDS; i++) {
      Instant start = Instant.now();
      bare(kind, newDatabase(kind, folder, "bare" + i));
      Instant middle = Instant.now();
      Measured measured = retort(kind, newDatabase(kind, folder, "retort" + i), folder);
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

  private static Measured retort(String kind, String url, Path folder) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("config.bench.yaml"),
            "database: {url: \"%s\", username: %s, password: \"%s\"}%nmigrations: {locations: [versions]}%n"
                .formatted(
                    url.replace("jdbc:mysql:", "jdbc:mariadb:"), user(kind), password(kind)));
    Instant start = Instant.now();
    Duration run;
    try (MigrationService service = MigrationService.open(config)) {
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
