package dev.retort.lint.rule;

import dev.retort.lint.statement.TypeText;
import java.util.List;

/** What a change of a column's type does to the values that are there. */
record TypeChange(TypeText from, TypeText to) {
  private static final List<List<String>> INTEGERS =
      List.of(
          List.of("tinyint", "int1"),
          List.of("smallint", "int2"),
          List.of("mediumint"),
          List.of("int", "integer", "int4", "serial"),
          List.of("bigint", "int8", "bigserial"));
  private static final List<String> TEXTS = List.of("text", "mediumtext", "longtext", "clob");
  private static final List<String> LIMITED =
      List.of("varchar", "character varying", "char", "character", "nvarchar", "varbinary");
  private static final List<String> DECIMALS = List.of("decimal", "numeric", "dec");

  boolean isSame() {
    return from.toString().equals(to.toString());
  }

  /** Whether some value of the old type has no place in the new one. */
  boolean isNarrowing() {
    int fromInteger = rank(from.name());
    int toInteger = rank(to.name());
    if (fromInteger >= 0 && toInteger >= 0) {
      boolean sign = from.modifiers().contains("unsigned") != to.modifiers().contains("unsigned");
      return toInteger < fromInteger
          || (sign && toInteger == fromInteger)
          || (sign && to.modifiers().contains("unsigned"));
    }
    if (isText(from) && LIMITED.contains(to.name())) {
      return true;
    }
    if (LIMITED.contains(from.name()) && LIMITED.contains(to.name())) {
      return to.number(0) >= 0 && (from.number(0) < 0 || to.number(0) < from.number(0));
    }
    if (isDecimal(from) && isDecimal(to)) {
      int whole = from.number(0) - Math.max(0, from.number(1));
      int newWhole = to.number(0) - Math.max(0, to.number(1));
      boolean bare = to.number(0) < 0;
      return !bare && (newWhole < whole || Math.max(0, to.number(1)) < Math.max(0, from.number(1)));
    }
    boolean loosesTime =
        to.isAny("date") && (from.name().startsWith("timestamp") || from.isAny("datetime"));
    boolean looseFraction =
        toInteger >= 0 && (isDecimal(from) || from.isAny("float", "double", "real"));
    return loosesTime || looseFraction;
  }

  /** Whether PostgreSQL keeps the table's rows as they are. */
  boolean isFreeInPostgreSql() {
    if (isSame()) {
      return true;
    }
    boolean fromVarying = from.isAny("varchar", "character varying", "text");
    if (fromVarying && to.isAny("text")) {
      return true;
    }
    if (fromVarying && to.isAny("varchar", "character varying")) {
      return to.number(0) < 0 || (from.number(0) >= 0 && to.number(0) >= from.number(0));
    }
    if (isDecimal(from) && isDecimal(to)) {
      boolean sameScale = Math.max(0, from.number(1)) == Math.max(0, to.number(1));
      return to.number(0) < 0
          || (from.number(0) >= 0 && sameScale && to.number(0) >= from.number(0));
    }
    boolean sameTime = from.name().equals(to.name()) && from.name().startsWith("timestamp");
    return (from.isAny("cidr") && to.isAny("inet"))
        || (sameTime && (to.number(0) < 0 || to.number(0) >= from.number(0)));
  }

  /** Whether MySQL only writes down the new length. */
  boolean isLongerVarchar() {
    return from.isAny("varchar") && to.isAny("varchar") && to.number(0) >= from.number(0);
  }

  static boolean isText(TypeText type) {
    return TEXTS.contains(type.name());
  }

  static boolean isCharacter(TypeText type) {
    return isText(type) || LIMITED.contains(type.name());
  }

  private static boolean isDecimal(TypeText type) {
    return DECIMALS.contains(type.name());
  }

  private static int rank(String name) {
    for (int i = 0; i < INTEGERS.size(); i++) {
      if (INTEGERS.get(i).contains(name)) {
        return i;
      }
    }
    return -1;
  }
}
