package dev.retort.model.yaml;

import dev.retort.schema.ColumnType;
import dev.retort.schema.ColumnTypeParser;
import dev.retort.sql.DialectId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the type of a column. */
final class TypeReader {
  private static final List<String> DIALECTS =
      Arrays.stream(DialectId.values()).map(DialectId::id).toList();

  private final ColumnTypeParser parser;

  TypeReader(ColumnTypeParser parser) {
    this.parser = parser;
  }

  /** The type of a column that is written as a mapping. */
  ColumnType read(ModelValue column, Map<String, ModelValue> fields) {
    ModelValue type = fields.get("type");
    ModelValue named = fields.get("enum");
    if (type != null && named != null) {
      named.keyProblem("A column has a type or an enum, not both.");
    }
    ColumnType base;
    if (type != null) {
      base =
          type.isMapping()
              ? foreign(type)
              : type.text("a type").map(t -> text(type, t)).orElse(UNKNOWN);
    } else if (named != null) {
      base = named.isSequence() ? values(named) : named(named);
    } else {
      column.keyProblem("The column has no type. Write {type: integer}, for example.");
      base = UNKNOWN;
    }
    Map<String, String> overrides = new LinkedHashMap<>();
    for (String dialect : DIALECTS) {
      ModelValue override = fields.get(dialect);
      if (override != null) {
        override.sql("a type").ifPresent(sql -> overrides.put(dialect, sql));
      }
    }
    return overrides.isEmpty() ? base : new ColumnType.Overridden(base, overrides);
  }

  static final ColumnType UNKNOWN = new ColumnType.Unsupported("");

  ColumnType text(ModelValue at, String text) {
    ColumnTypeParser.Result result = parser.parse(text);
    if (result.problem() != null) {
      at.problem(result.problem(), result.nearest());
    }
    return result.type();
  }

  private static ColumnType values(ModelValue list) {
    List<String> values = list.texts("the values of an enum");
    if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
      list.problem("An enum needs at least one value, and each of them once.");
    }
    return new ColumnType.Enumerated("", values);
  }

  private ColumnType named(ModelValue name) {
    Optional<String> text = name.text("the name of an enum");
    ColumnTypeParser.Result result = parser.parse(text.orElse(""));
    if (result.type() instanceof ColumnType.Enumerated) {
      return result.type();
    }
    if (text.isPresent()) {
      name.problem(
          "There is no enum "
              + text.get()
              + ". List its values under 'enums:'."
              + Texts.didYouMean(result.nearest()),
          result.nearest());
    }
    return UNKNOWN;
  }

  /** A type that only the database knows: {@code {sql: "geometry(Point, 4326)"}}. */
  private static ColumnType foreign(ModelValue type) {
    ModelValue sql = type.fields("a type", List.of("sql")).get("sql");
    if (sql == null) {
      type.problem("Write a type as one text, or as {sql: \"…\"} if only one database has it.");
      return UNKNOWN;
    }
    String text = sql.sql("a type").orElse("");
    return text.endsWith("[]")
        ? new ColumnType.Array(
            new ColumnType.Unsupported(text.substring(0, text.length() - "[]".length())))
        : new ColumnType.Unsupported(text);
  }
}
