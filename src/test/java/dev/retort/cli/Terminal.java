package dev.retort.cli;

import dev.retort.service.MigrationService;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shell in a folder: types command lines and reads what comes back. */
final class Terminal {
  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private String answers = "";

  private Terminal(Path folder) {
    this.folder = folder;
  }

  /** What a command printed, and its exit status. */
  record Result(int status, String out, String err) {
    /** Without the last line end. */
    String text() {
      return out.strip();
    }

    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** A project on SQLite with a model of one table. */
  static Terminal in(Path folder) {
    Terminal terminal = new Terminal(folder);
    terminal.write(
        "config.yaml",
        """
        name: dev
        database: {url: "jdbc:sqlite:app.db"}
        migrations: {locations: [versions], dialects: [sqlite, mysql, postgresql]}
        model: {yaml: model.yaml}
        """);
    terminal.model("{type: varchar(50), nullable: false}");
    terminal.write("versions/.keep", "");
    return terminal;
  }

  /** Writes a model of the table {@code users}, whose column {@code name} is as said. */
  Terminal model(String name) {
    return write(
        "model.yaml",
        """
        tables:
          users:
            columns:
              id: {type: bigint, autoincrement: true}
              name: %s
            primary_key: [id]
        """
            .formatted(name));
  }

  /** A shell in a project that is there already. */
  static Terminal at(Path folder) {
    return new Terminal(folder);
  }

  Terminal write(String file, String text) {
    Path path = folder.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A revision that makes a table of its name. */
  Terminal revision(String id, String parents) {
    String table = "t_" + id;
    return revision(
        id, parents, "CREATE TABLE " + table + " (id INTEGER);", "DROP TABLE " + table + ";");
  }

  /** A revision of these statements. */
  Terminal revision(String id, String parents, String up, String down) {
    return write(
        "versions/" + id + ".sql",
        "-- @revision "
            + id
            + (parents.isEmpty() ? "" : "\n-- @down_revision " + parents)
            + "\n-- @message makes "
            + id
            + "\n\n-- @upgrade\n"
            + up
            + "\n\n-- @downgrade\n"
            + down
            + "\n");
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a revision. */
  String file(String revision) {
    return files().stream()
        .map(f -> "versions/" + f)
        .filter(f -> read(f).lines().anyMatch(("-- @revision " + revision)::equals))
        .findFirst()
        .orElseThrow();
  }

  /** The revision files, sorted by name. */
  List<String> files() {
    try (var found = Files.list(folder.resolve("versions"))) {
      return found
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".sql"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Terminal variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** What a person at a terminal will type next. */
  Terminal answering(String lines) {
    answers = lines;
    return this;
  }

  List<String> query(String sql) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> tables() {
    return query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1").stream()
        .filter(t -> !t.startsWith("retort_") && !t.startsWith("sqlite_"))
        .toList();
  }

  List<String> rows() {
    return query("SELECT version_num FROM alembic_version ORDER BY 1");
  }

  /** Runs a command that must end with 0. */
  Result ok(String... arguments) {
    Result result = run(arguments);
    if (result.status() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + result);
    }
    return result;
  }

  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    boolean person = !answers.isEmpty();
    Shell shell =
        new Shell(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(answers)),
            new Shell.Terminal(person, false, person),
            variables,
            folder,
            MigrationService::open,
            new NoDesktop());
    answers = "";
    int status = new CommandLineApplication(shell).run(arguments);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static final class NoDesktop implements Desktop {
    @Override
    public void open(Screen screen) {
      throw new AssertionError("a window was asked for");
    }

    @Override
    public void snapshot(Screen screen, Path png) {
      throw new AssertionError("a picture was asked for");
    }
  }
}
