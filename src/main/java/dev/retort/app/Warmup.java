package dev.retort.app;

import dev.retort.cli.CommandLineApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
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

  private static final String MODEL =
      """
      tables:
        a:
          columns: {id: {type: bigint, autoincrement: true}}
          primary_key: [id]
        c:
          comment: warm
          columns:
            id: {type: bigint, autoincrement: true}
            a_id: {type: bigint, nullable: false}
            name: {type: varchar(%2$d), nullable: false, default: "%1$s"}
            %1$s: {type: boolean, nullable: false, default: true}
            price: {type: "decimal(10, 2)", default: 0}
            at: {type: timestamp, nullable: false, default: {sql: CURRENT_TIMESTAMP}}
          primary_key: [id]
          unique: {uq_c_name: [name]}
          foreign_keys: {fk_c_a_id: {columns: [a_id], references: a(id), on_delete: cascade}}
          checks: {ck_c_%1$s: price >= 0}
          indexes: {ix_c_%1$s: [at]}
        %1$s:
          columns: {id: {type: bigint, autoincrement: true}, c_id: {type: bigint}}
          primary_key: [id]
          foreign_keys: {fk_%1$s_c_id: {columns: [c_id], references: c(id)}}
      """;

  /** Nothing listens there; the drivers are loaded all the same. */
  private static final String AWAY =
      """
      database: {url: "jdbc:%s://127.0.0.1:1/nowhere", username: nobody, pool: {connection_timeout: 1s}}
      migrations: {locations: [migrations/versions]}
      """;

  /** Of which jars, told by a class in each, which classes work with a server. */
  private static final Map<String, Pattern> LOADED =
      Map.of(
          "dev.retort.app.Warmup", Pattern.compile("dev/retort/(?!ui/|app/).*\\.class"),
          "com.zaxxer.hikari.HikariDataSource", Pattern.compile("com/zaxxer/hikari/.*\\.class"),
          "org.postgresql.Driver",
              Pattern.compile("org/postgresql/(core|jdbc|hostchooser|util|shaded)/.*\\.class"),
          "com.mysql.cj.jdbc.Driver", Pattern.compile("com/mysql/cj/(?!x/|xdevapi/).*\\.class"));

  private static final List<List<String>> GENERATION =
      List.of(
          List.of("revision", "--autogenerate", "-m", "one"),
          List.of("upgrade", "head"),
          List.of("revision", "--autogenerate", "-m", "none"));

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
    System.setProperty("retort.cache", project.resolve("cache").toString());
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
      generate(nowhere, project);
      reachForServers(nowhere, project);
      loadServerClasses();
      keepLibrary(Path.of(arguments[0]));
    } finally {
      delete(project);
    }
  }

  private static void generate(PrintStream nowhere, Path project) throws IOException {
    CommandLineApplication application = Main.application(nowhere, nowhere, project);
    Files.writeString(
        project.resolve("config.yaml"),
        """
        database: {url: "jdbc:sqlite:warm.db"}
        migrations: {locations: [migrations/versions], dialects: [sqlite, mysql, postgresql]}
        model: {yaml: model.yaml}
        """);
    for (String value : List.of("one", "three")) {
      Files.writeString(project.resolve("model.yaml"), MODEL.formatted(value, 50 + value.length()));
      for (List<String> command : GENERATION) {
        application.run(command.toArray(String[]::new));
      }
    }
  }

  private static void reachForServers(PrintStream nowhere, Path project) throws IOException {
    CommandLineApplication application = Main.application(nowhere, nowhere, project);
    for (String kind : List.of("postgresql", "mysql")) {
      Files.writeString(project.resolve("away.yaml"), AWAY.formatted(kind));
      application.run("-c", "away.yaml", "current");
    }
  }

  /**
   * Loads what only a connection would, since here is no server: the virtual machine archives each
   * class that is loaded.
   */
  private static void loadServerClasses() throws IOException {
    for (Map.Entry<String, Pattern> library : LOADED.entrySet()) {
      try {
        Class<?> inside = Class.forName(library.getKey());
        Path jar = Path.of(inside.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
          file.stream()
              .map(JarEntry::getName)
              .filter(library.getValue().asMatchPredicate())
              .forEach(Warmup::load);
        }
      } catch (ClassNotFoundException | URISyntaxException e) {
        throw new IllegalStateException(library.getKey(), e);
      }
    }
  }

  private static void load(String entry) {
    String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    try {
      Class.forName(name, false, Warmup.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // It needs a library that Retort does without.
      return;
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
