package dev.retort.dialect.postgresql;

import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.StatementList;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeVisitor;
import dev.retort.schema.Column;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One rendering of changes; each method adds the statements of one change. */
final class PostgreSqlRendering implements ChangeVisitor<Void> {
  private final Schema before;
  private final StatementList statements = new StatementList();

  PostgreSqlRendering(Schema before) {
    this.before = before;
  }

  List<DdlStatement> render(List<Change> changes) {
    changes.forEach(c -> c.accept(this));
    return statements.statements();
  }

  private static String quote(String name) {
    return PostgreSqlNames.quote(name);
  }

  private Void add(Change change, String sql) {
    statements.add(change, sql);
    return nothing();
  }

  @SuppressWarnings("NullAway") // Void has no other value.
  private static Void nothing() {
    return null;
  }

  private Void alter(Change change, String table, String action) {
    return add(change, "ALTER TABLE " + quote(table) + " " + action);
  }

  private void comment(Change change, String kind, String name, @Nullable String text) {
    String words = text == null ? "NULL" : PostgreSqlNames.literal(text);
    statements.add(change, "COMMENT ON " + kind + " " + name + " IS " + words);
  }

  private void columnComment(Change change, String table, Column column) {
    comment(change, "COLUMN", quote(table) + "." + quote(column.name()), column.comment());
  }

  @Override
  public Void createTable(Change.CreateTable change) {
    var table = change.table();
    add(change, PostgreSqlTables.create(table));
    table.indexes().forEach(i -> add(change, PostgreSqlTables.index(table.name(), i)));
    if (table.comment() != null) {
      comment(change, "TABLE", quote(table.name()), table.comment());
    }
    for (Column column : table.columns()) {
      if (column.comment() != null) {
        columnComment(change, table.name(), column);
      }
    }
    return nothing();
  }

  @Override
  public Void dropTable(Change.DropTable change) {
    return add(change, "DROP TABLE " + quote(change.table().name()));
  }

  @Override
  public Void renameTable(Change.RenameTable change) {
    return alter(change, change.from(), "RENAME TO " + quote(change.to()));
  }

  @Override
  public Void addColumn(Change.AddColumn change) {
    Column column = change.column();
    alter(change, change.table(), "ADD COLUMN " + PostgreSqlColumns.definition(column));
    if (!PostgreSqlColumns.values(column.type()).isEmpty()) {
      alter(change, change.table(), "ADD " + PostgreSqlColumns.valuesCheck(change.table(), column));
    }
    if (column.comment() != null) {
      columnComment(change, change.table(), column);
    }
    return nothing();
  }

  @Override
  public Void dropColumn(Change.DropColumn change) {
    return alter(change, change.table(), "DROP COLUMN " + quote(change.column().name()));
  }

  @Override
  public Void renameColumn(Change.RenameColumn change) {
    return alter(
        change,
        change.table(),
        "RENAME COLUMN " + quote(change.from()) + " TO " + quote(change.to()));
  }

