package dev.retort.dialect.mysql;

import dev.retort.schema.ColumnType;
import dev.retort.schema.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands the types that the catalogue names, so that {@link MySqlTypes} writes them again. A
 * type that only these servers have keeps its own spelling beside the nearest standard one.
 */
final class MySqlTypeReader {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9]+)\\s*(?:\\((.*)\\))?\\s*(unsigned)?\\s*(zerofill)?", 32);
  private static final Pattern VALUE = Pattern.compile("'((?:[^'\\\\]|''|\\\\.)*)'", 32);
  private static final Pattern DISPLAY_OF_A_FLAG = Pattern.compile("tinyint\\(1\\)");

  private MySqlTypeReader() {}

  /** What {@code text}, the column type of the catalogue, means. */
  static ColumnType read(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (DISPLAY_OF_A_FLAG.matcher(lower).matches()) {
      return ColumnType.of(TypeName.BOOLEAN);
    }
    if (lower.startsWith("enum(")) {
      return new ColumnType.Enumerated("", values(text));
    }
    if (lower.startsWith("set(")) {
      return own(ColumnType.of(TypeName.TEXT), "SET" + text.strip().substring(3));
    }
    Matcher form = FORM.matcher(lower);
    if (!form.matches()) {
      return new ColumnType.Unsupported(text);
    }
    boolean unsigned = form.group(3) != null;
    List<Integer> arguments = numbers(form.group(2));
    ColumnType known = known(form.group(1), arguments, unsigned, lower);
    return known == null
        ? new ColumnType.Unsupported(text)
        : form.group(4) == null ? known : own(known, lower.toUpperCase(Locale.ROOT));
  }

  private static @Nullable ColumnType known(
      String word, List<Integer> arguments, boolean unsigned, String lower) {
    return switch (word) {
      case "tinyint" -> integer(TypeName.TINYINT, unsigned);
      case "smallint" -> integer(TypeName.SMALLINT, unsigned);
      case "int" -> integer(TypeName.INTEGER, unsigned);
      case "bigint" -> integer(TypeName.BIGINT, unsigned);
      case "mediumint" ->
          own(integer(TypeName.INTEGER, unsigned), "MEDIUMINT" + (unsigned ? " UNSIGNED" : ""));
      case "year" -> own(ColumnType.of(TypeName.SMALLINT), "YEAR");
      case "decimal" -> new ColumnType.Standard(TypeName.DECIMAL, arguments, unsigned);
      case "float" -> floating(TypeName.REAL, arguments, unsigned, lower);
      case "double" -> floating(TypeName.DOUBLE, arguments, unsigned, lower);
      case "bit" -> new ColumnType.Standard(TypeName.BIT, arguments, false);
      case "char" -> lengthOrOwn(TypeName.CHAR, arguments, lower);
      case "varchar" -> lengthOrOwn(TypeName.VARCHAR, arguments, lower);
      case "binary" -> lengthOrOwn(TypeName.BINARY, arguments, lower);
      case "varbinary" -> lengthOrOwn(TypeName.VARBINARY, arguments, lower);
      case "text" -> ColumnType.of(TypeName.TEXT);
      case "tinytext", "mediumtext", "longtext" -> own(ColumnType.of(TypeName.TEXT), upper(word));
      case "longblob" -> ColumnType.of(TypeName.BLOB);
      case "tinyblob", "blob", "mediumblob" -> own(ColumnType.of(TypeName.BLOB), upper(word));
      case "date" -> ColumnType.of(TypeName.DATE);
      case "time" -> new ColumnType.Standard(TypeName.TIME, arguments, false);
      case "datetime" -> new ColumnType.Standard(TypeName.TIMESTAMP, arguments, false);
      case "timestamp" -> new ColumnType.Standard(TypeName.TIMESTAMPTZ, arguments, false);
      case "json" -> ColumnType.of(TypeName.JSON);
      case "uuid" -> own(ColumnType.of(TypeName.UUID), "UUID");
      case "inet4", "inet6" -> own(ColumnType.of(TypeName.VARCHAR, 39), upper(word));
      default -> null;
    };
  }

  private static ColumnType lengthOrOwn(TypeName name, List<Integer> arguments, String lower) {
    boolean none = !arguments.isEmpty() && arguments.get(0) == 0;
    ColumnType.Standard type = new ColumnType.Standard(name, none ? List.of(1) : arguments, false);
    return none ? own(type, upper(lower)) : type;
  }

  private static ColumnType integer(TypeName name, boolean unsigned) {
    return new ColumnType.Standard(name, List.of(), unsigned);
  }

  private static ColumnType floating(
      TypeName name, List<Integer> arguments, boolean unsigned, String lower) {
    ColumnType base = new ColumnType.Standard(name, List.of(), unsigned);
    return arguments.isEmpty() && !unsigned ? base : own(base, upper(lower));
  }

  private static ColumnType own(ColumnType base, String sql) {
    ColumnType standard = base instanceof ColumnType.Overridden other ? other.base() : base;
    return new ColumnType.Overridden(standard, Map.of("mysql", sql));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static List<Integer> numbers(@Nullable String list) {
    List<Integer> numbers = new ArrayList<>();
    if (list != null) {
      for (String part : list.split(",", -1)) {
        numbers.add(Integer.valueOf(part.strip()));
      }
    }
    return numbers;
  }

  private static List<String> values(String text) {
    List<String> values = new ArrayList<>();
    Matcher value = VALUE.matcher(text);
    while (value.find()) {
      values.add(MySqlExpressions.textOf(value.group()).orElse(""));
    }
    return values;
  }
}
