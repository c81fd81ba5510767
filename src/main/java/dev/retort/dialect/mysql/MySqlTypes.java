package dev.retort.dialect.mysql;

import dev.retort.schema.ColumnType;
import dev.retort.schema.TypeName;
import dev.retort.sql.DialectId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Spells types for MySQL and MariaDB.
 *
 * <p>{@code timestamp} is DATETIME, which holds what was written; {@code timestamp with time zone}
 * is TIMESTAMP, which holds an instant. {@code text} is TEXT (64 KiB), {@code blob} LONGBLOB,
 * {@code uuid} CHAR(36), {@code boolean} TINYINT(1); an array is JSON, an interval a string, and a
 * time with time zone loses its zone.
 */
final class MySqlTypes implements ColumnType.Visitor<String> {
  private static final Set<TypeName> INTEGERS =
      EnumSet.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT);
  private static final Pattern LONG =
      Pattern.compile("(?is)(?:(?:TINY|MEDIUM|LONG)?(?:TEXT|BLOB)|JSON)\\b.*");

  private final DialectId dialect;

  MySqlTypes(DialectId dialect) {
    this.dialect = dialect;
  }

  String of(ColumnType type) {
    return type.accept(this);
  }

  /** Whether the type needs a prefix length in an index, and brackets around its default. */
  boolean isLong(ColumnType type) {
    return LONG.matcher(of(type)).matches();
  }

  @Override
  public String standard(ColumnType.Standard type) {
    List<Integer> arguments = type.arguments();
    String sql =
        switch (type.name()) {
          case BOOLEAN -> "TINYINT(1)";
          case TINYINT -> "TINYINT";
          case SMALLINT -> "SMALLINT";
          case INTEGER -> "INT";
          case BIGINT -> "BIGINT";
          case DECIMAL -> with("DECIMAL", arguments);
          case REAL -> "FLOAT";
          case DOUBLE -> "DOUBLE";
          case CHAR -> with("CHAR", arguments);
          case VARCHAR -> arguments.isEmpty() ? "VARCHAR(255)" : with("VARCHAR", arguments);
          case TEXT -> "TEXT";
          case BINARY -> with("BINARY", arguments);
          case VARBINARY -> arguments.isEmpty() ? "VARBINARY(255)" : with("VARBINARY", arguments);
          case BLOB -> "LONGBLOB";
          case DATE -> "DATE";
          case TIME, TIMETZ -> with("TIME", arguments);
          case TIMESTAMP -> with("DATETIME", arguments);
          case TIMESTAMPTZ -> with("TIMESTAMP", arguments);
          case INTERVAL -> "VARCHAR(64)";
          case JSON -> "JSON";
          case UUID -> "CHAR(36)";
          case BIT -> with("BIT", arguments);
        };
    boolean unsigned =
        type.unsigned() && (INTEGERS.contains(type.name()) || type.name() == TypeName.DECIMAL);
    return unsigned ? sql + " UNSIGNED" : sql;
  }

  private static String with(String name, List<Integer> arguments) {
    return arguments.isEmpty()
        ? name
        : name
            + arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  @Override
  public String enumerated(ColumnType.Enumerated type) {
    return type.values().stream()
        .map(MySqlNames::literal)
        .collect(Collectors.joining(", ", "ENUM(", ")"));
  }

  @Override
  public String array(ColumnType.Array type) {
    return "JSON";
  }

  @Override
  public String unsupported(ColumnType.Unsupported type) {
    return type.text();
  }

  @Override
  public String overridden(ColumnType.Overridden type) {
    for (DialectId id : dialect.lookupOrder()) {
      String sql = type.byDialect().get(id.id());
      if (sql != null) {
        return sql;
      }
    }
    return of(type.base());
  }
}
