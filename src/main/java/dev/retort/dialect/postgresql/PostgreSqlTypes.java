package dev.retort.dialect.postgresql;

import dev.retort.schema.ColumnType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * PostgreSQL's words for the neutral types.
 *
 * <p>There are no unsigned numbers, so the next wider type is taken. Binary strings of any length
 * are {@code bytea}, JSON is {@code jsonb}, and an enum is a string with a check.
 */
final class PostgreSqlTypes implements ColumnType.Visitor<String> {
  private static final PostgreSqlTypes INSTANCE = new PostgreSqlTypes();

  private PostgreSqlTypes() {}

  static String of(ColumnType type) {
    return type.accept(INSTANCE);
  }

  @Override
  public String standard(ColumnType.Standard type) {
    boolean unsigned = type.unsigned();
    return switch (type.name()) {
      case BOOLEAN -> "boolean";
      case TINYINT -> "smallint";
      case SMALLINT -> unsigned ? "integer" : "smallint";
      case INTEGER -> unsigned ? "bigint" : "integer";
      case BIGINT -> unsigned ? "numeric(20)" : "bigint";
      case DECIMAL -> "numeric" + arguments(type.arguments());
      case REAL -> "real";
      case DOUBLE -> "double precision";
      case CHAR -> "char" + arguments(type.arguments());
      case VARCHAR -> "varchar" + arguments(type.arguments());
      case TEXT -> "text";
      case BINARY, VARBINARY, BLOB -> "bytea";
      case DATE -> "date";
      case TIME -> "time" + arguments(type.arguments());
      case TIMETZ -> "time" + arguments(type.arguments()) + " with time zone";
      case TIMESTAMP -> "timestamp" + arguments(type.arguments());
      case TIMESTAMPTZ -> "timestamp" + arguments(type.arguments()) + " with time zone";
      case INTERVAL -> "interval";
      case JSON -> "jsonb";
      case UUID -> "uuid";
      case BIT -> "bit" + arguments(type.arguments());
    };
  }

  private static String arguments(List<Integer> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  @Override
  public String enumerated(ColumnType.Enumerated type) {
    int longest =
        type.values().stream().mapToInt(v -> v.codePointCount(0, v.length())).max().orElse(1);
    return "varchar(" + Math.max(1, longest) + ")";
  }

  @Override
  public String array(ColumnType.Array type) {
    return of(type.element()) + "[]";
  }

  @Override
  public String unsupported(ColumnType.Unsupported type) {
    return type.text();
  }

  @Override
  public String overridden(ColumnType.Overridden type) {
    String own = type.byDialect().get("postgresql");
    return own == null ? of(type.base()) : own;
  }
}
