package dev.retort.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * <p>Constraints and indexes are kept in the order given; a differ matches them by name or content,
 * never by place. Columns have an order.
 *
 * @param options the dialect's own attributes by the key {@code dialect.attribute}, for example
 *     {@code sqlite.strict}, {@code sqlite.without_rowid}, {@code mysql.engine}, {@code
 *     mysql.charset}
 */
public record Table(
    String name,
    List<Column> columns,
    @Nullable PrimaryKey primaryKey,
    List<UniqueConstraint> uniques,
    List<ForeignKey> foreignKeys,
    List<Check> checks,
    List<Index> indexes,
    @Nullable String comment,
    Map<String, String> options) {
  public Table {
    columns = List.copyOf(columns);
    uniques = List.copyOf(uniques);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
    indexes = List.copyOf(indexes);
    options = Map.copyOf(options);
  }

  /** The column with exactly this name. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
  }

  /** A builder that starts empty. */
  public static TableBuilder builder(String name) {
    return new TableBuilder(name);
  }

  /** A builder that starts as this table. */
  public TableBuilder toBuilder() {
    return new TableBuilder(this);
  }
}