  @Override
  public Void modifyColumn(Change.ModifyColumn change) {
    Column from = change.from();
    Column to = change.to();
    String table = change.table();
    String name = quote(to.name());
    String column = "ALTER COLUMN " + name + " ";
    if (!Objects.equals(from.generated(), to.generated())) {
      alter(change, table, "DROP COLUMN " + name);
      return alter(change, table, "ADD COLUMN " + PostgreSqlColumns.definition(to));
    }
    boolean values =
        !PostgreSqlColumns.values(from.type()).equals(PostgreSqlColumns.values(to.type()));
    if (values && !PostgreSqlColumns.values(from.type()).isEmpty()) {
      String check = quote(ConstraintNames.ofValues(table, from.name()));
      alter(change, table, "DROP CONSTRAINT " + check);
    }
    String type = PostgreSqlTypes.of(to.type());
    boolean retyped = !PostgreSqlTypes.of(from.type()).equals(type);
    if (retyped && from.defaultValue() != null) {
      alter(change, table, column + "DROP DEFAULT");
    }
    if (retyped || !Objects.equals(from.collation(), to.collation())) {
      String collate = to.collation() == null ? "" : " COLLATE \"" + to.collation() + "\"";
      alter(change, table, column + "TYPE " + type + collate + " USING " + name + "::" + type);
    }
    if (from.autoIncrement() && !to.autoIncrement()) {
      alter(change, table, column + "DROP IDENTITY");
    }
    if (from.nullable() != to.nullable()) {
      alter(change, table, column + (to.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
    }
    changeDefault(change, column, retyped);
    if (!from.autoIncrement() && to.autoIncrement()) {
      alter(change, table, column + "ADD GENERATED BY DEFAULT AS IDENTITY");
    }
    if (values && !PostgreSqlColumns.values(to.type()).isEmpty()) {
      alter(change, table, "ADD " + PostgreSqlColumns.valuesCheck(table, to));
    }
    if (!Objects.equals(from.comment(), to.comment())) {
      columnComment(change, table, to);
    }
    return nothing();
  }

  private void changeDefault(Change.ModifyColumn change, String column, boolean retyped) {
    DefaultValue from = change.from().defaultValue();
    DefaultValue to = change.to().defaultValue();
    if (to != null && (retyped || !to.equals(from))) {
      alter(change, change.table(), column + "SET DEFAULT " + PostgreSqlColumns.value(to));
    } else if (to == null && from != null && !retyped) {
      alter(change, change.table(), column + "DROP DEFAULT");
    }
  }

  @Override
  public Void changePrimaryKey(Change.ChangePrimaryKey change) {
    PrimaryKey from = change.from();
    PrimaryKey to = change.to();
    if (from != null) {
      drop(change, change.table(), ConstraintNames.of(change.table(), from));
    }
    if (to != null) {
      alter(change, change.table(), "ADD " + PostgreSqlTables.primaryKey(change.table(), to));
    }
    return nothing();
  }

  private Void drop(Change change, String table, String constraint) {
    return alter(change, table, "DROP CONSTRAINT " + quote(constraint));
  }

  @Override
  public Void addUnique(Change.AddUnique change) {
    String table = change.table();
    return alter(change, table, "ADD " + PostgreSqlTables.unique(table, change.unique()));
  }

  @Override
  public Void dropUnique(Change.DropUnique change) {
    return drop(change, change.table(), ConstraintNames.of(change.table(), change.unique()));
  }

  @Override
  public Void addForeignKey(Change.AddForeignKey change) {
    String table = change.table();
    return alter(change, table, "ADD " + PostgreSqlTables.foreignKey(table, change.foreignKey()));
  }

  @Override
  public Void dropForeignKey(Change.DropForeignKey change) {
    return drop(change, change.table(), ConstraintNames.of(change.table(), change.foreignKey()));
  }

  @Override
  public Void addCheck(Change.AddCheck change) {
    String table = change.table();
    return alter(change, table, "ADD " + PostgreSqlTables.check(table, change.check()));
  }

  @Override
  public Void dropCheck(Change.DropCheck change) {
    return drop(change, change.table(), ConstraintNames.of(change.table(), change.check()));
  }

  @Override
  public Void createIndex(Change.CreateIndex change) {
    return add(change, PostgreSqlTables.index(change.table(), change.index()));
  }

  @Override
  public Void dropIndex(Change.DropIndex change) {
    return add(change, "DROP INDEX " + quote(change.index().name()));
  }

  @Override
  public Void changeTableComment(Change.ChangeTableComment change) {
    comment(change, "TABLE", quote(change.table()), change.to());
    return nothing();
  }

  @Override
  public Void changeTableOptions(Change.ChangeTableOptions change) {
    statements.comment(change, "not written for postgresql: options of " + change.table());
    return nothing();
  }

  @Override
  public Void createView(Change.CreateView change) {
    return add(
        change, "CREATE VIEW " + quote(change.view().name()) + " AS\n" + change.view().sql());
  }

  @Override
  public Void dropView(Change.DropView change) {
    return add(change, "DROP VIEW " + quote(change.view().name()));
  }

  @Override
  public Void replaceView(Change.ReplaceView change) {
    add(change, "DROP VIEW " + quote(change.from().name()));
    return add(change, "CREATE VIEW " + quote(change.to().name()) + " AS\n" + change.to().sql());
  }

  @Override
  public Void createObject(Change.CreateObject change) {
    return foreign(change, change.object());
  }

  @Override
  public Void dropObject(Change.DropObject change) {
    return foreign(change, change.object());
  }

  private Void foreign(Change change, StoredObject object) {
    String where = before.table(object.table()).isPresent() ? " on " + object.table() : "";
    statements.comment(change, "not written for postgresql: " + object.key() + where);
    return nothing();
  }
}
