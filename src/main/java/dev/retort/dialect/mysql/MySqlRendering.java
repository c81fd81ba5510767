package dev.retort.dialect.mysql;

import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.ForeignQuery;
import dev.retort.dialect.NumberSource;
import dev.retort.dialect.SequenceAlteration;
import dev.retort.dialect.StatementList;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeVisitor;
import dev.retort.diff.SchemaEditor;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One pass over changes; knows the schema as it is before each. */
final class MySqlRendering implements ChangeVisitor<Boolean> {
  private final DialectId dialect;
  private final StatementList out = new StatementList();
  private final MySqlColumns columns;
  private final MySqlKeys keys;
  private final MySqlTables tables;
  private final MySqlForeignKeys foreignKeys;
  private final boolean indexesInside;
  private final MySqlObjects objects;
  private Schema schema;

  /**
   * A rendering.
   *
   * @param indexesInside whether a new table's indexes stand in its CREATE TABLE
   */
  MySqlRendering(DialectId dialect, Schema before, List<Change> changes, boolean indexesInside) {
    this.dialect = dialect;
    this.indexesInside = indexesInside;
    this.schema = before;
    this.objects = new MySqlObjects(dialect);
    this.columns = new MySqlColumns(dialect);
    this.keys = new MySqlKeys(dialect, columns);
    this.tables = new MySqlTables(columns, keys);
    this.foreignKeys = new MySqlForeignKeys(keys, out);
  }

  void render(Change change) {
    change.accept(this);
    schema = SchemaEditor.apply(schema, List.of(change));
  }

  List<DdlStatement> finish() {
    foreignKeys.restore(schema);
    return out.statements();
  }

  private Table table(String name) {
    return schema.table(name).orElseGet(() -> Table.builder(name).build());
  }

  private boolean alter(Change change, String table, String action) {
    out.add(change, "ALTER TABLE " + MySqlNames.quote(table) + " " + action);
    return true;
  }

  @Override
  public Boolean createTable(Change.CreateTable change) {
    Optional<NumberSource> numbers = NumberSource.of(change.table());
    if (numbers.isPresent() && dialect == DialectId.MARIADB) {
      out.add(change, numbers.get().create(MySqlNames.quote(change.table().name())));
      return true;
    }
    createTable(change, change.table());
    List<Index> inside = inside(change.table());
    change.table().indexes().stream()
        .filter(i -> !inside.contains(i))
        .forEach(i -> index(change, change.table(), i));
    return true;
  }

  private List<Index> inside(Table table) {
    return indexesInside ? table.indexes() : tables.numbering(table).stream().toList();
  }

  /** A table that is the part of another change. */
  private boolean createTable(Change change, Table table) {
    out.add(change, tables.create(table, inside(table), out));
    NumberSource.of(table).ifPresent(n -> out.add(change, n.firstRow(MySqlNames.quote(n.name()))));
    return true;
  }

  @Override
  public Boolean dropTable(Change.DropTable change) {
    boolean sequence = dialect == DialectId.MARIADB && NumberSource.of(change.table()).isPresent();
    String kind = sequence ? "SEQUENCE " : "TABLE ";
    out.add(change, "DROP " + kind + MySqlNames.quote(change.table().name()));
    return true;
  }

  @Override
  public Boolean renameTable(Change.RenameTable change) {
    out.add(
        change,
        "RENAME TABLE " + MySqlNames.quote(change.from()) + " TO " + MySqlNames.quote(change.to()));
    return true;
  }

  @Override
  public Boolean addColumn(Change.AddColumn change) {
    Table table = table(change.table()).toBuilder().column(change.column()).build();
    return alter(
        change,
        change.table(),
        "ADD COLUMN " + columns.definition(table, change.column(), false, out));
  }

  @Override
  public Boolean dropColumn(Change.DropColumn change) {
    return alter(change, change.table(), "DROP COLUMN " + MySqlNames.quote(change.column().name()));
  }

  @Override
  public Boolean renameColumn(Change.RenameColumn change) {
    Table table = table(change.table());
    List<Check> checks =
        table.checks().stream()
            .filter(c -> !c.expression().equals(renamed(table, c, change).expression()))
            .toList();
    checks.forEach(c -> dropCheck(change, table, c));
    alter(
        change,
        change.table(),
        "RENAME COLUMN "
            + MySqlNames.quote(change.from())
            + " TO "
            + MySqlNames.quote(change.to()));
    Table after = SchemaEditor.apply(schema, List.of(change)).table(change.table()).orElse(table);
    checks.forEach(
        c -> alter(change, change.table(), "ADD " + keys.check(after, renamed(table, c, change))));
    return true;
  }

