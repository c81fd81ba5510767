package dev.retort.dialect.mysql;

import dev.retort.dialect.ChangePass;
import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.ForeignQuery;
import dev.retort.dialect.NumberSource;
import dev.retort.dialect.SequenceAlteration;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeVisitor;
import dev.retort.schema.Index;
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
  private final ChangePass pass;
  private final MySqlColumns columns;
  private final MySqlKeys keys;
  private final MySqlTables tables;
  private final MySqlForeignKeys foreignKeys;
  private final MySqlColumnChanges columnChanges;
  private final MySqlKeyChanges keyChanges;
  private final boolean indexesInside;
  private final MySqlObjects objects;

  /**
   * A rendering.
   *
   * @param indexesInside whether a new table's indexes stand in its CREATE TABLE
   */
  MySqlRendering(DialectId dialect, Schema before, boolean indexesInside) {
    this.dialect = dialect;
    this.indexesInside = indexesInside;
    this.pass = new ChangePass(before, MySqlNames::quote);
    this.objects = new MySqlObjects(dialect);
    this.columns = new MySqlColumns(dialect);
    this.keys = new MySqlKeys(dialect, columns);
    this.tables = new MySqlTables(columns, keys);
    this.foreignKeys = new MySqlForeignKeys(keys, pass.out());
    this.keyChanges = new MySqlKeyChanges(pass, columns, keys, foreignKeys);
    this.columnChanges = new MySqlColumnChanges(pass, columns, keys, foreignKeys, keyChanges);
  }

  void render(Change change) {
    change.accept(this);
    pass.apply(change);
  }

  List<DdlStatement> finish() {
    foreignKeys.restore(pass.schema());
    return pass.out().statements();
  }

  @Override
  public Boolean createTable(Change.CreateTable change) {
    Optional<NumberSource> numbers = NumberSource.of(change.table());
    if (numbers.isPresent() && dialect == DialectId.MARIADB) {
      pass.out().add(change, numbers.get().create(MySqlNames.quote(change.table().name())));
      return true;
    }
    createTable(change, change.table());
    List<Index> inside = inside(change.table());
    change.table().indexes().stream()
        .filter(i -> !inside.contains(i))
        .forEach(i -> keyChanges.index(change, change.table(), i));
    return true;
  }

  private List<Index> inside(Table table) {
    return indexesInside ? table.indexes() : tables.numbering(table).stream().toList();
  }

  /** A table that is the part of another change. */
  private boolean createTable(Change change, Table table) {
    pass.out().add(change, tables.create(table, inside(table), pass.out()));
    NumberSource.of(table)
        .ifPresent(n -> pass.out().add(change, n.firstRow(MySqlNames.quote(n.name()))));
    return true;
  }

  @Override
  public Boolean dropTable(Change.DropTable change) {
    boolean sequence = dialect == DialectId.MARIADB && NumberSource.of(change.table()).isPresent();
    String kind = sequence ? "SEQUENCE " : "TABLE ";
    pass.out().add(change, "DROP " + kind + MySqlNames.quote(change.table().name()));
    return true;
  }

  @Override
  public Boolean renameTable(Change.RenameTable change) {
    pass.out()
        .add(
            change,
            "RENAME TABLE "
                + MySqlNames.quote(change.from())
                + " TO "
                + MySqlNames.quote(change.to()));
    return true;
  }

  @Override
  public Boolean addColumn(Change.AddColumn change) {
    return columnChanges.addColumn(change);
  }

  @Override
  public Boolean dropColumn(Change.DropColumn change) {
    return columnChanges.dropColumn(change);
  }

  @Override
  public Boolean renameColumn(Change.RenameColumn change) {
    return columnChanges.renameColumn(change);
  }

  @Override
  public Boolean modifyColumn(Change.ModifyColumn change) {
    return columnChanges.modifyColumn(change);
  }

  @Override
  public Boolean changePrimaryKey(Change.ChangePrimaryKey change) {
    return keyChanges.changePrimaryKey(change);
  }

  @Override
  public Boolean addUnique(Change.AddUnique change) {
    return keyChanges.addUnique(change);
  }

  @Override
  public Boolean dropUnique(Change.DropUnique change) {
    return keyChanges.dropUnique(change);
  }

  @Override
  public Boolean addForeignKey(Change.AddForeignKey change) {
    return keyChanges.addForeignKey(change);
  }

  @Override
  public Boolean dropForeignKey(Change.DropForeignKey change) {
    return keyChanges.dropForeignKey(change);
  }

  @Override
  public Boolean addCheck(Change.AddCheck change) {
    return keyChanges.addCheck(change);
  }

  @Override
  public Boolean dropCheck(Change.DropCheck change) {
    return keyChanges.dropCheck(change);
  }

  @Override
  public Boolean createIndex(Change.CreateIndex change) {
    return keyChanges.createIndex(change);
  }

  @Override
  public Boolean dropIndex(Change.DropIndex change) {
    return keyChanges.dropIndex(change);
  }

  @Override
  public Boolean changeTableComment(Change.ChangeTableComment change) {
    String comment = Objects.requireNonNullElse(change.to(), "");
    return pass.alter(change, change.table(), "COMMENT = " + MySqlNames.literal(comment));
  }

  @Override
  public Boolean changeTableOptions(Change.ChangeTableOptions change) {
    Table before = pass.table(change.table());
    Table after = before.toBuilder().options(change.to()).build();
    MySqlTableOptions options = new MySqlTableOptions(before, after);
    if (options.changesTexts()) {
      options
          .texts(columns.types())
          .forEach(c -> foreignKeys.setAside(change, pass.schema(), change.table(), c.name()));
    }
    List<String> statements = options.alterations(columns, keys, pass.out());
    statements.forEach(sql -> pass.alter(change, change.table(), sql));
    return !statements.isEmpty();
  }

  @Override
  public Boolean createView(Change.CreateView change) {
    ForeignQuery.note(change.view(), dialect).ifPresent(pass.out()::note);
    pass.out().add(change, "CREATE " + MySqlObjects.view(change.view()));
    return true;
  }

  @Override
  public Boolean dropView(Change.DropView change) {
    pass.out().add(change, "DROP VIEW " + MySqlNames.quote(change.view().name()));
    return true;
  }

  @Override
  public Boolean replaceView(Change.ReplaceView change) {
    ForeignQuery.note(change.to(), dialect).ifPresent(pass.out()::note);
    pass.out().add(change, "CREATE OR REPLACE " + MySqlObjects.view(change.to()));
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
    if (object.kind() == StoredObject.Kind.TRIGGER
        && pass.schema().table(object.table()).isEmpty()) {
      pass.out().comment(change, object.key() + " went with its table");
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
    pass.out().add(change, statement.get());
    return true;
  }

  private boolean object(Change change, Optional<String> sql, String verb, StoredObject object) {
    if (sql.isPresent()) {
      pass.out().add(change, sql.get());
      return true;
    }
    pass.out()
        .comment(change, "not written for " + dialect.id() + ": " + verb + " " + object.key());
    return false;
  }
}
