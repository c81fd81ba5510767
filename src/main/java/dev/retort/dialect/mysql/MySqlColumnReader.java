package dev.retort.dialect.mysql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes columns of the rows of {@code information_schema.columns}. */
final class MySqlColumnReader {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
  private static final Pattern BITS = Pattern.compile("b'([01]+)'");
  private static final Pattern NOW =
      Pattern.compile("(?i)(current_timestamp|now)\\s*(?:\\(\\s*(\\d*)\\s*\\))?");
  private static final Pattern ON_UPDATE = Pattern.compile("(?i)on update (\\S+)");
  private static final Pattern COMPRESSED =
      Pattern.compile("\\s*/\\*M?!\\d+ (COMPRESSED)\\*/", Pattern.CASE_INSENSITIVE);

  private final MySqlServer server;

  MySqlColumnReader(MySqlServer server) {
    this.server = server;
  }

  /**
   * The column in a row.
   *
   * @param tableCollation what a column without its own has
   * @param json whether a check makes it JSON, as MariaDB does it
   */
  Column read(CatalogueRow row, String tableCollation, boolean json) throws SQLException {
    String text = row.text("column_type");
    Map<String, String> options = new TreeMap<>();
    Matcher compressed = COMPRESSED.matcher(text);
    ColumnType type =
        json && text.equalsIgnoreCase("longtext")
            ? ColumnType.of(TypeName.JSON)
            : compressed.find()
                ? new ColumnType.Unsupported(compressed.replaceAll(" $1").strip())
                : MySqlTypeReader.read(text);
    String extra = row.text("extra").toLowerCase(Locale.ROOT);
    Matcher update = ON_UPDATE.matcher(extra);
    if (update.find()) {
      options.put("on_update", "CURRENT_TIMESTAMP");
    }
    if (extra.contains("invisible")) {
      options.put("invisible", "true");
    }
    if (row.nullable("srid") != null) {
      options.put("srid", row.text("srid"));
    }
    Column.Generated generated = generated(row, extra);
    boolean nullable = row.is("is_nullable", "YES");
    if (generated != null && !nullable) {
      options.put("generated_not_null", "true");
    }
    String collation = row.nullable("collation_name");
    boolean own = collation != null && !collation.equals(tableCollation) && !isJson(type);
    return new Column(
        row.text("column_name"),
        type,
        nullable,
        generated != null ? null : defaultOf(row, type, extra),
        generated,
        extra.contains("auto_increment"),
        own ? collation : null,
        emptyToNull(row.text("column_comment")),
        options);
  }

  private static boolean isJson(ColumnType type) {
    return type instanceof ColumnType.Standard standard && standard.name() == TypeName.JSON;
  }

  private Column.@Nullable Generated generated(CatalogueRow row, String extra) throws SQLException {
    String expression = row.text("generation_expression");
    if (expression.isEmpty() || !extra.contains("generated")) {
      return null;
    }
    return new Column.Generated(
        MySqlExpressions.plain(expression, !server.isMariaDb()), extra.contains("stored"));
  }

  private @Nullable DefaultValue defaultOf(CatalogueRow row, ColumnType type, String extra)
      throws SQLException {
    String text = row.nullable("column_default");
    if (text == null || (server.isMariaDb() && text.equalsIgnoreCase("NULL"))) {
      return null;
    }
    if (server.isMariaDb()) {
      return expression(text, type);
    }
    boolean isExpression = extra.contains("default_generated") || NOW.matcher(text).matches();
    return isExpression && !isText(row)
        ? expression(MySqlExpressions.plain(text, true), type)
        : extra.contains("default_generated")
            ? expression(MySqlExpressions.plain(text, true), type)
            : literal(text, type, isText(row));
  }

  private static boolean isText(CatalogueRow row) throws SQLException {
    return switch (row.text("data_type").toLowerCase(Locale.ROOT)) {
      case "char", "varchar", "enum", "set", "tinytext", "text", "mediumtext", "longtext" -> true;
      default -> false;
    };
  }

  /** A default that the catalogue gives as a value. */
  private static DefaultValue literal(String text, ColumnType type, boolean isText) {
    if (!isText) {
      Optional<DefaultValue> number = number(text, type);
      if (number.isPresent()) {
        return number.get();
      }
      if (text.startsWith("0x")) {
        return new DefaultValue.Expression(text);
      }
    }
    return new DefaultValue.Text(text);
  }

  /** A default that the catalogue gives as SQL. */
  private static DefaultValue expression(String sql, ColumnType type) {
    Matcher now = NOW.matcher(sql);
    if (now.matches()) {
      return new DefaultValue.Expression("CURRENT_TIMESTAMP");
    }
    Optional<String> text = MySqlExpressions.textOf(sql);
    if (text.isPresent()) {
      return new DefaultValue.Text(text.get());
    }
    return number(sql, type)
        .orElseGet(() -> new DefaultValue.Expression(MySqlExpressions.withoutBrackets(sql)));
  }

  private static Optional<DefaultValue> number(String text, ColumnType type) {
    if (type instanceof ColumnType.Standard standard
        && standard.name() == TypeName.BOOLEAN
        && (text.equals("0") || text.equals("1"))) {
      return Optional.of(new DefaultValue.Bool(text.equals("1")));
    }
    Matcher bits = BITS.matcher(text);
    if (bits.matches()) {
      return Optional.of(
          new DefaultValue.Numeric(new BigDecimal(new BigInteger(bits.group(1), 2))));
    }
    return NUMBER.matcher(text).matches()
        ? Optional.of(new DefaultValue.Numeric(new BigDecimal(text)))
        : Optional.empty();
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
