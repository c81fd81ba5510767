package dev.retort.model.yaml;

import dev.retort.model.NamingConvention;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import dev.retort.sql.DialectId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a table as a block. */
final class TableWriter {
  private static final String INDENT = "    ";

  private final Table table;
  private final StringBuilder out = new StringBuilder();

  TableWriter(Table table) {
    this.table = table;
  }

  String write() {
    out.append("  ").append(YamlText.scalar(table.name())).append(":\n");
    if (table.comment() != null) {
      line("comment", YamlText.scalar(table.comment()));
    }
    options();
    PrimaryKey key = table.primaryKey();
    Map<String, String> columns = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      boolean inKey = key != null && key.columns().contains(column.name());
      columns.put(column.name(), ColumnWriter.write(column, inKey));
    }
    section("columns", columns);
    if (key != null) {
      line("primary_key", primaryKey(key));
    }
    uniques();
    foreignKeys();
    checks();
    Map<String, String> indexes = new LinkedHashMap<>();
    table.indexes().forEach(index -> indexes.put(index.name(), index(index)));
    section("indexes", indexes);
    return out.toString();
  }

  private void line(String key, String value) {
    out.append(INDENT).append(key).append(": ").append(value).append('\n');
  }

  private void section(String key, Map<String, String> entries) {
    if (entries.isEmpty()) {
      return;
    }
    out.append(INDENT).append(key).append(":\n");
    entries.forEach(
        (name, value) ->
            out.append(INDENT)
                .append("  ")
                .append(YamlText.scalar(name))
                .append(": ")
                .append(value)
                .append('\n'));
  }

  private void options() {
    Map<String, Map<String, String>> byDialect = new TreeMap<>();
    table
        .options()
        .forEach(
            (key, value) -> {
              int dot = key.indexOf('.');
              if (dot > 0 && isWritten(key.substring(0, dot))) {
                byDialect
                    .computeIfAbsent(key.substring(0, dot), d -> new TreeMap<>())
                    .put(key.substring(dot + 1), value);
              }
            });
    byDialect.forEach((dialect, options) -> line(dialect, ColumnWriter.options(options)));
  }

  private static boolean isWritten(String group) {
    return group.equals(TableReader.SEQUENCE) || DialectId.of(group).isPresent();
  }

  private String primaryKey(PrimaryKey key) {
    String name = key.name();
    return name == null || name.equals(NamingConvention.primaryKey(table.name()))
        ? YamlText.list(key.columns())
        : "{name: " + YamlText.scalar(name) + ", columns: " + YamlText.list(key.columns()) + "}";
  }

  private void uniques() {
    Map<String, String> uniques = new LinkedHashMap<>();
    for (UniqueConstraint unique : table.uniques()) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("columns", YamlText.list(unique.columns()));
      options(new TreeMap<>(unique.options()), fields);
      if (unique.deferrable() != null) {
        fields.put("deferrable", words(unique.deferrable()));
      }
      uniques.put(
          named(unique.name(), NamingConvention.unique(table.name(), unique.columns())),
          fields.size() == 1 ? YamlText.list(unique.columns()) : YamlText.mapping(fields));
    }
    section("unique", uniques);
  }

  private void foreignKeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (ForeignKey key : table.foreignKeys()) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("columns", YamlText.list(key.columns()));
      fields.put("references", reference(key));
      if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
        fields.put("on_delete", words(key.onDelete().sql()));
      }
      if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
        fields.put("on_update", words(key.onUpdate().sql()));
      }
      if (key.deferrable() != null) {
        fields.put("deferrable", words(key.deferrable()));
      }
      keys.put(
          named(key.name(), NamingConvention.foreignKey(table.name(), key.columns())),
          YamlText.mapping(fields));
    }
    section("foreign_keys", keys);
  }

  /** The short form where no name holds a sign that would be taken for its own. */
  private static String reference(ForeignKey key) {
    boolean simple =
        key.referencedTable().matches("[\\p{L}\\p{N}_.]+")
            && key.referencedColumns().stream().allMatch(c -> c.matches("[\\p{L}\\p{N}_]+"));
    return simple
        ? YamlText.scalar(
            key.referencedTable() + "(" + String.join(", ", key.referencedColumns()) + ")")
        : "{table: "
            + YamlText.scalar(key.referencedTable())
            + ", columns: "
            + YamlText.list(key.referencedColumns())
            + "}";
  }

  private void checks() {
    Map<String, String> checks = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    List<String> columns = table.columns().stream().map(Column::name).toList();
    for (Check check : table.checks()) {
      String given = check.name();
      String name =
          given == null ? CheckNames.name(table.name(), check.expression(), columns, taken) : given;
      taken.add(name);
      checks.put(name, YamlText.block(check.expression(), INDENT + INDENT));
    }
    section("checks", checks);
  }

  private static String index(Index index) {
    List<String> parts = index.parts().stream().map(TableWriter::part).toList();
    String columns = "[" + String.join(", ", parts) + "]";
    if (!index.unique() && index.predicate() == null && index.options().isEmpty()) {
      return columns;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("columns", columns);
    if (index.unique()) {
      fields.put("unique", "true");
    }
    if (index.predicate() != null) {
      fields.put("where", YamlText.scalar(index.predicate()));
    }
    Map<String, String> others = new TreeMap<>(index.options());
    String method = others.remove("method");
    if (method != null) {
      fields.put("method", YamlText.scalar(method));
    }
    options(others, fields);
    return YamlText.mapping(fields);
  }

  private static void options(Map<String, String> options, Map<String, String> fields) {
    List<String> included = Index.included(options);
    if (!included.isEmpty()) {
      fields.put("include", YamlText.list(included));
      options.remove(Index.INCLUDE);
    }
    if (!options.isEmpty()) {
      fields.put("options", ColumnWriter.options(options));
    }
  }

  private static String part(Index.Part part) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (part.column() != null) {
      fields.put("column", YamlText.scalar(part.column()));
    }
    if (part.expression() != null) {
      fields.put("sql", YamlText.scalar(part.expression()));
    }
    if (part.descending()) {
      fields.put("desc", "true");
    }
    if (part.prefixLength() > 0) {
      fields.put("length", String.valueOf(part.prefixLength()));
    }
    if (part.collation() != null) {
      fields.put("collation", YamlText.scalar(part.collation()));
    }
    if (part.operatorClass() != null) {
      fields.put("operator_class", YamlText.scalar(part.operatorClass()));
    }
    String column = part.column();
    return fields.size() == 1 && column != null
        ? YamlText.scalar(column)
        : YamlText.mapping(fields);
  }

  private static String named(@Nullable String name, String convention) {
    return name == null ? convention : name;
  }

  private static String words(String sql) {
    return YamlText.scalar(sql.toLowerCase(Locale.ROOT));
  }
}
