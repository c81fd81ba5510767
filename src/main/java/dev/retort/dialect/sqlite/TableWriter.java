package dev.retort.dialect.sqlite;

import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes CREATE TABLE and CREATE INDEX, and the pieces of which they are made. */
final class TableWriter {
  private final Table table;
  private final boolean strict;

  private TableWriter(Table table) {
    this.table = table;
    this.strict = isOn(table.options(), CreateTableParser.STRICT);
  }

  /** The statement that creates {@code table} under the name {@code as}, without its indexes. */
  static String createTable(Table table, String as) {
    return new TableWriter(table).create(as);
  }

  /** A column as ADD COLUMN takes it. */
  static String addedColumn(Table table, Column column, String constraints) {
    return new TableWriter(table).definition(column)
        + constraints
        + SqliteComments.write(column.comment());
  }

  /** A column as CREATE TABLE has it: equal texts mean that nothing is to be done. */
  static String column(Table table, Column column) {
    return addedColumn(table, column, "");
  }

  private String create(String as) {
    List<String> definitions = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    for (Column column : table.columns()) {
      definitions.add(definition(column));
      comments.add(SqliteComments.write(column.comment()));
    }
    for (String constraint : constraints()) {
      definitions.add(constraint);
      comments.add("");
    }
    StringBuilder sql = new StringBuilder("CREATE TABLE ").append(SqliteNames.quote(as));
    sql.append(" (").append(SqliteComments.write(table.comment()));
    for (int i = 0; i < definitions.size(); i++) {
      // The comment stands before the comma, so that SQLite keeps it with its column.
      String comma = i < definitions.size() - 1 ? "," : "";
      sql.append("\n    ").append(definitions.get(i)).append(comments.get(i)).append(comma);
    }
    return sql.append("\n)").append(options()).toString();
  }

  private String options() {
    List<String> options = new ArrayList<>();
    if (isOn(table.options(), CreateTableParser.WITHOUT_ROWID)) {
      options.add("WITHOUT ROWID");
    }
    if (strict) {
      options.add("STRICT");
    }
    return options.isEmpty() ? "" : " " + String.join(", ", options);
  }

  private String definition(Column column) {
    StringBuilder sql = new StringBuilder(SqliteNames.quote(column.name()));
    String type = type(column);
    sql.append(type.isEmpty() ? "" : " " + type);
    if (numbered(column)) {
      sql.append(name(primaryKeyName())).append(" PRIMARY KEY").append(keyConflict());
      return sql.append(" AUTOINCREMENT").toString();
    }
    Column.Generated generated = column.generated();
    if (generated != null) {
      sql.append(" GENERATED ALWAYS AS (").append(generated.expression()).append(")");
      sql.append(generated.stored() ? " STORED" : " VIRTUAL");
    }
    if (!column.nullable()) {
      String conflict = column.options().get(ColumnDraft.NOT_NULL_CONFLICT);
      sql.append(" NOT NULL").append(conflict == null ? "" : " ON CONFLICT " + conflict);
    }
    DefaultValue value = column.defaultValue();
    if (value != null && generated == null) {
      sql.append(" DEFAULT ").append(DefaultParser.write(value));
    }
    if (column.collation() != null) {
      sql.append(" COLLATE ").append(SqliteNames.quote(column.collation()));
    }
    return sql.append(enumCheck(column)).toString();
  }

  private String type(Column column) {
    if (numbered(column)) {
      return "INTEGER";
    }
    String declared = column.options().get(ColumnDraft.DECLARED_TYPE);
    if (declared != null && SqliteTypes.isInteger(column.type())) {
      return declared;
    }
    return strict ? SqliteTypes.writeStrict(column.type()) : SqliteTypes.write(column.type());
  }

  private String enumCheck(Column column) {
    ColumnType type = column.type();
    if (type instanceof ColumnType.Overridden overridden
        && !overridden.byDialect().containsKey("sqlite")) {
      type = overridden.base();
    }
    if (!(type instanceof ColumnType.Enumerated enumerated)) {
      return "";
    }
    String values =
        enumerated.values().stream().map(SqliteNames::literal).collect(Collectors.joining(", "));
    return name(ColumnParser.enumCheck(table.name(), column.name()))
        + " CHECK ("
        + SqliteNames.quote(column.name())
        + " IN ("
        + values
        + "))";
  }

