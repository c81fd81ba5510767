package dev.retort.model.yaml;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one column. */
final class ColumnReader {
  private static final List<String> KEYS =
      List.of(
          "type",
          "enum",
          "nullable",
          "default",
          "autoincrement",
          "generated",
          "collation",
          "comment",
          "options",
          "on_update",
          "sqlite",
          "mysql",
          "mariadb",
          "postgresql");

  private final TypeReader types;

  ColumnReader(TypeReader types) {
    this.types = types;
  }

  /**
   * A column and where it stands.
   *
   * @param nullable where the file says that it is nullable, or null
   */
  record Found(Column column, ModelValue at, @Nullable ModelValue nullable) {}

  Found read(String name, ModelValue value) {
    if (value.isScalar()) {
      ColumnType type =
          value.text("a type").map(t -> types.text(value, t)).orElse(TypeReader.UNKNOWN);
      return new Found(Column.of(name, type), value, null);
    }
    Map<String, ModelValue> fields = value.fields("a column", KEYS);
    ColumnType type = types.read(value, fields);
    ModelValue nullable = fields.get("nullable");
    boolean mayBeNull = nullable == null || nullable.flag().orElse(true);
    Column column =
        new Column(
            name,
            type,
            mayBeNull,
            defaultValue(fields, type),
            generated(fields.get("generated")),
            flag(fields, "autoincrement"),
            text(fields, "collation"),
            text(fields, "comment"),
            options(fields));
    contradictions(column, type, fields);
    return new Found(column, value, mayBeNull ? nullable : null);
  }

  private static @Nullable DefaultValue defaultValue(
      Map<String, ModelValue> fields, ColumnType type) {
    ModelValue value = fields.get("default");
    return value == null ? null : DefaultReader.read(value, type);
  }

  private static Column.@Nullable Generated generated(@Nullable ModelValue value) {
    if (value == null) {
      return null;
    }
    if (value.isScalar()) {
      return value.sql("an expression").map(sql -> new Column.Generated(sql, false)).orElse(null);
    }
    Map<String, ModelValue> fields = value.fields("a generated column", List.of("sql", "stored"));
    ModelValue sql = fields.get("sql");
    if (sql == null) {
      value.problem("A generated column needs its expression: {sql: \"…\", stored: true}.");
      return null;
    }
    boolean stored = flag(fields, "stored");
    return sql.sql("an expression").map(text -> new Column.Generated(text, stored)).orElse(null);
  }

  static boolean flag(Map<String, ModelValue> fields, String key) {
    ModelValue value = fields.get(key);
    return value != null && value.flag().orElse(false);
  }

  static @Nullable String text(Map<String, ModelValue> fields, String key) {
    ModelValue value = fields.get(key);
    return value == null || value.isNull() ? null : value.text("the " + key).orElse(null);
  }

  private static Map<String, String> options(Map<String, ModelValue> fields) {
    Map<String, String> options = new LinkedHashMap<>();
    ModelValue section = fields.get("options");
    if (section != null) {
      section
          .entries("the options")
          .forEach((key, value) -> value.text("an option").ifPresent(t -> options.put(key, t)));
    }
    ModelValue onUpdate = fields.get("on_update");
    if (onUpdate != null) {
      onUpdate.text("SQL").ifPresent(sql -> options.put("on_update", sql));
    }
    return options;
  }

  private static void contradictions(
      Column column, ColumnType type, Map<String, ModelValue> fields) {
    ModelValue numbered = fields.get("autoincrement");
    if (column.autoIncrement() && numbered != null) {
      TypeFamily family = TypeFamily.of(type);
      if (family != TypeFamily.INTEGER && family != TypeFamily.OTHER) {
        numbered.keyProblem(
            "Only an integer can be autoincrement, and "
                + column.name()
                + " is "
                + family.words()
                + ".");
      }
      if (column.defaultValue() != null) {
        numbered.keyProblem("An autoincrement column can't have a default: remove one of them.");
      }
    }
    ModelValue generated = fields.get("generated");
    if (column.generated() != null
        && generated != null
        && (column.autoIncrement() || column.defaultValue() != null)) {
      generated.keyProblem("A generated column can't have a default or be autoincrement.");
    }
  }
}
