package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.TypeName;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes columns of the rows of {@code pg_attribute}. */
final class PostgreSqlColumnReader {
  /** The option of a column that a sequence of its own numbers; its value is the sequence. */
  static final String SERIAL = "serial";

  /**
   * The option of an identity column: {@code always} where it takes no other number, and in a model
   * {@code by default} where it shall be an identity and no sequence any more.
   */
  static final String IDENTITY = "identity";

  /** The option with what an identity column's sequence has of its own. */
  static final String IDENTITY_OPTIONS = "identity_options";

  /** The option of a column that is computed when read, from version 18 on. */
  static final Map.Entry<String, String> VIRTUAL = Map.entry("generated", "virtual");

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
  private static final Pattern TYPED_NULL = Pattern.compile("NULL(::.*)?");
  private static final Set<TypeName> NUMERIC =
      EnumSet.of(
          TypeName.SMALLINT,
          TypeName.INTEGER,
          TypeName.BIGINT,
          TypeName.DECIMAL,
          TypeName.REAL,
          TypeName.DOUBLE);

  private final PostgreSqlTypeReader types;
  private final Map<String, OwnedSequence> sequences;

  /**
   * A reader.
   *
   * @param sequences the sequences that columns own, by {@link OwnedSequence#key}
   */
  PostgreSqlColumnReader(PostgreSqlTypeReader types, Map<String, OwnedSequence> sequences) {
    this.types = types;
    this.sequences = sequences;
  }

  Column read(CatalogueRow row) throws SQLException {
    ColumnType type =
        types.read(row.text("type"), row.is("type_kind", "e") ? row.text("type_name") : "");
    String value = row.nullable("value");
    boolean computed = !row.text("generated").isEmpty();
    boolean identity = !row.text("identity").isEmpty();
    OwnedSequence sequence = sequences.get(OwnedSequence.key(row.text("oid"), row.text("number")));
    boolean serial = !identity && sequence != null && isNext(value);
    Map<String, String> options = new TreeMap<>();
    if (sequence != null && serial) {
      options.put(SERIAL, sequence.name());
    } else if (identity) {
      if (row.is("identity", "a")) {
        options.put(IDENTITY, "always");
      }
      if (sequence != null && !sequence.options().isEmpty()) {
        options.put(IDENTITY_OPTIONS, sequence.options());
      }
    }
    if (row.is("generated", "v")) {
      options.put(VIRTUAL.getKey(), VIRTUAL.getValue());
    }
    return new Column(
        row.text("name"),
        type,
        !row.is("not_null", "t"),
        computed || serial || value == null ? null : defaultOf(value, type),
        computed && value != null
            ? new Column.Generated(
                PostgreSqlExpressions.withoutBrackets(value), row.is("generated", "s"))
            : null,
        serial || identity,
        row.nullable("collation"),
        row.nullable("comment"),
        options);
  }

  private static boolean isNext(@Nullable String value) {
    return value != null && value.startsWith("nextval(");
  }

  private static @Nullable DefaultValue defaultOf(String sql, ColumnType type) {
    String plain = PostgreSqlExpressions.withoutBrackets(sql);
    if (TYPED_NULL.matcher(plain).matches()) {
      return null;
    }
    if (NUMBER.matcher(plain).matches()) {
      return new DefaultValue.Numeric(new BigDecimal(plain));
    }
    if (plain.equals("true") || plain.equals("false")) {
      return new DefaultValue.Bool(plain.equals("true"));
    }
    Optional<String> text = PostgreSqlExpressions.textOf(plain);
    if (text.isEmpty()) {
      return new DefaultValue.Expression(plain);
    }
    boolean number =
        type instanceof ColumnType.Standard standard && NUMERIC.contains(standard.name());
    return number && NUMBER.matcher(text.get()).matches()
        ? new DefaultValue.Numeric(new BigDecimal(text.get()))
        : new DefaultValue.Text(text.get());
  }
}
