package dev.retort.model.yaml;

import dev.retort.model.ModelWriter;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a {@link Schema} as a model file that reads back equal; the same schema gives the same
 * text.
 *
 * <p>What a model file can't say is settled as its reader would: a constraint without a name gets
 * the one that {@link dev.retort.model.NamingConvention} has for it, and a column of the primary
 * key is not null.
 */
public final class YamlModelWriter implements ModelWriter {
  @Override
  public String write(Schema schema) {
    StringBuilder out = new StringBuilder();
    enums(schema, out);
    if (schema.tables().isEmpty()) {
      out.append("tables: {}\n");
    } else {
      out.append("tables:\n");
      schema.tables().values().forEach(table -> out.append(new TableWriter(table).write()));
    }
    views(schema.views().values(), out);
    for (ObjectSection section : ObjectSection.values()) {
      objects(
          section,
          schema.objects().values().stream().filter(o -> o.kind() == section.kind()).toList(),
          out);
    }
    return out.toString();
  }

  private static void enums(Schema schema, StringBuilder out) {
    Map<String, List<String>> enums = new TreeMap<>();
    for (Table table : schema.tables().values()) {
      table.columns().forEach(column -> column.type().accept(new EnumCollector(enums)));
    }
    if (!enums.isEmpty()) {
      out.append("enums:\n");
      enums.forEach(
          (name, values) ->
              out.append("  ")
                  .append(YamlText.scalar(name))
                  .append(": ")
                  .append(YamlText.list(values))
                  .append('\n'));
    }
  }

  private static void views(Collection<View> views, StringBuilder out) {
    if (!views.isEmpty()) {
      out.append("views:\n");
      for (View view : views) {
        out.append("  ").append(YamlText.scalar(view.name())).append(":\n");
        if (view.materialized()) {
          out.append("    materialized: true\n");
        }
        if (!view.options().isEmpty()) {
          out.append("    options: ").append(ColumnWriter.options(view.options())).append('\n');
        }
        out.append("    sql: ").append(YamlText.block(view.sql(), "      ")).append('\n');
      }
    }
  }

  private static void objects(
      ObjectSection section, List<StoredObject> objects, StringBuilder out) {
    if (objects.isEmpty()) {
      return;
    }
    out.append(section.key()).append(":\n");
    for (StoredObject object : objects) {
      out.append("  ").append(YamlText.scalar(object.name())).append(":\n");
      if (!object.table().isEmpty()) {
        out.append("    table: ").append(YamlText.scalar(object.table())).append('\n');
      }
      out.append("    sql: ").append(YamlText.block(object.sql(), "      ")).append('\n');
    }
  }

  /** Finds the enums that have a name; says whether there was one. */
  private record EnumCollector(Map<String, List<String>> enums)
      implements ColumnType.Visitor<Boolean> {
    @Override
    public Boolean standard(ColumnType.Standard type) {
      return false;
    }

    @Override
    public Boolean enumerated(ColumnType.Enumerated type) {
      return !type.typeName().isEmpty()
          && enums.putIfAbsent(type.typeName(), type.values()) == null;
    }

    @Override
    public Boolean array(ColumnType.Array type) {
      return type.element().accept(this);
    }

    @Override
    public Boolean unsupported(ColumnType.Unsupported type) {
      return false;
    }

    @Override
    public Boolean overridden(ColumnType.Overridden type) {
      return type.base().accept(this);
    }
  }
}