  /** The check after the rename, under the name that it had. */
  private static Check renamed(Table table, Check check, Change.RenameColumn change) {
    Table only = table.toBuilder().checks(List.of(check)).foreignKeys(List.of()).build();
    return SchemaEditor.apply(Schema.ofTables(List.of(only)), List.of(change))
        .table(table.name())
        .map(t -> t.checks().get(0))
        .map(c -> new Check(ConstraintNames.of(table.name(), check), c.expression()))
        .orElse(check);
  }

  @Override
  public Boolean modifyColumn(Change.ModifyColumn change) {
    Table table = table(change.table());
    if (!MySqlColumns.modifiable(change.from(), change.to())) {
      alter(change, change.table(), "DROP COLUMN " + MySqlNames.quote(change.from().name()));
      return alter(
          change,
          change.table(),
          "ADD COLUMN " + columns.definition(table, change.to(), true, out));
    }
    boolean sameType =
        columns.types().of(change.from().type()).equals(columns.types().of(change.to().type()))
            && Objects.equals(change.from().collation(), change.to().collation());
    if (!sameType) {
      foreignKeys.setAside(change, schema, change.table(), change.from().name());
    }
    boolean numbered = MySqlColumns.startsKey(table, change.to());
    String definition = columns.definition(table, change.to(), numbered, out);
    if (definition.equals(
        columns.definition(table, change.from(), numbered, new StatementList()))) {
      return false;
    }
    if (change.from().nullable() && !change.to().nullable()) {
      out.note("fails while " + change.table() + "." + change.to().name() + " has NULL");
    }
    return alter(change, change.table(), "MODIFY COLUMN " + definition);
  }

  @Override
  public Boolean changePrimaryKey(Change.ChangePrimaryKey change) {
    PrimaryKey from = change.from();
    PrimaryKey to = change.to();
    if (from != null && to != null && from.columns().equals(to.columns())) {
      return false; // MySQL's primary key has no name of its own.
    }
    Table before = table(change.table());
    Table after = before.toBuilder().primaryKey(to).build();
    if (from != null
        && (to == null || !MySqlForeignKeys.startsWith(to.columns(), from.columns()))) {
      foreignKeys.setAsideForIndex(change, before, from.columns());
    }
    Optional<Column> numbered = before.columns().stream().filter(Column::autoIncrement).findFirst();
    numbered
        .filter(c -> MySqlColumns.startsKey(before, c) && !MySqlColumns.startsKey(after, c))
        .ifPresent(
            c ->
                alter(
                    change,
                    change.table(),
                    "MODIFY COLUMN " + columns.definition(before, c, false, out)));
    String drop = from == null ? "" : "DROP PRIMARY KEY";
    String add = to == null ? "" : "ADD " + keys.primaryKey(after, to, out);
    alter(change, change.table(), drop + (drop.isEmpty() || add.isEmpty() ? "" : ", ") + add);
    numbered
        .filter(c -> MySqlColumns.startsKey(after, c) && !MySqlColumns.startsKey(before, c))
        .ifPresent(
            c ->
                alter(
                    change,
                    change.table(),
                    "MODIFY COLUMN " + columns.definition(after, c, true, out)));
    if (from != null) {
      // A column of the key was NOT NULL whatever its definition said, and stays so.
      from.columns().stream()
          .filter(name -> to == null || !to.columns().contains(name))
          .flatMap(name -> after.column(name).stream())
          .filter(Column::nullable)
          .forEach(
              c ->
                  alter(
                      change,
                      change.table(),
                      "MODIFY COLUMN " + columns.definition(after, c, false, out)));
    }
    return true;
  }

  @Override
  public Boolean addUnique(Change.AddUnique change) {
    String sql = keys.unique(table(change.table()), change.unique(), out);
    return alter(change, change.table(), "ADD " + sql);
  }

  @Override
  public Boolean dropUnique(Change.DropUnique change) {
    Table table = table(change.table());
    foreignKeys.setAsideForIndex(change, table, change.unique().columns());
    return alter(
        change,
        change.table(),
        "DROP INDEX " + MySqlNames.quote(ConstraintNames.of(change.table(), change.unique())));
  }

  @Override
  public Boolean addForeignKey(Change.AddForeignKey change) {
    foreignKeys.add(change, change.table(), change.foreignKey());
    return true;
  }

