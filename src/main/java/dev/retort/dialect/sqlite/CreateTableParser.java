package dev.retort.dialect.sqlite;

import dev.retort.dialect.sqlite.ConstraintParser.KeyColumns;
import dev.retort.dialect.sqlite.TokenCursor.UnexpectedSqlException;
import dev.retort.schema.Check;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.TableBuilder;
import dev.retort.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CREATE TABLE statement that SQLite keeps for a table. Foreign keys that name no columns
 * are left so.
 */
final class CreateTableParser {
  /** Table options of this dialect. */
  static final String STRICT = "sqlite.strict";

  static final String WITHOUT_ROWID = "sqlite.without_rowid";

  /** What the primary key does on a conflict, for example {@code REPLACE}. */
  static final String PRIMARY_KEY_CONFLICT = "sqlite.primary_key_conflict";

  /** The columns of the primary key, where one has an order or a collation. */
  static final String PRIMARY_KEY_COLUMNS = "sqlite.primary_key_columns";

  /** With the plain columns after it: those of a unique constraint, where one has a collation. */
  static final String UNIQUE_COLUMNS = "sqlite.unique_columns.";

  private final TokenCursor in;
  private final String name;
  private final TableBuilder table;
  private final List<ColumnDraft> columns = new ArrayList<>();
  private @Nullable PrimaryKey primaryKey;
  private boolean neverNullKey;

  private CreateTableParser(String name, String sql) {
    this.in = new TokenCursor(sql);
    this.name = name;
    this.table = Table.builder(name);
  }

  static Table parse(String name, String sql) throws UnexpectedSqlException {
    return new CreateTableParser(name, sql).parse();
  }

  private Table parse() throws UnexpectedSqlException {
    in.expect("CREATE");
    if (!in.accept("TEMP")) {
      in.accept("TEMPORARY");
    }
    in.expect("TABLE");
    in.accept("IF", "NOT", "EXISTS");
    in.qualifiedName();
    in.expectSymbol("(");
    table.comment(SqliteComments.read(in.blockComment()));
    boolean constraints = false;
    do {
      constraints = constraints || startsConstraint();
      if (constraints) {
        // SQLite lets the commas between constraints be left out.
        do {
          tableConstraint();
        } while (startsConstraint());
      } else {
        columns.add(new ColumnParser(in).parse(this));
      }
    } while (in.acceptSymbol(","));
    in.expectSymbol(")");
    options();
    return build();
  }

  private boolean startsConstraint() {
    Token token = in.peek();
    return token.isWord("CONSTRAINT")
        || token.isWord("PRIMARY")
        || token.isWord("UNIQUE")
        || token.isWord("CHECK")
        || token.isWord("FOREIGN");
  }

  private void tableConstraint() throws UnexpectedSqlException {
    String constraint = in.accept("CONSTRAINT") ? in.name() : null;
    if (in.accept("PRIMARY", "KEY")) {
      KeyColumns key = ConstraintParser.keyColumns(in);
      String order = key.text();
      // A sole key that is descending is still the row's number here.
      if (order != null && (key.columns().size() > 1 || order.contains(" COLLATE "))) {
        table.option(PRIMARY_KEY_COLUMNS, order);
      }
      columns.stream()
          .filter(c -> key.numbered() && SqliteNames.same(c.name, key.columns().get(0)))
          .forEach(c -> c.autoIncrement = true);
      primaryKey(constraint, key.columns(), ConstraintParser.conflict(in));
    } else if (in.accept("UNIQUE")) {
      KeyColumns key = ConstraintParser.keyColumns(in);
      String order = key.text();
      if (order != null && order.contains(" COLLATE ")) {
        table.option(UNIQUE_COLUMNS + String.join(",", key.columns()), order);
      }
      unique(constraint, key.columns(), ConstraintParser.conflict(in));
    } else if (in.accept("CHECK")) {
      check(constraint, in.bracketed());
      ConstraintParser.conflict(in);
    } else {
      in.expect("FOREIGN", "KEY");
      List<String> from = in.names();
      in.expect("REFERENCES");
      table.foreignKey(ConstraintParser.references(in, constraint, from));
    }
  }

  void primaryKey(@Nullable String constraint, List<String> keyColumns, @Nullable String conflict) {
    primaryKey = new PrimaryKey(constraint, keyColumns);
    if (conflict != null) {
      table.option(PRIMARY_KEY_CONFLICT, conflict);
    }
  }

  void unique(@Nullable String constraint, List<String> keyColumns, @Nullable String conflict) {
    String words = conflict == null ? null : "ON CONFLICT " + conflict;
    table.unique(new UniqueConstraint(constraint, keyColumns, words));
  }

  void check(@Nullable String constraint, String expression) {
    table.check(Qualifiers.without(new Check(constraint, expression), name));
  }

  void references(@Nullable String constraint, String column) throws UnexpectedSqlException {
    table.foreignKey(ConstraintParser.references(in, constraint, List.of(column)));
  }

  private void options() throws UnexpectedSqlException {
    while (!in.atEnd()) {
      if (in.accept("WITHOUT", "ROWID")) {
        table.option(WITHOUT_ROWID, "true");
        neverNullKey = true;
      } else if (in.accept("STRICT")) {
        table.option(STRICT, "true");
        neverNullKey = true;
      } else if (!in.acceptSymbol(",") && !in.acceptSymbol(";")) {
        throw in.unexpected("a table option");
      }
    }
  }

  private Table build() {
    List<String> key = primaryKey == null ? List.of() : canonical(primaryKey.columns());
    for (ColumnDraft column : columns) {
      boolean soleKey = key.size() == 1 && key.contains(column.name);
      boolean neverNull =
          (soleKey && column.isInteger()) || (neverNullKey && key.contains(column.name));
      table.column(column.build(soleKey, neverNull));
    }
    if (primaryKey != null) {
      table.primaryKey(new PrimaryKey(primaryKey.name(), key));
    }
    return SpelledAsDeclared.table(table.build());
  }

  private List<String> canonical(List<String> names) {
    return SpelledAsDeclared.names(names, columns.stream().map(c -> c.name).toList());
  }
}