  /** Whether SQLite numbers the column, for which it must be the key and an INTEGER. */
  private boolean numbered(Column column) {
    PrimaryKey key = table.primaryKey();
    return column.autoIncrement()
        && key != null
        && key.columns().equals(List.of(column.name()))
        && !isOn(table.options(), CreateTableParser.WITHOUT_ROWID);
  }

  private @Nullable String primaryKeyName() {
    return table.primaryKey() == null ? null : table.primaryKey().name();
  }

  private String keyConflict() {
    String conflict = table.options().get(CreateTableParser.PRIMARY_KEY_CONFLICT);
    return conflict == null ? "" : " ON CONFLICT " + conflict;
  }

  private List<String> constraints() {
    List<String> constraints = new ArrayList<>();
    PrimaryKey key = table.primaryKey();
    if (key != null && table.columns().stream().noneMatch(this::numbered)) {
      String columns =
          table
              .options()
              .getOrDefault(
                  CreateTableParser.PRIMARY_KEY_COLUMNS, SqliteNames.quoteAll(key.columns()));
      constraints.add(constraint(key.name(), "PRIMARY KEY (" + columns + ")" + keyConflict()));
    }
    for (UniqueConstraint unique : table.uniques()) {
      constraints.add(constraint(unique.name(), unique(unique)));
    }
    for (ForeignKey foreignKey : table.foreignKeys()) {
      String columns = "FOREIGN KEY (" + SqliteNames.quoteAll(foreignKey.columns()) + ") ";
      constraints.add(constraint(foreignKey.name(), columns + references(foreignKey)));
    }
    for (Check check : table.checks()) {
      constraints.add(constraint(check.name(), check(Qualifiers.without(check, table.name()))));
    }
    return constraints;
  }

  private String unique(UniqueConstraint unique) {
    String columns =
        table
            .options()
            .getOrDefault(
                CreateTableParser.UNIQUE_COLUMNS + String.join(",", unique.columns()),
                SqliteNames.quoteAll(unique.columns()));
    String words = unique.deferrable();
    // SQLite defers no unique constraint; only the conflict clause is its own.
    boolean own = words != null && words.startsWith("ON CONFLICT");
    return "UNIQUE (" + columns + ")" + (own ? " " + words : "");
  }

  static String check(Check check) {
    return "CHECK (" + check.expression() + ")";
  }

  /** {@code REFERENCES} with all that follows. */
  static String references(ForeignKey key) {
    StringBuilder sql = new StringBuilder("REFERENCES ");
    sql.append(SqliteNames.quote(key.referencedTable()));
    if (!key.referencedColumns().isEmpty()) {
      sql.append(" (").append(SqliteNames.quoteAll(key.referencedColumns())).append(")");
    }
    if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
      sql.append(" ON DELETE ").append(key.onDelete().sql());
    }
    if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
      sql.append(" ON UPDATE ").append(key.onUpdate().sql());
    }
    // Only PostgreSQL can leave the rows from before alone.
    String words = Objects.toString(key.deferrable(), "").replace("NOT VALID", "").strip();
    return sql.append(words.isEmpty() ? "" : " " + words).toString();
  }

  /** A constraint with its name, if it has one. */
  static String constraint(@Nullable String name, String definition) {
    return (name(name) + " " + definition).strip();
  }

  private static String name(@Nullable String name) {
    return name == null ? "" : " CONSTRAINT " + SqliteNames.quote(name);
  }

  /** The statement that creates an index. */
  static String createIndex(String table, Index index) {
    StringBuilder sql =
        new StringBuilder(index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
    sql.append(SqliteNames.quote(index.name())).append(" ON ").append(SqliteNames.quote(table));
    sql.append(" (");
    sql.append(index.parts().stream().map(TableWriter::part).collect(Collectors.joining(", ")));
    sql.append(")");
    return sql.append(index.predicate() == null ? "" : " WHERE " + index.predicate()).toString();
  }

  private static String part(Index.Part part) {
    String column = part.column();
    return (column != null ? SqliteNames.quote(column) : part.expression())
        + (part.collation() == null ? "" : " COLLATE " + SqliteNames.quote(part.collation()))
        + (part.descending() ? " DESC" : "");
  }

  private static boolean isOn(Map<String, String> options, String key) {
    return "true".equals(options.get(key));
  }
}
