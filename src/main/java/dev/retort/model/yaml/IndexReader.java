package dev.retort.model.yaml;

import dev.retort.model.NamingConvention;
import dev.retort.model.yaml.TableReader.Located;
import dev.retort.schema.Index;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the indexes of a table. */
final class IndexReader {
  private static final List<String> KEYS =
      List.of("name", "columns", "unique", "where", "method", "include", "options");
  private static final List<String> PART_KEYS =
      List.of("column", "sql", "desc", "length", "collation", "operator_class");
  private static final int LONGEST_NUMBER = 6;

  private final String table;
  private final ColumnNames names;

  IndexReader(String table, ColumnNames names) {
    this.table = table;
    this.names = names;
  }

  List<Located<Index>> read(@Nullable ModelValue section) {
    List<Located<Index>> indexes = new ArrayList<>();
    for (NamedItem item : NamedItem.of(section, "the indexes")) {
      Index index = item.value().isMapping() ? full(item) : plain(item.name(), item.value());
      indexes.add(new Located<>(index, item.value()));
    }
    return indexes;
  }

  private Index plain(@Nullable String name, ModelValue columns) {
    return index(name, parts(columns), false, null, Map.of());
  }

  private Index full(NamedItem item) {
    ModelValue value = item.value();
    Map<String, ModelValue> fields = value.fields("an index", KEYS);
    ModelValue columns = fields.get("columns");
    if (columns == null) {
      value.keyProblem("An index needs its columns: {columns: [a, b]}.");
    }
    ModelValue where = fields.get("where");
    return index(
        item.nameOr(fields),
        columns == null ? List.of() : parts(columns),
        ColumnReader.flag(fields, "unique"),
        where == null ? null : where.sql("a condition").orElse(null),
        options(fields, names, "an index"));
  }

  private Index index(
      @Nullable String name,
      List<Index.Part> parts,
      boolean unique,
      @Nullable String predicate,
      Map<String, String> options) {
    String given = name == null ? NamingConvention.index(table, parts) : name;
    return new Index(given, parts, unique, predicate, options);
  }

  /** The attributes of an index or a unique constraint beside its columns. */
  static Map<String, String> options(
      Map<String, ModelValue> fields, ColumnNames names, String what) {
    Map<String, String> options = new LinkedHashMap<>();
    ModelValue section = fields.get("options");
    if (section != null) {
      section
          .entries("the options")
          .forEach((key, value) -> value.text("an option").ifPresent(t -> options.put(key, t)));
    }
    String method = ColumnReader.text(fields, "method");
    if (method != null) {
      options.put("method", method);
    }
    ModelValue include = fields.get("include");
    if (include != null) {
      options.put(Index.INCLUDE, String.join(", ", names.read(include, what)));
    }
    return options;
  }

  private List<Index.Part> parts(ModelValue columns) {
    if (columns.isScalar()) {
      return names.read(columns, "an index").stream().map(Index.Part::column).toList();
    }
    List<Index.Part> parts = new ArrayList<>();
    for (ModelValue item : columns.items("the columns of an index")) {
      Index.Part part = item.isMapping() ? part(item) : column(item);
      if (part != null) {
        parts.add(part);
      }
    }
    if (parts.isEmpty()) {
      columns.problem("Name at least one column for an index.");
    }
    return parts;
  }

  private Index.@Nullable Part column(ModelValue item) {
    String name = item.text("a column's name").orElse(null);
    if (name == null) {
      return null;
    }
    names.check(item, name);
    return Index.Part.column(name);
  }

  private Index.@Nullable Part part(ModelValue item) {
    Map<String, ModelValue> fields = item.fields("a part of an index", PART_KEYS);
    ModelValue column = fields.get("column");
    ModelValue expression = fields.get("sql");
    if ((column == null) == (expression == null)) {
      item.problem("A part of an index is {column: name} or {sql: \"lower(name)\"}.");
      return null;
    }
    String name = column == null ? null : column.text("a column's name").orElse(null);
    String sql = expression == null ? null : expression.sql("an expression").orElse(null);
    if (name == null && sql == null) {
      return null;
    }
    if (column != null && name != null) {
      names.check(column, name);
    }
    return new Index.Part(
        name,
        sql,
        ColumnReader.flag(fields, "desc"),
        length(fields.get("length")),
        ColumnReader.text(fields, "collation"),
        ColumnReader.text(fields, "operator_class"));
  }

  private static int length(@Nullable ModelValue value) {
    if (value == null) {
      return 0;
    }
    String text = value.text("a number").orElse("0");
    if (!text.matches("[0-9]{1," + LONGEST_NUMBER + "}")) {
      value.problem("'" + text + "' is not a number of characters.");
      return 0;
    }
    return Integer.parseInt(text);
  }
}
