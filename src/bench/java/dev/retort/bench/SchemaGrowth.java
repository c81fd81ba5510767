package dev.retort.bench;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Scope;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.PostgresServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long it takes to read schemas of growing size from servers and to compare them, and how much
 * memory that needs.
 *
 * <p>Arguments: the file that receives the table; then, if not all are meant, names of dialects.
 */
public final class SchemaGrowth {
  private static final int RUNS = 3;
  private static final int BATCH = 100;
  private static final List<Integer> SIZES = List.of(200, 2_000, 20_000);

  private SchemaGrowth() {}

  /** Runs everything and writes the table to the file that is named, anew after each row. */
  public static void main(String[] args) throws IOException, SQLException {
    Path file = Path.of(args[0]);
    StringBuilder text =
        new StringBuilder(
            "| in one JVM | tables | read all, ms | compare with ten changes, ms | peak heap, MB |\n"
                + "|---|---|---|---|---|\n");
    for (DialectId dialect : List.of(DialectId.SQLITE, DialectId.POSTGRESQL, DialectId.MARIADB)) {
      if (args.length > 1 && !List.of(args).contains(dialect.id())) {
        continue;
      }
      for (int tables : SIZES) {
        text.append(row(dialect, tables));
        Files.writeString(file, text);
      }
    }
    text.append(
        "\nTen columns, a primary key, a unique constraint, two indexes and a reference each. The heap holds both sides"
            + " of the comparison, and what was not collected yet.\n");
    Files.writeString(file, text);
    // The test servers' threads would keep this process alive.
    System.exit(0);
  }

  private static String row(DialectId id, int tables) throws SQLException {
    Dialect dialect = Dialect.of(id);
    Schema schema = ModelProject.schema(tables);
    try (Connection connection = connect(dialect)) {
      create(dialect, connection, List.copyOf(schema.tables().values()));
      System.gc();
      heap().forEach(MemoryPoolMXBean::resetPeakUsage);
      long reading = median(() -> dialect.introspector().read(connection, Scope.all()));
      Schema read = dialect.introspector().read(connection, Scope.all());
      Schema wanted = ModelProject.changed(read, tables);
      DiffPolicy policy = dialect.diffPolicy(List.of(id));
      long comparing = median(() -> SchemaDiffer.diff(read, wanted, policy, List.of()));
      long peak = heap().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
      return String.format(
          Locale.ROOT,
          "| %s | %,d | %d | %d | %d |%n",
          id.title(),
          tables,
          reading,
          comparing,
          peak >> 20);
    }
  }

  private static Stream<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP);
  }

  private static Connection connect(Dialect dialect) throws SQLException {
    return switch (dialect.id()) {
      case POSTGRESQL -> dialect.connect(PostgresServer.newDatabase(), Map.of("user", "postgres"));
      case MARIADB ->
          dialect.connect(
              MariaDbServer.newDatabase(),
              Map.of("user", MariaDbServer.USER, "password", MariaDbServer.PASSWORD));
      default -> dialect.connect("jdbc:sqlite::memory:", Map.of());
    };
  }

  private static void create(Dialect dialect, Connection connection, List<Table> tables)
      throws SQLException {
    for (int start = 0; start < tables.size(); start += BATCH) {
      String script =
          ModelProject.creates(
              dialect.id(), tables.subList(start, Math.min(start + BATCH, tables.size())));
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (String sql : script.split(";\n")) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static long median(Runnable work) {
    long[] times = new long[RUNS];
    for (int i = -1; i < RUNS; i++) {
      Instant start = Instant.now();
      work.run();
      if (i >= 0) {
        times[i] = Duration.between(start, Instant.now()).toMillis();
      }
    }
    Arrays.sort(times);
    return times[RUNS / 2];
  }
}
