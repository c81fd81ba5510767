package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows whose foreign key leads nowhere.
 *
 * @param rows the rows
 * @param unchecked tables that cannot be checked, since what they refer to is no key
 * @param tables all tables
 */
record Orphans(List<Row> rows, Set<String> unchecked, Set<String> tables) {
  static final Orphans NONE = new Orphans(List.of(), Set.of(), Set.of());

  /**
   * A row by what it refers to, which a rebuild of its table keeps; the row's number it may not.
   *
   * @param reference the values of the foreign key
   * @param rowid the row's number, or null in a table without
   */
  record Row(String table, String parent, String reference, @Nullable Long rowid) {
    Row withoutNumber() {
      return new Row(table, parent, reference, null);
    }

    Row withoutNames() {
      return new Row("", "", reference, null);
    }
  }

  static Orphans find(Connection connection) throws SQLException {
    Set<String> tables = new HashSet<>();
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name, sql LIKE '%REFERENCES%' FROM main.sqlite_master"
                    + " WHERE type = 'table' ORDER BY name")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
        if (rows.getBoolean(2)) {
          names.add(rows.getString(1));
        }
      }
    }
    List<Row> found = new ArrayList<>();
    Set<String> unchecked = new HashSet<>();
    for (String table : names) {
      try {
        find(connection, table, found);
      } catch (SQLException e) {
        if (!String.valueOf(e.getMessage()).contains("foreign key mismatch")) {
          throw e;
        }
        unchecked.add(table);
      }
    }
    return new Orphans(List.copyOf(found), Set.copyOf(unchecked), Set.copyOf(tables));
  }

  private static void find(Connection connection, String table, List<Row> found)
      throws SQLException {
    record Violation(@Nullable Long rowid, String parent, int key) {}
    List<Violation> violations = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "PRAGMA main.foreign_key_check(" + SqliteNames.literal(table) + ")")) {
      while (rows.next()) {
        long rowid = rows.getLong(2);
        Long number = rows.wasNull() ? null : rowid;
        violations.add(new Violation(number, rows.getString(3), rows.getInt(4)));
      }
    }
    for (Violation violation : violations) {
      String reference =
          violation.rowid() == null
              ? ""
              : reference(connection, table, violation.rowid(), violation.key());
      found.add(new Row(table, violation.parent(), reference, violation.rowid()));
    }
  }

  private static String reference(Connection connection, String table, long rowid, int key)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT \"from\" FROM pragma_foreign_key_list("
                    + SqliteNames.literal(table)
                    + ") WHERE id = "
                    + key
                    + " ORDER BY seq")) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    String values =
        columns.stream()
            .map(c -> "quote(" + SqliteNames.quote(c) + ")")
            .collect(Collectors.joining(" || ', ' || "));
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT "
                    + values
                    + " FROM main."
                    + SqliteNames.quote(table)
                    + " WHERE rowid = "
                    + rowid)) {
      return rows.next() ? SqliteNames.quoteAll(columns) + " = " + rows.getString(1) : "";
    }
  }

  /** Throws, naming the first row, unless each of these rows was among {@code noted}. */
  void requireNoneBesides(Orphans noted) throws SQLException {
    boolean mayBeRenamed = !tables.containsAll(noted.unchecked());
    for (String table : unchecked) {
      boolean isNew = !noted.tables().contains(table);
      if (!noted.unchecked().contains(table) && !(isNew && mayBeRenamed)) {
        throw new SQLException(
            "FOREIGN KEY constraint failed: "
                + table
                + " refers to columns that are not the key of a table.");
      }
    }
    List<Row> old = new ArrayList<>(noted.rows().stream().map(Row::withoutNumber).toList());
    List<Row> fresh = rows.stream().filter(row -> !old.remove(row.withoutNumber())).toList();
    // A table that was renamed brings its rows along.
    List<Row> renamed =
        new ArrayList<>(
            old.stream()
                .filter(r -> !tables.contains(r.table()) || !tables.contains(r.parent()))
                .map(Row::withoutNames)
                .toList());
    for (Row row : fresh) {
      boolean known = noted.tables().contains(row.table()) && noted.tables().contains(row.parent());
      if (known || !renamed.remove(row.withoutNames())) {
        throw new SQLException(message(row, fresh.size()));
      }
    }
  }

  private static String message(Row row, int count) {
    return "FOREIGN KEY constraint failed: "
        + row.table()
        + (row.rowid() == null ? " has a row" : " row " + row.rowid())
        + (row.reference().isEmpty() ? "" : " (" + row.reference() + ")")
        + " refers to nothing in "
        + row.parent()
        + (count > 1 ? ", and " + (count - 1) + " rows more like it." : ".");
  }
}
