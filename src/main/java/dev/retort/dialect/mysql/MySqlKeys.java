package dev.retort.dialect.mysql;

import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.ExpressionQuoting;
import dev.retort.dialect.StatementList;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import dev.retort.sql.DialectId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes keys, checks and indexes. */
final class MySqlKeys {
  /** Leading characters of a long text that an index sorts by; 255 of four bytes fit any page. */
  static final int PREFIX = 255;

  /** The table option with the parts of a primary key that are more than columns. */
  static final String PRIMARY_KEY_OPTION = "primary_key_columns";

  private static final Set<String> METHODS = Set.of("BTREE", "HASH");
  private static final Set<String> KINDS = Set.of("FULLTEXT", "SPATIAL", "VECTOR");

  private final DialectId dialect;
  private final MySqlColumns columns;

  MySqlKeys(DialectId dialect, MySqlColumns columns) {
    this.dialect = dialect;
    this.columns = columns;
  }

  String primaryKey(Table table, PrimaryKey key, StatementList out) {
    String parts = table.options().get("mysql." + PRIMARY_KEY_OPTION);
    return parts != null && form(key.columns()).matcher(parts).matches()
        ? "PRIMARY KEY (" + parts + ")"
        : "PRIMARY KEY " + keyColumns(table, key.columns(), out);
  }

  /** What the option may be for a key of these columns; for others it was not meant. */
  private static Pattern form(List<String> columns) {
    return Pattern.compile(
        columns.stream()
            .map(c -> Pattern.quote(MySqlNames.quote(c)) + "(?:\\(\\d+\\))?(?: DESC)?")
            .collect(Collectors.joining(", ")));
  }

  /** Columns with their length and direction. */
  static String parts(List<Index.Part> parts) {
    return parts.stream()
        .map(
            p ->
                MySqlNames.quote(Objects.toString(p.column(), ""))
                    + (p.prefixLength() == 0 ? "" : "(" + p.prefixLength() + ")")
                    + (p.descending() ? " DESC" : ""))
        .collect(Collectors.joining(", "));
  }

  String unique(Table table, UniqueConstraint unique, StatementList out) {
    if (unique.deferrable() != null) {
      out.note("MySQL checks unique constraints at once");
    }
    if (unique.options().containsKey(Index.NULLS_NOT_DISTINCT)) {
      out.note(
          "MySQL takes any number of rows with NULL in " + String.join(", ", unique.columns()));
    }
    return "CONSTRAINT "
        + MySqlNames.quote(ConstraintNames.of(table.name(), unique))
        + " UNIQUE "
        + keyColumns(table, unique.columns(), out);
  }

  String foreignKey(String table, ForeignKey key, StatementList out) {
    if (key.deferrable() != null) {
      out.note("MySQL checks foreign keys at once");
    }
    return "CONSTRAINT "
        + MySqlNames.quote(ConstraintNames.of(table, key))
        + " FOREIGN KEY "
        + MySqlNames.list(key.columns())
        + " REFERENCES "
        + MySqlNames.quote(key.referencedTable())
        + " "
        + MySqlNames.list(key.referencedColumns())
        + action(" ON DELETE ", key.onDelete(), out)
        + action(" ON UPDATE ", key.onUpdate(), out);
  }

  private static String action(String words, ForeignKey.Action action, StatementList out) {
    if (action == ForeignKey.Action.SET_DEFAULT) {
      out.note("InnoDB knows no SET DEFAULT; the row is kept instead");
      return "";
    }
    return action == ForeignKey.Action.NO_ACTION ? "" : words + action.sql();
  }

  String check(Table table, Check check) {
    return "CONSTRAINT "
        + MySqlNames.quote(ConstraintNames.of(table.name(), check))
        + " CHECK ("
        + ExpressionQuoting.of(check.expression(), table, MySqlNames::quote)
        + ")";
  }

  /** The statement, or empty where MySQL has no such index; then {@code out} has a note. */
  String index(Table table, Index index, StatementList out) {
    String clause = clause(table, index, " ON " + MySqlNames.quote(table.name()), out);
    return clause.isEmpty() ? "" : "CREATE " + clause;
  }

  /** The index as a part of CREATE TABLE. */
  String inside(Table table, Index index, StatementList out) {
    return clause(table, index, "", out);
  }

  private String clause(Table table, Index index, String place, StatementList out) {
    boolean expressions = index.parts().stream().anyMatch(p -> p.expression() != null);
    if (dialect == DialectId.MARIADB && expressions) {
      out.note("MariaDB has no index on an expression: " + index.name());
      return "";
    }
    String predicate = index.predicate();
    if (predicate != null) {
      if (index.unique()) {
        out.note(
            "MySQL has no unique index with a condition: "
                + index.name()
                + " WHERE "
                + predicate
                + " must be ensured otherwise");
        return "";
      }
      out.note("MySQL has no index with a condition; written without WHERE " + predicate);
    }
    String method = Objects.toString(index.options().get("method"), "").toUpperCase(Locale.ROOT);
    String kind = KINDS.contains(method) ? method + " " : index.unique() ? "UNIQUE " : "";
    boolean whole = KINDS.contains(method) || isHashed(index, method);
    String parts =
        index.parts().stream()
            .map(p -> part(table, p, whole, out))
            .collect(Collectors.joining(", ", "(", ")"));
    return kind
        + "INDEX "
        + MySqlNames.quote(index.name())
        + place
        + " "
        + parts
        + (METHODS.contains(method) ? " USING " + method : "")
        + attributes(index);
  }

  /** MariaDB keeps a hash of a whole long text. */
  private boolean isHashed(Index index, String method) {
    return dialect == DialectId.MARIADB && index.unique() && method.equals("HASH");
  }

  private String attributes(Index index) {
    String parser = index.options().get("parser");
    String comment = index.options().get("comment");
    boolean invisible = index.options().containsKey("invisible");
    return (parser == null ? "" : " WITH PARSER " + MySqlNames.quote(parser))
        + (comment == null ? "" : " COMMENT " + MySqlNames.literal(comment))
        + (!invisible ? "" : dialect == DialectId.MARIADB ? " IGNORED" : " INVISIBLE");
  }

  private String part(Table table, Index.Part part, boolean whole, StatementList out) {
    String expression = part.expression();
    String column = part.column();
    String sql =
        expression != null || column == null
            ? "(" + ExpressionQuoting.of("" + expression, table, MySqlNames::quote) + ")"
            : whole ? MySqlNames.quote(column) : keyColumn(table, column, part.prefixLength(), out);
    return part.descending() ? sql + " DESC" : sql;
  }

  private String keyColumns(Table table, List<String> names, StatementList out) {
    return names.stream()
        .map(n -> keyColumn(table, n, 0, out))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private String keyColumn(Table table, String name, int length, StatementList out) {
    boolean isLong = table.column(name).map(Column::type).filter(columns::needsPrefix).isPresent();
    if (length == 0 && isLong) {
      out.note("only the first " + PREFIX + " characters of " + name + " count");
    }
    int prefix = length == 0 && isLong ? PREFIX : length;
    return MySqlNames.quote(name) + (prefix == 0 ? "" : "(" + prefix + ")");
  }
}
