package dev.retort.service.recover;

import dev.retort.dialect.TestServer;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Three revisions of which each statement shows how often it took effect: what a database holds is
 * asked of the database alone, not of Retort.
 */
final class Effects {
  private final TestServer server;

  Effects(TestServer server) {
    this.server = server;
  }

  /** The statements of each revision, in the order in which they run. */
  Map<String, List<String>> statements() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put(
        "one",
        List.of(
            "CREATE TABLE a (id INTEGER NOT NULL, n INTEGER NOT NULL)",
            // Reads a table that others can lock.
            "INSERT INTO a SELECT count(*) + 1, 0 FROM gate"));
    all.put(
        "two",
        List.of(
            "CREATE TABLE b (id INTEGER NOT NULL)",
            "INSERT INTO b SELECT count(*) + 1 FROM gate",
            "ALTER TABLE a ADD COLUMN size INTEGER",
            "CREATE INDEX "
                + (server == TestServer.POSTGRESQL ? "CONCURRENTLY " : "")
                + "ix_a ON a (n)"));
    all.put("three", List.of("ALTER TABLE b ADD COLUMN size INTEGER", "UPDATE a SET n = n + 1"));
    return all;
  }

  /** The second is not run inside a transaction anywhere. */
  String up(String revision) {
    return (revision.equals("two") ? "-- @transaction off\n" : "")
        + String.join(";\n", Objects.requireNonNull(statements().get(revision)))
        + ";";
  }

  /** How often each statement of a revision took effect. */
  List<Integer> of(String revision, Connection connection) throws SQLException {
    return switch (revision) {
      case "one" -> List.of(tables(connection, "a"), number(connection, "a", "count(*)"));
      case "two" ->
          List.of(
              tables(connection, "b"),
              number(connection, "b", "count(*)"),
              columns(connection, "a"),
              indexes(connection));
      default -> List.of(columns(connection, "b"), number(connection, "a", "coalesce(max(n), 0)"));
    };
  }

  /** Runs the rest of a revision by hand. */
  void finish(String revision, int done, Connection connection) throws SQLException {
    List<String> all = Objects.requireNonNull(statements().get(revision));
    for (String sql : all.subList(done, all.size())) {
      execute(connection, sql);
    }
  }

  /** Takes back by hand what the statements of a revision did to rows of older tables. */
  void clearRows(Connection connection) throws SQLException {
    execute(connection, "UPDATE a SET n = 0");
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int tables(Connection connection, String table) throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    return names(
        data.getTables(connection.getCatalog(), null, table, new String[] {"TABLE"}),
        "TABLE_NAME",
        table);
  }

  private static int columns(Connection connection, String table) throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    return names(
        data.getColumns(connection.getCatalog(), null, table, "size"), "COLUMN_NAME", "size");
  }

  private int indexes(Connection connection) throws SQLException {
    if (tables(connection, "a") == 0) {
      return 0;
    }
    if (server == TestServer.POSTGRESQL) {
      return number(
          connection,
          "pg_index",
          "count(*) FILTER (WHERE indisvalid AND" + " indexrelid = to_regclass('ix_a'))");
    }
    DatabaseMetaData data = connection.getMetaData();
    return names(
        data.getIndexInfo(connection.getCatalog(), null, "a", false, true), "INDEX_NAME", "ix_a");
  }

  private static int names(ResultSet found, String column, String name) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = found) {
      while (rows.next()) {
        names.add(String.valueOf(rows.getString(column)));
      }
    }
    return (int) names.stream().filter(name::equals).count();
  }

  private static int number(Connection connection, String table, String what) throws SQLException {
    if (!table.startsWith("pg_") && tables(connection, table) == 0) {
      return 0;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + what + " FROM " + table)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
