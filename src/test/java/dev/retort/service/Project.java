package dev.retort.service;

import dev.retort.dialect.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A folder with an environment file, revision files and an SQLite database that may not exist. */
public final class Project {
  private final Path folder;
  private String extra = "";

  private Project(Path folder) {
    this.folder = folder;
  }

  /** A project in an empty folder. */
  public static Project in(Path folder) {
    Project project = new Project(folder);
    project.environment("");
    project.write("versions/.keep", "");
    return project;
  }

  /** A project in an empty folder whose database is an address of a server. */
  public static Project on(TestServer server, String url, Path folder, String lines) {
    Project project = in(folder);
    String kind = server.dialect().id().id();
    project.write(
        "config.yaml",
        "name: test\ndatabase: {url: \"%s\", username: %s, password: \"%s\"}\nmigrations: {locations: [versions], dialects: [%s]}\n"
                .formatted(
                    kind.equals("mariadb") ? url.replace("jdbc:mysql:", "jdbc:mariadb:") : url,
                    server.who().get("user"),
                    server.who().getOrDefault("password", ""),
                    kind)
            + lines);
    return project;
  }

  /** Writes the environment file with further lines. */
  public Project environment(String lines) {
    extra = lines;
    write(
        "config.yaml",
        """
        name: test
        database: {url: "jdbc:sqlite:app.db"}
        migrations:
          locations: [versions]
          dialects: [sqlite]
        """
            + extra);
    return this;
  }

  /** Writes the model file and names it in the environment. */
  public Project model(String yaml) {
    write("model.yaml", yaml);
    if (!extra.contains("model:")) {
      environment(extra + "model: {yaml: model.yaml}\n");
    }
    return this;
  }

  /** Writes a revision file; {@code parents} as in the file, empty for a base. */
  public Project revision(String id, String parents, String up, String down) {
    String header =
        "-- @revision " + id + (parents.isEmpty() ? "" : "\n-- @down_revision " + parents);
    write(
        "versions/" + id + ".sql",
        header
            + "\n-- @message makes "
            + id
            + "\n\n-- @upgrade\n"
            + up
            + "\n\n-- @downgrade\n"
            + down
            + "\n");
    return this;
  }

  /** A revision that creates and drops a table of its own name. */
  public Project table(String id, String parents) {
    return revision(
        id, parents, "CREATE TABLE t_" + id + " (id INTEGER);", "DROP TABLE t_" + id + ";");
  }

  /** Writes any file. */
  public Path write(String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The environment file. */
  public Path config() {
    return folder.resolve("config.yaml");
  }

  /** The database's file. */
  public Path database() {
    return folder.resolve("app.db");
  }

  /** A file of the project. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** The service. */
  public MigrationService open() {
    return MigrationService.open(config());
  }

  /** A connection beside the service's own. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database());
  }

  /** Runs statements beside the service. */
  public Project sql(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query's rows. */
  public List<String> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names of all tables, sorted. */
  public List<String> tables() {
    return query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  }

  /** Rows of the version table, sorted. */
  public List<String> rows() {
    return query("SELECT version_num FROM alembic_version ORDER BY 1");
  }
}