  @Override
  public Boolean dropForeignKey(Change.DropForeignKey change) {
    foreignKeys.drop(change, table(change.table()), change.foreignKey());
    return true;
  }

  @Override
  public Boolean addCheck(Change.AddCheck change) {
    return alter(
        change, change.table(), "ADD " + keys.check(table(change.table()), change.check()));
  }

  @Override
  public Boolean dropCheck(Change.DropCheck change) {
    return dropCheck(change, table(change.table()), change.check());
  }

  private boolean dropCheck(Change change, Table table, Check check) {
    return alter(
        change,
        table.name(),
        "DROP CONSTRAINT " + MySqlNames.quote(ConstraintNames.of(table.name(), check)));
  }

  @Override
  public Boolean createIndex(Change.CreateIndex change) {
    return index(change, table(change.table()), change.index());
  }

  private boolean index(Change change, Table table, Index index) {
    String sql = keys.index(table, index, out);
    out.add(change, sql);
    return true;
  }

  @Override
  public Boolean dropIndex(Change.DropIndex change) {
    Table table = table(change.table());
    if (keys.index(table, change.index(), new StatementList()).isEmpty()) {
      out.comment(change, "there is no index " + change.index().name() + " here");
      return false;
    }
    List<String> names =
        change.index().parts().stream().map(p -> Objects.toString(p.column(), "")).toList();
    foreignKeys.setAsideForIndex(change, table, names);
    out.add(
        change,
        "DROP INDEX "
            + MySqlNames.quote(change.index().name())
            + " ON "
            + MySqlNames.quote(change.table()));
    return true;
  }

  @Override
  public Boolean changeTableComment(Change.ChangeTableComment change) {
    String comment = Objects.requireNonNullElse(change.to(), "");
    return alter(change, change.table(), "COMMENT = " + MySqlNames.literal(comment));
  }

  @Override
  public Boolean changeTableOptions(Change.ChangeTableOptions change) {
    Table before = table(change.table());
    Table after = before.toBuilder().options(change.to()).build();
    MySqlTableOptions options = new MySqlTableOptions(before, after);
    if (options.changesTexts()) {
      options
          .texts(columns.types())
          .forEach(c -> foreignKeys.setAside(change, schema, change.table(), c.name()));
    }
    List<String> statements = options.alterations(columns, keys, out);
    statements.forEach(sql -> alter(change, change.table(), sql));
    return !statements.isEmpty();
  }

  @Override
  public Boolean createView(Change.CreateView change) {
    ForeignQuery.note(change.view(), dialect).ifPresent(out::note);
    out.add(change, "CREATE " + MySqlObjects.view(change.view()));
    return true;
  }

  @Override
  public Boolean dropView(Change.DropView change) {
    out.add(change, "DROP VIEW " + MySqlNames.quote(change.view().name()));
    return true;
  }

  @Override
  public Boolean replaceView(Change.ReplaceView change) {
    ForeignQuery.note(change.to(), dialect).ifPresent(out::note);
    out.add(change, "CREATE OR REPLACE " + MySqlObjects.view(change.to()));
    return true;
  }

  @Override
  public Boolean createObject(Change.CreateObject change) {
    Optional<NumberSource> numbers = NumberSource.of(change.object());
    if (numbers.isPresent() && dialect == DialectId.MYSQL) {
      return createTable(change, numbers.get().table());
    }
    return object(change, objects.create(change.object()), "create", change.object());
  }

  @Override
  public Boolean dropObject(Change.DropObject change) {
    StoredObject object = change.object();
    if (object.kind() == StoredObject.Kind.TRIGGER && schema.table(object.table()).isEmpty()) {
      out.comment(change, object.key() + " went with its table");
      return false;
    }
    return object(change, objects.drop(object), "drop", object);
  }

  /** A table in place of a sequence holds nothing but the next number. */
  @Override
  public Boolean alterSequence(Change.AlterSequence change) {
    Optional<String> statement =
        SequenceAlteration.of(change, dialect, MySqlNames.quote(change.subject()));
    if (dialect != DialectId.MARIADB || statement.isEmpty()) {
      return false;
    }
    out.add(change, statement.get());
    return true;
  }

  private boolean object(Change change, Optional<String> sql, String verb, StoredObject object) {
    if (sql.isPresent()) {
      out.add(change, sql.get());
      return true;
    }
    out.comment(change, "not written for " + dialect.id() + ": " + verb + " " + object.key());
    return false;
  }
}
