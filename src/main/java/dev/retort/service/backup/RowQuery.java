package dev.retort.service.backup;

import dev.retort.dialect.Dialect;
import dev.retort.schema.Column;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the rows of a loss, and writes the statements that put them back: INSERTs of whole rows, or
 * UPDATEs of columns by the table's key.
 */
final class RowQuery {
  private final RowText text;
  private final String target;
  private final List<String> columns;
  private final List<String> key;
  private final List<String> types;
  private final boolean overriding;

  private RowQuery(
      RowText text, String target, List<String> columns, List<String> key, List<String> types) {
    this.text = text;
    this.target = target;
    this.columns = columns;
    this.key = key;
    this.types = types;
    this.overriding = text == RowText.POSTGRESQL;
  }

  /**
   * For a loss. Columns of a table without a key are read as whole rows, since nothing tells where
   * they belong.
   */
  static RowQuery of(LostRows loss, Dialect dialect, String schema, Connection connection)
      throws SQLException {
    RowText text = RowText.of(dialect.id());
    Table table = loss.table();
    String target =
        (schema.isEmpty() ? "" : dialect.quote(schema) + ".") + dialect.quote(table.name());
    List<String> key = loss.isWhole() ? List.of() : key(table);
    Set<String> names = new LinkedHashSet<>(key);
    if (key.isEmpty()) {
      table.columns().stream().filter(c -> c.generated() == null).forEach(c -> names.add(c.name()));
    } else {
      loss.columns().forEach(c -> names.add(c.name()));
    }
    List<String> quoted = names.stream().map(dialect::quote).toList();
    return new RowQuery(
        text, target, quoted, quoted.subList(0, key.size()), types(connection, quoted, target));
  }

  private static List<String> key(Table table) {
    PrimaryKey primary = table.primaryKey();
    if (primary != null) {
      return primary.columns();
    }
    Set<String> filled =
        table.columns().stream()
            .filter(c -> !c.nullable())
            .map(Column::name)
            .collect(Collectors.toSet());
    return table.uniques().stream()
        .map(UniqueConstraint::columns)
        .filter(filled::containsAll)
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> types(Connection connection, Collection<String> names, String target)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none =
            statement.executeQuery(
                "SELECT " + String.join(", ", names) + " FROM " + target + " WHERE 1 = 0")) {
      ResultSetMetaData facts = none.getMetaData();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= facts.getColumnCount(); i++) {
        types.add(facts.getColumnTypeName(i).toUpperCase(java.util.Locale.ROOT));
      }
      return List.copyOf(types);
    }
  }

  /** Whether the statements update rows that are there. */
  boolean isUpdate() {
    return !key.isEmpty();
  }

  /** The query; in the order of the key, so that rows mostly follow those they refer to. */
  String select(Table table, Dialect dialect) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(text.query(columns.get(i), types.get(i)));
    }
    List<String> order = key(table).stream().map(dialect::quote).toList();
    return "SELECT "
        + String.join(", ", values)
        + " FROM "
        + target
        + (order.isEmpty() ? "" : " ORDER BY " + String.join(", ", order));
  }

  /** The literals of the row at hand. */
  List<String> row(ResultSet rows) throws SQLException {
    List<String> literals = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      String value = rows.getString(i + 1);
      literals.add(value == null ? "NULL" : text.literal(value, types.get(i)));
    }
    return literals;
  }

  /** The beginning of a statement that inserts whole rows. */
  String insert() {
    return "INSERT INTO "
        + target
        + " ("
        + String.join(", ", columns)
        + ")"
        + (overriding ? " OVERRIDING SYSTEM VALUE" : "")
        + " VALUES ";
  }

  /** The statement that updates one row. */
  String update(List<String> literals) {
    List<String> set = new ArrayList<>();
    List<String> where = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      (i < key.size() ? where : set).add(columns.get(i) + " = " + literals.get(i));
    }
    return "UPDATE "
        + target
        + " SET "
        + String.join(", ", set)
        + " WHERE "
        + String.join(" AND ", where);
  }
}
