package dev.retort.testsupport;

import dev.retort.service.MigrationService;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An environment on an empty database of one dialect, for tests. */
public final class TestDatabase {
  private final DialectId dialect;
  private final Path folder;
  private final String url;
  private final String user;
  private final String password;

  private TestDatabase(DialectId dialect, Path folder, String url, String user, String password) {
    this.dialect = dialect;
    this.folder = folder;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** A new one, in whose folder the files are. */
  public static TestDatabase of(DialectId dialect, Path folder) throws SQLException {
    return switch (dialect) {
      case SQLITE ->
          new TestDatabase(dialect, folder, "jdbc:sqlite:" + folder.resolve("app.db"), "", "");
      case POSTGRESQL -> new TestDatabase(dialect, folder, PostgresServer.newDatabase(), "", "");
      case MARIADB ->
          new TestDatabase(
              dialect,
              folder,
              MariaDbServer.newDatabase().replace("jdbc:mysql:", "jdbc:mariadb:"),
              MariaDbServer.USER,
              MariaDbServer.PASSWORD);
      case MYSQL ->
          new TestDatabase(dialect, folder, MySqlServer.newDatabase(), MySqlServer.USER, "");
    };
  }

  /** At this address instead. */
  public static TestDatabase at(
      DialectId dialect, Path folder, String url, String user, String password) {
    return new TestDatabase(dialect, folder, url, user, password);
  }

  /** Writes the environment file and opens it. */
  public MigrationService open(String guard) throws IOException {
    Path file = folder.resolve("config.yaml");
    Files.writeString(
        file,
        "name: prod\ndatabase:\n  url: \""
            + url
            + "\"\n"
            + (user.isEmpty()
                ? ""
                : "  username: " + user + "\n  password: '" + password.replace("'", "''") + "'\n")
            + "migrations: {locations: [versions], dialects: ["
            + dialect.id()
            + "]}\nguard: {"
            + guard
            + "}\n");
    return MigrationService.open(file);
  }

  /** Writes a revision. */
  public TestDatabase revision(String id, String down, String upgrade, String downgrade)
      throws IOException {
    Files.createDirectories(folder.resolve("versions"));
    Files.writeString(
        folder.resolve("versions/" + id + ".sql"),
        "-- @revision "
            + id
            + "\n-- @down_revision "
            + down
            + "\n\n-- @upgrade\n"
            + upgrade
            + "\n\n-- @downgrade\n"
            + downgrade
            + "\n");
    return this;
  }

  /** Its address. */
  public String url() {
    return url;
  }

  /** A connection beside the service. */
  public Connection connect() throws SQLException {
    String driver = url.replace("jdbc:mariadb:", "jdbc:mysql:");
    return user.isEmpty()
        ? DriverManager.getConnection(driver)
        : DriverManager.getConnection(driver, user, password);
  }

  /** Runs statements beside the service. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Which. */
  public DialectId dialect() {
    return dialect;
  }

  /** Every value of a query, with the bytes that it consists of. */
  public List<String> values(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          byte[] bytes = rows.getBytes(i);
          values.add(bytes == null ? "null" : Base64.getEncoder().encodeToString(bytes));
        }
      }
    }
    return values;
  }
}
