package dev.retort.dialect.mysql;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchLeftException;
import dev.retort.dialect.ScratchRequest;
import dev.retort.dialect.ShortNames;
import dev.retort.dialect.UnusableServerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A throw-away database of its own beside the one that an address names.
 *
 * <p>Its name begins with {@value #PREFIX} and a number that stands for the server. Its owner holds
 * a lock of the same name for as long as its connection lives, so whoever comes next knows which of
 * them a crash left behind, and drops those.
 */
final class MySqlScratch implements ScratchDatabase {
  /** How every scratch database's name begins. */
  static final String PREFIX = "retort_scratch_";

  private static final int ACCESS_DENIED_TO_DATABASE = 1044;
  private static final int ACCESS_DENIED = 1045;
  private static final int SPECIFIC_ACCESS_DENIED = 1227;

  private static final List<String> SETTINGS =
      List.of(
          "version",
          "version_comment",
          "sql_mode",
          "old_mode",
          "character_set_server",
          "collation_server",
          "character_set_database",
          "collation_database",
          "character_set_connection",
          "collation_connection",
          "character_set_collations",
          "default_collation_for_utf8mb4",
          "default_storage_engine",
          "default_table_encryption",
          "explicit_defaults_for_timestamp",
          "innodb_default_row_format",
          "innodb_strict_mode",
          "lower_case_table_names",
          "sql_generate_invisible_primary_key",
          "sql_quote_show_create",
          "time_zone");

  private final Connection connection;
  private final String name;

  private MySqlScratch(Connection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  /** Opens connections for {@link #open}. */
  interface Connector {
    Connection connect(String url) throws SQLException;
  }

  static MySqlScratch open(ScratchRequest request, Connector connector) throws SQLException {
    Connection connection = connector.connect(url(request));
    try (Statement statement = connection.createStatement()) {
      String prefix = PREFIX + server(statement) + "_";
      sweep(statement, prefix);
      String name = prefix + UUID.randomUUID().toString().substring(0, 8);
      statement.execute("DO GET_LOCK('" + name + "', 0)");
      create(statement, name);
      connection.setCatalog(name);
      return new MySqlScratch(connection, name);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static String url(ScratchRequest request) throws SQLException {
    String given = request.scratchUrl();
    String url = given == null ? request.targetUrl() : given;
    if (url == null) {
      throw new SQLException(
          "a scratch database is not made on the server of a protected environment");
    }
    return url;
  }

  /** The server's version and the settings that change what it makes of a definition. */
  static String fingerprint(ScratchRequest request, Connector connector) throws SQLException {
    StringBuilder found = new StringBuilder();
    try (Connection connection = connector.connect(url(request));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SHOW VARIABLES WHERE Variable_name IN ("
                    + SETTINGS.stream().map(MySqlNames::literal).collect(Collectors.joining(", "))
                    + ")")) {
      while (rows.next()) {
        found.append(rows.getString(1)).append('=').append(rows.getString(2)).append('\n');
      }
    }
    return found.toString();
  }

  /** Locks are known to one server only, so only its own databases are swept. */
  private static String server(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT @@hostname, @@port")) {
      return rows.next() ? ShortNames.hash(rows.getString(1) + ":" + rows.getString(2)) : "";
    }
  }

  private static void sweep(Statement statement, String prefix) throws SQLException {
    List<String> left = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE '"
                + prefix.replace("_", "\\_")
                + "%' AND IS_FREE_LOCK(schema_name) = 1")) {
      while (rows.next()) {
        left.add(rows.getString(1));
      }
    }
    for (String name : left) {
      statement.execute("DROP DATABASE IF EXISTS " + MySqlNames.quote(name));
    }
  }

  private static void create(Statement statement, String name) throws SQLException {
    try {
      String charset;
      try (ResultSet rows =
          statement.executeQuery("SELECT @@character_set_database, @@collation_database")) {
        charset =
            rows.next()
                ? " CHARACTER SET " + rows.getString(1) + " COLLATE " + rows.getString(2)
                : "";
      }
      statement.execute("CREATE DATABASE " + MySqlNames.quote(name) + charset);
    } catch (SQLException e) {
      if (e.getErrorCode() != ACCESS_DENIED_TO_DATABASE
          && e.getErrorCode() != ACCESS_DENIED
          && e.getErrorCode() != SPECIFIC_ACCESS_DENIED) {
        throw e;
      }
      throw new UnusableServerException(
          UnusableServerException.Reason.MAY_NOT_CREATE_DATABASE,
          "the user "
              + user(statement)
              + " may not create a database for it; run GRANT ALL ON `retort\\_scratch\\_%`.* TO "
              + user(statement)
              + " as an administrator",
          e);
    }
  }

  private static String user(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT CURRENT_USER()")) {
      String[] parts = (rows.next() ? rows.getString(1) : "").split("@", 2);
      return MySqlNames.literal(parts[0])
          + (parts.length == 1 ? "" : "@" + MySqlNames.literal(parts[1]));
    }
  }

  /** The database's name. */
  String name() {
    return name;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try (Connection closing = connection;
        Statement statement = closing.createStatement()) {
      if (!closing.getAutoCommit()) {
        closing.rollback();
        closing.setAutoCommit(true);
      }
      statement.execute("DROP DATABASE IF EXISTS " + MySqlNames.quote(name));
    } catch (SQLException e) {
      throw new ScratchLeftException(name, e);
    }
  }
}
