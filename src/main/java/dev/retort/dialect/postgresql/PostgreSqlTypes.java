package dev.retort.dialect.postgresql;

import dev.retort.schema.ColumnType;
import dev.retort.schema.TypeName;
import dev.retort.sql.DialectId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Spells types for PostgreSQL.
 *
 * <p>{@code timestamp} is TIMESTAMP without a zone, {@code timestamp with time zone} TIMESTAMPTZ.
 * An unsigned integer takes the next wider type, since there are none; {@code tinyint} is SMALLINT.
 * {@code json} is JSONB, each kind of bytes BYTEA. An enum with a type name is that type; one
 * without is a VARCHAR, and whoever writes the table adds a check.
 */
final class PostgreSqlTypes implements ColumnType.Visitor<String> {
  private static final PostgreSqlTypes INSTANCE = new PostgreSqlTypes();

  private PostgreSqlTypes() {}

  static String of(ColumnType type) {
    return type.accept(INSTANCE);
  }

  /** The type without overrides for other dialects; an override for this one is as it is read. */
  static ColumnType effective(ColumnType type) {
    if (type instanceof ColumnType.Overridden overridden) {
      String own = overridden.byDialect().get(DialectId.POSTGRESQL.id());
      return own == null ? effective(overridden.base()) : new ColumnType.Unsupported(own);
    }
    return type;
  }

  @Override
  public String standard(ColumnType.Standard type) {
    List<Integer> arguments = type.arguments();
    return switch (type.name()) {
      case BOOLEAN -> "BOOLEAN";
      case TINYINT, SMALLINT, INTEGER, BIGINT -> integer(type.name(), type.unsigned());
      case DECIMAL -> with("NUMERIC", arguments, "");
      case REAL -> "REAL";
      case DOUBLE -> "DOUBLE PRECISION";
      case CHAR -> with("CHAR", arguments, "");
      case VARCHAR -> with("VARCHAR", arguments, "");
      case TEXT -> "TEXT";
      case BINARY, VARBINARY, BLOB -> "BYTEA";
      case DATE -> "DATE";
      case TIME -> with("TIME", arguments, "");
      case TIMETZ -> with("TIME", arguments, " WITH TIME ZONE");
      case TIMESTAMP -> with("TIMESTAMP", arguments, "");
      case TIMESTAMPTZ -> with("TIMESTAMP", arguments, " WITH TIME ZONE");
      case INTERVAL -> "INTERVAL";
      case JSON -> "JSONB";
      case UUID -> "UUID";
      case BIT -> with("BIT", arguments, "");
    };
  }

  private static String integer(TypeName name, boolean unsigned) {
    return switch (name) {
      case TINYINT -> "SMALLINT";
      case SMALLINT -> unsigned ? "INTEGER" : "SMALLINT";
      case INTEGER -> unsigned ? "BIGINT" : "INTEGER";
      default -> unsigned ? "NUMERIC(20)" : "BIGINT";
    };
  }

  private static String with(String name, List<Integer> arguments, String end) {
    String brackets =
        arguments.isEmpty()
            ? ""
            : arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    return name + brackets + end;
  }

  @Override
  public String enumerated(ColumnType.Enumerated type) {
    if (!type.typeName().isEmpty()) {
      return PostgreSqlNames.quote(type.typeName());
    }
    int longest =
        type.values().stream().mapToInt(v -> v.codePointCount(0, v.length())).max().orElse(1);
    return "VARCHAR(" + Math.max(1, longest) + ")";
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
    return of(effective(type));
  }
}
