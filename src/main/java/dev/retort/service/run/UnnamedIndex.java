package dev.retort.service.run;

import dev.retort.service.run.ConcurrentIndexing.CreateUnnamed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The invalid indexes that a statement left which gives no name. The database itself says how it
 * spells such an index and what name it makes up: it builds one on an empty, temporary table of the
 * same columns, in a transaction that is rolled back. That is done only where the table has an
 * invalid index at all.
 */
final class UnnamedIndex {
  private static final String ON_TABLE = "x.indrelid = to_regclass(?) ORDER BY 1";

  /** A name as long as this may have been shortened to make room for a number. */
  private static final int PERHAPS_SHORTENED = 62;

  private static final String ALIKE =
      "SELECT 1 FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid, pg_index p JOIN pg_class n"
          + " ON n.oid = p.indexrelid WHERE x.indexrelid = ? AND p.indrelid = to_regclass(?) AND"
          + " x.indisunique = p.indisunique AND regexp_replace(pg_get_indexdef(x.indexrelid), '^.*?"
          + " USING ', '') = regexp_replace(pg_get_indexdef(p.indexrelid), '^.*? USING ', '') AND"
          + " (regexp_replace(i.relname, '[0-9]*$', '') = regexp_replace(n.relname, '[0-9]*$', '')"
          + " OR octet_length(i.relname) >= "
          + PERHAPS_SHORTENED
          + " AND i.relname ~ '_idx[0-9]*$')";

  private final Connection connection;
  private final CreateUnnamed create;

  /** On a connection that is in no transaction. */
  UnnamedIndex(Connection connection, CreateUnnamed create) {
    this.connection = connection;
    this.create = create;
  }

  /**
   * Their names; none where the database does not let this be found out, as without the right to
   * make temporary tables.
   */
  List<String> invalid() throws SQLException {
    List<String> onTable = InvalidIndex.names(connection, ON_TABLE, create.table());
    if (onTable.isEmpty()) {
      return List.of();
    }
    connection.setAutoCommit(false);
    try {
      return alike(onTable);
    } catch (SQLException e) {
      // What can't be told apart is not taken for what the statement left.
      return List.of();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private List<String> alike(List<String> names) throws SQLException {
    // Before the temporary table, whose name and whose index's name come first from then on.
    List<Long> numbers = new ArrayList<>();
    for (String name : names) {
      numbers.add(number(name));
    }
    String table = "pg_temp." + create.bareTable();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '2s'");
      statement.execute(
          "CREATE TEMPORARY TABLE " + create.bareTable() + " (LIKE " + create.table() + ")");
      statement.execute(create.create() + " ON " + table + " " + create.definition());
    }
    List<String> alike = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (isAlike(numbers.get(i), table)) {
        alike.add(names.get(i));
      }
    }
    return List.copyOf(alike);
  }

  private long number(String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT CAST(to_regclass(?) AS oid)")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private boolean isAlike(long number, String table) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ALIKE)) {
      query.setLong(1, number);
      query.setString(2, table);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
