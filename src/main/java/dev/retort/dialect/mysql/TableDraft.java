package dev.retort.dialect.mysql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import dev.retort.sql.DialectId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table whose parts are still coming. */
final class TableDraft {
  private static final String PREFIX = "mysql.";
  private static final String BTREE = "BTREE";
  private static final Set<String> WHOLE = Set.of("FULLTEXT", "SPATIAL");

  /** What create_options tells that a new table is not to be given, or that is told elsewhere. */
  private static final Set<String> PASSING = Set.of("partitioned");

  private static final Pattern PARSER =
      Pattern.compile(
          "FULLTEXT KEY `((?:[^`]|``)+)` .*\\bWITH PARSER `((?:[^`]|``)+)`",
          Pattern.CASE_INSENSITIVE);

  private final MySqlTypes types = new MySqlTypes(DialectId.MYSQL);
  private final String name;
  private final String collation;
  private final String comment;
  private final Map<String, String> options = new TreeMap<>();
  private final Map<String, String> columnChecks = new LinkedHashMap<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final Map<String, IndexDraft> indexes = new LinkedHashMap<>();

  TableDraft(CatalogueRow row, String standardCollation) throws SQLException {
    name = row.text("table_name");
    collation = row.text("table_collation");
    comment = row.text("table_comment");
    if (!row.is("engine", "InnoDB") && !row.text("engine").isEmpty()) {
      option("engine", row.text("engine"));
    }
    if (!collation.isEmpty() && !collation.equals(standardCollation)) {
      int end = collation.indexOf('_');
      String charset = end < 0 ? collation : collation.substring(0, end);
      if (!charset.equals(CharsetDefaults.CHARSET)) {
        option("charset", charset);
      }
      option("collation", collation);
    }
    for (String part : row.text("create_options").split(" ", -1)) {
      int equals = part.indexOf('=');
      String key = part.substring(0, Math.max(0, equals)).toLowerCase(Locale.ROOT);
      if (equals > 0 && !PASSING.contains(key)) {
        option(key, part.substring(equals + 1).replace("\"", "").replace("`", ""));
      }
    }
  }

  String name() {
    return name;
  }

  String collation() {
    return collation;
  }

  void option(String key, String value) {
    options.put(PREFIX + key, value);
  }

  void column(Column column) {
    String check = columnChecks.get(column.name());
    columns.add(check == null ? column : withCheck(column, check));
  }

  private static Column withCheck(Column column, String check) {
    Map<String, String> all = new TreeMap<>(column.options());
    all.put("check", check);
    return new Column(
        column.name(),
        column.type(),
        column.nullable(),
        column.defaultValue(),
        column.generated(),
        column.autoIncrement(),
        column.collation(),
        column.comment(),
        all);
  }

  /** A check that MariaDB keeps with its column. */
  void columnCheck(String column, String sql) {
    columnChecks.put(column, sql);
  }

  void check(Check check) {
    checks.add(check);
  }

  void foreignKey(ForeignKey key) {
    foreignKeys.add(key);
  }

  void indexPart(CatalogueRow row) throws SQLException {
    IndexDraft index = indexes.get(row.text("index_name"));
    if (index == null) {
      index = new IndexDraft(row);
      indexes.put(row.text("index_name"), index);
    }
    String expression = row.nullable("expression");
    boolean whole = WHOLE.contains(index.method);
    index.parts.add(
        new Index.Part(
            expression == null ? row.text("column_name") : null,
            expression == null ? null : MySqlExpressions.plain(expression, true),
            row.is("direction", "D"),
            whole ? 0 : row.number("sub_part"),
            null,
            null));
  }

  boolean hasFullText() {
    return indexes.values().stream().anyMatch(i -> i.method.equals("FULLTEXT"));
  }

  /** Takes the parsers of full text indexes from the table as the server writes it. */
  void parsers(String createTable) {
    Matcher parser = PARSER.matcher(createTable);
    while (parser.find()) {
      IndexDraft index = indexes.get(parser.group(1).replace("``", "`"));
      if (index != null) {
        index.options.put("parser", parser.group(2).replace("``", "`"));
      }
    }
  }

  Table table() {
    List<UniqueConstraint> uniques = new ArrayList<>();
    List<Index> plain = new ArrayList<>();
    PrimaryKey key = null;
    for (Map.Entry<String, IndexDraft> entry : indexes.entrySet()) {
      IndexDraft index = entry.getValue();
      if (entry.getKey().equals("PRIMARY")) {
        key = new PrimaryKey(null, index.columns());
        if (!index.parts.stream().allMatch(this::isWhole)) {
          option(MySqlKeys.PRIMARY_KEY_OPTION, MySqlKeys.parts(index.parts));
        }
      } else if (index.unique
          && index.options.isEmpty()
          && index.parts.stream().allMatch(this::isWhole)) {
        uniques.add(new UniqueConstraint(entry.getKey(), index.columns(), null));
      } else if (!isImplicit(entry.getKey(), index)) {
        plain.add(new Index(entry.getKey(), index.parts, index.unique, null, index.options));
      }
    }
    return new Table(
        name,
        columns,
        key,
        uniques,
        foreignKeys,
        checks,
        plain,
        comment.isEmpty() ? null : comment,
        options);
  }

  /** Whether a part is what a constraint on its column makes, long texts with their prefix. */
  private boolean isWhole(Index.Part part) {
    boolean isLong =
        columns.stream()
            .filter(c -> c.name().equals(part.column()))
            .map(Column::type)
            .anyMatch(this::needsPrefix);
    return part.column() != null
        && !part.descending()
        && part.prefixLength() == (isLong ? MySqlKeys.PREFIX : 0);
  }

  private boolean needsPrefix(ColumnType type) {
    return types.isLong(type);
  }

  /** Whether the server made the index for a foreign key, and will make it again. */
  private boolean isImplicit(String indexName, IndexDraft index) {
    if (index.unique || !index.options.isEmpty()) {
      return false;
    }
    return foreignKeys.stream()
        .anyMatch(
            f ->
                f.columns().equals(index.columns())
                    && index.parts.stream().allMatch(p -> !p.descending() && p.prefixLength() == 0)
                    && indexName.equalsIgnoreCase(f.name()));
  }

  /** An index whose parts are still coming. */
  private static final class IndexDraft {
    private final boolean unique;
    private final String method;
    private final List<Index.Part> parts = new ArrayList<>();
    private final Map<String, String> options = new TreeMap<>();

    IndexDraft(CatalogueRow row) throws SQLException {
      unique = row.number("non_unique") == 0;
      method = row.text("index_type").toUpperCase(Locale.ROOT);
      if (!method.equals(BTREE)) {
        options.put("method", method);
      }
      if (!row.text("index_comment").isEmpty()) {
        options.put("comment", row.text("index_comment"));
      }
      if (row.is("is_visible", "NO")) {
        options.put("invisible", "true");
      }
    }

    List<String> columns() {
      return parts.stream().map(p -> Objects.toString(p.column(), "")).toList();
    }
  }
}
