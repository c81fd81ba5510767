package dev.retort.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link Table}; used by one thread. */
public final class TableBuilder {
  private String name;
  private final List<Column> columns = new ArrayList<>();
  private @Nullable PrimaryKey primaryKey;
  private final List<UniqueConstraint> uniques = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<Index> indexes = new ArrayList<>();
  private @Nullable String comment;
  private final Map<String, String> options = new LinkedHashMap<>();

  TableBuilder(String name) {
    this.name = name;
  }

  TableBuilder(Table table) {
    this(table.name());
    columns.addAll(table.columns());
    primaryKey = table.primaryKey();
    uniques.addAll(table.uniques());
    foreignKeys.addAll(table.foreignKeys());
    checks.addAll(table.checks());
    indexes.addAll(table.indexes());
    comment = table.comment();
    options.putAll(table.options());
  }

  /** Sets the name. */
  public TableBuilder name(String value) {
    name = value;
    return this;
  }

  /** Sets or removes the primary key. */
  public TableBuilder primaryKey(@Nullable PrimaryKey value) {
    primaryKey = value;
    return this;
  }

  /** Sets or removes the comment. */
  public TableBuilder comment(@Nullable String value) {
    comment = value;
    return this;
  }

  /** Sets one of the dialect's own attributes. */
  public TableBuilder option(String key, String value) {
    options.put(key, value);
    return this;
  }

  /** Replaces all of the dialect's own attributes. */
  public TableBuilder options(Map<String, String> values) {
    options.clear();
    options.putAll(values);
    return this;
  }

  /** Appends one of the columns. */
  public TableBuilder column(Column value) {
    columns.add(value);
    return this;
  }

  /** Replaces all of the columns. */
  public TableBuilder columns(List<Column> values) {
    List<Column> copy = List.copyOf(values);
    columns.clear();
    columns.addAll(copy);
    return this;
  }

  /** Appends one of the uniques. */
  public TableBuilder unique(UniqueConstraint value) {
    uniques.add(value);
    return this;
  }

  /** Replaces all of the uniques. */
  public TableBuilder uniques(List<UniqueConstraint> values) {
    List<UniqueConstraint> copy = List.copyOf(values);
    uniques.clear();
    uniques.addAll(copy);
    return this;
  }

  /** Appends one of the foreignKeys. */
  public TableBuilder foreignKey(ForeignKey value) {
    foreignKeys.add(value);
    return this;
  }

  /** Replaces all of the foreignKeys. */
  public TableBuilder foreignKeys(List<ForeignKey> values) {
    List<ForeignKey> copy = List.copyOf(values);
    foreignKeys.clear();
    foreignKeys.addAll(copy);
    return this;
  }

  /** Appends one of the checks. */
  public TableBuilder check(Check value) {
    checks.add(value);
    return this;
  }

  /** Replaces all of the checks. */
  public TableBuilder checks(List<Check> values) {
    List<Check> copy = List.copyOf(values);
    checks.clear();
    checks.addAll(copy);
    return this;
  }

  /** Appends one of the indexes. */
  public TableBuilder index(Index value) {
    indexes.add(value);
    return this;
  }

  /** Replaces all of the indexes. */
  public TableBuilder indexes(List<Index> values) {
    List<Index> copy = List.copyOf(values);
    indexes.clear();
    indexes.addAll(copy);
    return this;
  }

  /** The table as collected so far. */
  public Table build() {
    return new Table(
        name, columns, primaryKey, uniques, foreignKeys, checks, indexes, comment, options);
  }
}
