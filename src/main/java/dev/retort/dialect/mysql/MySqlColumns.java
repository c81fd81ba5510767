package dev.retort.dialect.mysql;

import dev.retort.dialect.ExpressionQuoting;
import dev.retort.dialect.StatementList;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes complete column definitions, which MySQL wants in CREATE, ADD and MODIFY alike. */
final class MySqlColumns {
  private static final Pattern NOW =
      Pattern.compile(
          "(?i)(CURRENT_TIMESTAMP|NOW|LOCALTIME|LOCALTIMESTAMP)\\s*(\\(\\s*\\d*\\s*\\))?");
  private static final Pattern MOMENT = Pattern.compile("(?i)(DATETIME|TIMESTAMP)(\\(\\d\\))?.*");
  private static final Pattern COLLATION = Pattern.compile("binary|[a-z0-9]+_[a-z0-9_]+");

  private final DialectId dialect;
  private final MySqlTypes types;

  MySqlColumns(DialectId dialect) {
    this.dialect = dialect;
    this.types = new MySqlTypes(dialect);
  }

  MySqlTypes types() {
    return types;
  }

  /**
   * The definition of {@code column} as part of {@code table}.
   *
   * @param numbered whether AUTO_INCREMENT is written where the column has it
   * @param out takes notes of what could not be written
   */
  String definition(Table table, Column column, boolean numbered, StatementList out) {
    String type = types.of(column.type());
    StringBuilder sql = new StringBuilder(MySqlNames.quote(column.name())).append(' ').append(type);
    sql.append(collation(column, out));
    Column.Generated generated = column.generated();
    if (generated != null) {
      // MariaDB takes no NOT NULL here, and a mysql section serves it too.
      sql.append(" GENERATED ALWAYS AS (")
          .append(ExpressionQuoting.of(generated.expression(), table, MySqlNames::quote))
          .append(generated.stored() ? ") STORED" : ") VIRTUAL");
      if (column.options().containsKey("generated_not_null")) {
        sql.append(" NOT NULL");
      }
    } else {
      sql.append(nullability(table, column, type));
      DefaultValue value = column.defaultValue();
      if (value != null && !column.autoIncrement()) {
        sql.append(" DEFAULT ").append(defaultOf(column, type, value));
      }
      String update = column.options().get("on_update");
      if (update != null) {
        sql.append(" ON UPDATE ").append(NOW.matcher(update).matches() ? now(type) : update);
      }
      if (column.autoIncrement() && numbered) {
        sql.append(" AUTO_INCREMENT");
      }
    }
    String srid = column.options().get("srid");
    if (srid != null) {
      sql.append(dialect == DialectId.MARIADB ? " REF_SYSTEM_ID=" : " SRID ").append(srid);
    }
    if (column.options().containsKey("invisible")) {
      sql.append(" INVISIBLE");
    }
    String comment = column.comment();
    if (comment != null) {
      sql.append(" COMMENT ").append(MySqlNames.literal(comment));
    }
    String check = column.options().get("check");
    if (check != null) {
      String expression = ExpressionQuoting.of(check, table, MySqlNames::quote);
      sql.append(" CHECK (").append(expression).append(')');
    }
    return sql.toString();
  }

  private static String nullability(Table table, Column column, String type) {
    PrimaryKey key = table.primaryKey();
    if (!column.nullable() || (key != null && key.columns().contains(column.name()))) {
      return " NOT NULL";
    }
    // A bare TIMESTAMP is NOT NULL where explicit_defaults_for_timestamp is off.
    return type.startsWith("TIMESTAMP") ? " NULL" : "";
  }

  private static String collation(Column column, StatementList out) {
    String collation = column.collation();
    if (collation == null || collation.equalsIgnoreCase("NOCASE")) {
      return "";
    }
    if (collation.equals("BINARY")) {
      return " COLLATE utf8mb4_bin";
    }
    if (COLLATION.matcher(collation).matches()) {
      return " COLLATE " + collation;
    }
    out.note("collation " + collation + " of " + column.name() + " is not known to MySQL");
    return "";
  }

  private String defaultOf(Column column, String type, DefaultValue value) {
    String sql = value.accept(new Literal(type));
    boolean literal = !(value instanceof DefaultValue.Expression);
    return literal && !sql.equalsIgnoreCase("NULL") && types.isLong(column.type())
        ? "(" + sql + ")"
        : sql;
  }

  private static String now(String type) {
    Matcher moment = MOMENT.matcher(type);
    String precision = moment.matches() ? moment.group(2) : null;
    return precision == null ? "CURRENT_TIMESTAMP" : "CURRENT_TIMESTAMP" + precision;
  }

  /** The default as SQL for a column whose type is {@code type}. */
  private record Literal(String type) implements DefaultValue.Visitor<String> {
    @Override
    public String text(DefaultValue.Text value) {
      return MySqlNames.literal(value.value());
    }

    @Override
    public String numeric(DefaultValue.Numeric value) {
      return value.value().toPlainString();
    }

    @Override
    public String bool(DefaultValue.Bool value) {
      return value.value() ? "TRUE" : "FALSE";
    }

    @Override
    public String expression(DefaultValue.Expression value) {
      String sql = value.sql().strip();
      if (NOW.matcher(sql).matches() && MOMENT.matcher(type).matches()) {
        return now(type);
      }
      return sql.toUpperCase(Locale.ROOT).equals("NULL") ? "NULL" : "(" + sql + ")";
    }
  }

  /** Whether both fill their column in ways between which MODIFY can change. */
  static boolean modifiable(Column from, Column to) {
    Column.Generated before = from.generated();
    Column.Generated after = to.generated();
    if (before == null && after == null) {
      return true;
    }
    if (before == null || after == null) {
      return before != null && before.stored();
    }
    return before.stored() == after.stored();
  }

  /** Whether the column can number rows: it must be the first of a key. */
  static boolean startsKey(Table table, Column column) {
    PrimaryKey key = table.primaryKey();
    return (key != null && first(key.columns(), column))
        || table.uniques().stream().anyMatch(u -> first(u.columns(), column))
        || table.indexes().stream().anyMatch(i -> startsWith(i, column));
  }

  /** Whether the index begins with the whole column, as the one that numbers rows must. */
  static boolean startsWith(Index index, Column column) {
    Index.Part part = index.parts().get(0);
    return column.name().equals(part.column()) && part.prefixLength() == 0;
  }

  private static boolean first(List<String> columns, Column column) {
    return !columns.isEmpty() && columns.get(0).equals(column.name());
  }

  /** Whether {@code type} needs a length in a key. */
  boolean needsPrefix(ColumnType type) {
    return types.isLong(type);
  }
}
