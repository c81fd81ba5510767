package dev.retort.model.yaml;

import dev.retort.error.NearestName;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads what a column holds when a row does not say; the column's type decides what a word is. */
final class DefaultReader {
  private DefaultReader() {}

  /** The default, or null for none. */
  static @Nullable DefaultValue read(ModelValue value, ColumnType type) {
    if (value.isNull()) {
      return null;
    }
    if (value.isMapping()) {
      ModelValue sql = value.entries("a default").get("sql");
      if (sql != null) {
        value.fields("a default", List.of("sql"));
      } else {
        value.problem("A default is a literal or {sql: \"…\"}; put JSON into single quotes.");
        return null;
      }
      return sql.sql("a default").map(DefaultValue.Expression::new).orElse(null);
    }
    return value.text("a default").map(text -> literal(value, text, type)).orElse(null);
  }

  private static @Nullable DefaultValue literal(ModelValue value, String text, ColumnType type) {
    return switch (TypeFamily.of(type)) {
      case BOOLEAN -> bool(value, text);
      case INTEGER, NUMBER -> number(value, text);
      case TEXT, JSON, UUID, BYTES -> textOrNumber(value, text);
      case ENUM -> oneOf(value, text, type);
      case TIME -> moment(value, text);
      case OTHER -> value.is(Tag.BOOL) ? bool(value, text) : textOrNumber(value, text);
    };
  }

  private static @Nullable DefaultValue bool(ModelValue value, String text) {
    if (value.is(Tag.INT) && (text.equals("0") || text.equals("1"))) {
      return new DefaultValue.Bool(text.equals("1"));
    }
    if (!value.is(Tag.BOOL)) {
      value.problem("The default of a boolean is true or false, not '" + text + "'.");
      return null;
    }
    return value.flag().map(DefaultValue.Bool::new).orElse(null);
  }

  private static @Nullable DefaultValue number(ModelValue value, String text) {
    Optional<BigDecimal> number = decimal(text);
    if (number.isEmpty()) {
      value.problem("The default of a number is a number such as 10, not '" + text + "'.");
      return null;
    }
    return value.isPlain() ? new DefaultValue.Numeric(number.get()) : new DefaultValue.Text(text);
  }

  private static DefaultValue textOrNumber(ModelValue value, String text) {
    boolean looksNumeric = value.is(Tag.INT) || value.is(Tag.FLOAT);
    return looksNumeric && decimal(text).isPresent()
        ? new DefaultValue.Numeric(decimal(text).orElseThrow())
        : new DefaultValue.Text(text);
  }

  private static DefaultValue oneOf(ModelValue value, String text, ColumnType type) {
    ColumnType base = type instanceof ColumnType.Overridden overridden ? overridden.base() : type;
    if (base instanceof ColumnType.Enumerated enumerated && !enumerated.values().contains(text)) {
      String nearest = NearestName.of(text, enumerated.values()).orElse(null);
      value.problem(
          "'" + text + "' is not a value of the enum." + Texts.didYouMean(nearest), nearest);
    }
    return new DefaultValue.Text(text);
  }

  private static DefaultValue moment(ModelValue value, String text) {
    if (value.isPlain() && !text.isEmpty() && Character.isLetter(text.charAt(0))) {
      value.problem("'" + text + "' would be a text. For SQL write default: {sql: " + text + "}.");
    }
    return new DefaultValue.Text(text);
  }

  /** Decimal digits only: 010 and 1:30 are other numbers to YAML than to people. */
  private static Optional<BigDecimal> decimal(String text) {
    return text.matches("[-+]?(0|[1-9][0-9]*|(?=\\.[0-9]))(\\.[0-9]*)?([eE][-+]?[0-9]{1,6})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
