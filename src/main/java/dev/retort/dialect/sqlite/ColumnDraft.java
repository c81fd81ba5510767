package dev.retort.dialect.sqlite;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column while its definition is being read. */
final class ColumnDraft {
  /** Column option: the declared type where the neutral type would be written in another way. */
  static final String DECLARED_TYPE = "declared_type";

  /** Column option: what NOT NULL does on a conflict, for example {@code IGNORE}. */
  static final String NOT_NULL_CONFLICT = "not_null_conflict";

  final String name;
  String declaredType = "";
  boolean nullable = true;
  @Nullable DefaultValue defaultValue;
  Column.@Nullable Generated generated;
  boolean autoIncrement;
  boolean descendingKey;
  @Nullable String collation;
  @Nullable String comment;
  @Nullable List<String> enumValues;
  private final Map<String, String> options = new HashMap<>();

  ColumnDraft(String name) {
    this.name = name;
  }

  void notNullConflict(@Nullable String action) {
    if (action != null) {
      options.put(NOT_NULL_CONFLICT, action);
    }
  }

  /** Whether a primary key of this column alone is the row's number. */
  boolean isInteger() {
    return declaredType.equalsIgnoreCase("INTEGER") && !descendingKey;
  }

  /** The column; a sole key that only looks like the row's number keeps its declared type. */
  Column build(boolean soleKey, boolean neverNull) {
    ColumnType type =
        enumValues != null
            ? new ColumnType.Enumerated("", enumValues)
            : SqliteTypes.read(declaredType);
    if (soleKey && !isInteger() && SqliteTypes.write(type).equals("INTEGER")) {
      options.put(DECLARED_TYPE, "INT");
    }
    return new Column(
        name,
        type,
        nullable && !neverNull,
        DefaultParser.forType(defaultValue, type),
        generated,
        autoIncrement,
        collation,
        comment,
        options);
  }
}
