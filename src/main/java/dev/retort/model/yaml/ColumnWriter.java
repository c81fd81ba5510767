package dev.retort.model.yaml;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ColumnTypeText;
import dev.retort.schema.DefaultValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes a column as a flow mapping; what is left out is what the reader assumes. */
final class ColumnWriter {
  private ColumnWriter() {}

  /** {@code key} says that the column is in the primary key and thus not null. */
  static String write(Column column, boolean key) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.putAll(column.type().accept(new TypeWriter()));
    if (!column.nullable() && !key) {
      fields.put("nullable", "false");
    }
    if (column.autoIncrement()) {
      fields.put("autoincrement", "true");
    }
    DefaultValue value = column.defaultValue();
    if (value != null) {
      boolean bareWords = TypeFamily.of(column.type()) == TypeFamily.ENUM;
      fields.put("default", value.accept(new DefaultWriter(bareWords)));
    }
    Column.Generated generated = column.generated();
    if (generated != null) {
      String sql = "{sql: " + YamlText.scalar(generated.expression());
      fields.put("generated", sql + (generated.stored() ? ", stored: true}" : "}"));
    }
    if (column.collation() != null) {
      fields.put("collation", YamlText.scalar(column.collation()));
    }
    if (!column.options().isEmpty()) {
      fields.put("options", options(column.options()));
    }
    if (column.comment() != null) {
      fields.put("comment", YamlText.scalar(column.comment()));
    }
    return YamlText.mapping(fields);
  }

  /** Options in the order of their names. */
  static String options(Map<String, String> options) {
    Map<String, String> sorted = new TreeMap<>();
    options.forEach(
        (key, value) ->
            sorted.put(
                key, value.matches("true|false|[1-9][0-9]*") ? value : YamlText.scalar(value)));
    return YamlText.mapping(sorted);
  }

  private record DefaultWriter(boolean bareWords) implements DefaultValue.Visitor<String> {
    @Override
    public String text(DefaultValue.Text value) {
      return bareWords ? YamlText.scalar(value.value()) : YamlText.quoted(value.value());
    }

    @Override
    public String numeric(DefaultValue.Numeric value) {
      return value.value().toString();
    }

    @Override
    public String bool(DefaultValue.Bool value) {
      return String.valueOf(value.value());
    }

    @Override
    public String expression(DefaultValue.Expression value) {
      return "{sql: " + YamlText.scalar(value.sql()) + "}";
    }
  }

  /** The keys that say a type. */
  private static final class TypeWriter implements ColumnType.Visitor<Map<String, String>> {
    @Override
    public Map<String, String> standard(ColumnType.Standard type) {
      return Map.of("type", YamlText.scalar(ColumnTypeText.of(type)));
    }

    @Override
    public Map<String, String> enumerated(ColumnType.Enumerated type) {
      return Map.of(
          "enum",
          type.typeName().isEmpty()
              ? YamlText.list(type.values())
              : YamlText.scalar(type.typeName()));
    }

    @Override
    public Map<String, String> array(ColumnType.Array type) {
      String text = ColumnTypeText.of(type);
      if (type.element() instanceof ColumnType.Unsupported) {
        return Map.of("type", "{sql: " + YamlText.scalar(text) + "}");
      }
      return type.element() instanceof ColumnType.Enumerated named && !named.typeName().isEmpty()
          ? Map.of("type", YamlText.scalar(named.typeName() + "[]"))
          : Map.of("type", YamlText.scalar(text));
    }

    @Override
    public Map<String, String> unsupported(ColumnType.Unsupported type) {
      return Map.of("type", "{sql: " + YamlText.scalar(type.text()) + "}");
    }

    @Override
    public Map<String, String> overridden(ColumnType.Overridden type) {
      Map<String, String> fields = new LinkedHashMap<>(type.base().accept(this));
      new TreeMap<>(type.byDialect())
          .forEach((dialect, sql) -> fields.put(dialect, YamlText.scalar(sql)));
      return fields;
    }
  }
}
