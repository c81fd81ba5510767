package dev.retort.bench;

import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Times autogenerate as a whole process, on 1,000 tables of ten columns with ten changes in the
 * model: the first time, with filled caches, and with nothing changed.
 *
 * <p>Arguments: the launcher, and the file that receives the table.
 */
public final class AutogenerateBenchmark {
  private static final int RUNS = 5;
  private static final int TABLES = 1000;
  private static final int POLL_MILLIS = 20;

  private static final String EARLIER =
      """

      Measured earlier on such a machine, for the same kind of project with the database at its head (Alembic compares with that):
      Alembic 1.19 with SQLAlchemy 2.0 takes 2.9 s on SQLite, 3.2 s on PostgreSQL 15, 3.4 s on MariaDB 10.11;
      Liquibase's diff-changelog 56 s on PostgreSQL and 73 s on MariaDB.

      First run: nothing is kept from before. With filled caches: the revisions are known, the ten changes are new.
      """;

  private final Path launcher;
  private final Path folder;
  private final Path cache;

  private AutogenerateBenchmark(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
    this.cache = folder.resolve("cache");
  }

  /** Runs everything and writes the tables. */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    Path launcher = Path.of(args[0]).toAbsolutePath();
    Path result = Path.of(args[1]);
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "| autogenerate, %,d tables, whole process | min ms | median ms | max ms | peak MB |%n|---|---|---|---|---|%n",
                TABLES));
    for (DialectId dialect : List.of(DialectId.SQLITE, DialectId.POSTGRESQL, DialectId.MARIADB)) {
      Path folder = Files.createTempDirectory("retort-bench");
      try {
        text.append(new AutogenerateBenchmark(launcher, folder).rows(dialect));
        Files.writeString(result, text + EARLIER);
      } finally {
        RevisionProject.delete(folder);
      }
    }
    // The test servers' threads would keep this process alive.
    System.exit(0);
  }

  private static String database(DialectId dialect) throws SQLException {
    return switch (dialect) {
      case POSTGRESQL ->
          "{url: \"%s\", username: postgres}".formatted(PostgresServer.newDatabase());
      case MARIADB ->
          "{url: \"%s\", username: %s, password: %s}"
              .formatted(
                  MariaDbServer.newDatabase().replace("jdbc:mysql:", "jdbc:mariadb:"),
                  MariaDbServer.USER,
                  MariaDbServer.PASSWORD);
      default -> "{url: \"jdbc:sqlite:bench.db\"}";
    };
  }

  private String rows(DialectId dialect) throws IOException, InterruptedException, SQLException {
    List<Schema> models = ModelProject.write(folder, dialect, database(dialect), TABLES);
    ModelProject.model(folder, models.get(0));
    run("upgrade", "head");
    run("revision", "--autogenerate", "-m", "nothing");
    Path filled = folder.resolve("filled");
    copy(cache, filled);
    String name = dialect.title();
    String nothing = row(name + ", nothing changed, caches filled", measure(filled));
    ModelProject.model(folder, models.get(1));
    return row(name + ", first run", measure(folder.resolve("none")))
        + row(name + ", ten changes, caches filled", measure(filled))
        + nothing;
  }

  private record Sample(long millis, long kilobytes) {}

  private static String row(String what, List<Sample> samples) {
    List<Long> times = samples.stream().map(Sample::millis).sorted().toList();
    long peak = samples.stream().mapToLong(Sample::kilobytes).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d |%n",
        what,
        times.get(0),
        times.get(times.size() / 2),
        times.get(times.size() - 1),
        peak / 1024);
  }

  /** Each run finds the caches and the revisions as they were before the first. */
  private List<Sample> measure(Path caches) throws IOException, InterruptedException {
    List<Sample> samples = new ArrayList<>();
    for (int i = -1; i < RUNS; i++) {
      RevisionProject.delete(cache);
      if (Files.exists(caches)) {
        copy(caches, cache);
      }
      Sample sample = run("revision", "--autogenerate", "-m", "bench");
      if (i >= 0) {
        samples.add(sample);
      }
      try (Stream<Path> written = Files.list(folder.resolve("versions"))) {
        for (Path file : written.filter(f -> f.toString().endsWith("_bench.sql")).toList()) {
          Files.delete(file);
        }
      }
    }
    return samples;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private Sample run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("RETORT_CACHE", cache.toString());
    Instant start = Instant.now();
    Process process = builder.start();
    long peak = 0;
    while (!process.waitFor(POLL_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.pid()));
    }
    long millis = Duration.between(start, Instant.now()).toMillis();
    if (process.exitValue() != 0) {
      throw new IOException(command + " failed:\n" + Files.readString(out));
    }
    return new Sample(millis, peak);
  }

  /**
   * The launcher becomes the program, so this is the program's own; zero where there is no /proc.
   */
  private static long peak(long process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }
}
