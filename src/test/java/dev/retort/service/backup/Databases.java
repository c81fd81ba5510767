package dev.retort.service.backup;

import dev.retort.service.MigrationService;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.MySqlServer;
import dev.retort.testsupport.PostgresServer;
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
final class Databases {
  final DialectId dialect;
  final Path folder;
  private final String url;
  private final String user;
  private final String password;

  private Databases(DialectId dialect, Path folder, String url, String user, String password) {
    this.dialect = dialect;
    this.folder = folder;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  static Databases of(DialectId dialect, Path folder) throws SQLException {
    return switch (dialect) {
      case SQLITE ->
          new Databases(dialect, folder, "jdbc:sqlite:" + folder.resolve("app.db"), "", "");
      case POSTGRESQL -> new Databases(dialect, folder, PostgresServer.newDatabase(), "", "");
      case MARIADB ->
          new Databases(
              dialect,
              folder,
              MariaDbServer.newDatabase().replace("jdbc:mysql:", "jdbc:mariadb:"),
              MariaDbServer.USER,
              MariaDbServer.PASSWORD);
      case MYSQL -> new Databases(dialect, folder, MySqlServer.newDatabase(), MySqlServer.USER, "");
    };
  }

  /** At this address instead. */
  static Databases at(DialectId dialect, Path folder, String url, String user, String password) {
    return new Databases(dialect, folder, url, user, password);
  }

  MigrationService open(String guard) throws IOException {
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
  Databases revision(String id, String down, String upgrade, String downgrade) throws IOException {
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

  String url() {
    return url;
  }

  Connection connect() throws SQLException {
    String driver = url.replace("jdbc:mariadb:", "jdbc:mysql:");
    return user.isEmpty()
        ? DriverManager.getConnection(driver)
        : DriverManager.getConnection(driver, user, password);
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Every value of a query, with the bytes that it consists of. */
  List<String> values(String query) throws SQLException {
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
