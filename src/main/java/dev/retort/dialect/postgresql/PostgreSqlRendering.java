package dev.retort.dialect.postgresql;

import dev.retort.dialect.AlteredSequences;
import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.IndexNames;
import dev.retort.dialect.NumberSource;
import dev.retort.dialect.StatementList;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeVisitor;
import dev.retort.diff.SchemaEditor;
import dev.retort.schema.Column;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over changes; knows the schema as it is before each. */
final class PostgreSqlRendering implements ChangeVisitor<Boolean> {
  private final StatementList out = new StatementList();
  private final PostgreSqlEnums enums;
  private final PostgreSqlViews views = new PostgreSqlViews(out);
  private final Map<String, View> dropped = new HashMap<>();
  private final AlteredSequences sequences;
  private final IndexNames indexNames;
  private Schema schema;
  private @Nullable Change last;

  PostgreSqlRendering(Schema before, List<Change> changes) {
    this.schema = before;
    this.indexNames = new IndexNames(DialectId.POSTGRESQL, before);
    this.sequences = new AlteredSequences(changes);
    this.enums = new PostgreSqlEnums(before, changes, out);
  }

  void render(Change change) {
    change.accept(this);
    schema = SchemaEditor.apply(schema, List.of(change));
    last = change;
  }

  List<DdlStatement> finish() {
    if (last != null) {
      enums.finish(schema, last);
    }
    return out.statements();
  }

  private Table table(String name) {
    return schema.table(name).orElseGet(() -> Table.builder(name).build());
  }

  private boolean alter(Change change, String table, String action) {
    out.add(change, "ALTER TABLE " + PostgreSqlNames.quote(table) + " " + action);
    return true;
  }

  @Override
  public Boolean createTable(Change.CreateTable change) {
    Table table = change.table();
    Optional<NumberSource> numbers = NumberSource.of(table);
    if (numbers.isPresent()) {
      out.add(change, numbers.get().create(PostgreSqlNames.quote(table.name())));
      return true;
    }
    table.columns().forEach(c -> enums.require(change, c));
    out.add(change, create(table));
    comment(change, "TABLE " + PostgreSqlNames.quote(table.name()), null, table.comment());
    table.columns().forEach(c -> columnComment(change, table.name(), null, c));
    table.foreignKeys().stream()
        .filter(PostgreSqlKeys::isNotValid)
        .forEach(
            f -> alter(change, table.name(), "ADD " + PostgreSqlKeys.foreignKey(table.name(), f)));
    table.indexes().forEach(i -> index(change, table, i));
    PostgreSqlTables.actionsAfterCreation(table)
        .forEach(action -> alter(change, table.name(), action));
    return true;
  }

  private String create(Table table) {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(c -> lines.add(PostgreSqlColumns.definition(table, c, out)));
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      lines.add(PostgreSqlKeys.primaryKey(table, key));
    }
    table.uniques().forEach(u -> lines.add(PostgreSqlKeys.unique(table.name(), u)));
    table.foreignKeys().stream()
        .filter(f -> !PostgreSqlKeys.isNotValid(f))
        .forEach(f -> lines.add(PostgreSqlKeys.foreignKey(table.name(), f)));
    table.checks().forEach(c -> lines.add(PostgreSqlKeys.check(table, c)));
    table
        .columns()
        .forEach(c -> PostgreSqlColumns.valuesCheck(table.name(), c).ifPresent(lines::add));
    String open =
        "CREATE "
            + PostgreSqlTables.before(table)
            + "TABLE "
            + PostgreSqlNames.quote(table.name())
            + " (";
    String body = lines.isEmpty() ? "" : "\n    " + String.join(",\n    ", lines) + "\n";
    return open + body + ")" + PostgreSqlTables.after(table);
  }

  @Override
  public Boolean dropTable(Change.DropTable change) {
    indexNames.remove(change.table());
    String kind = NumberSource.of(change.table()).isPresent() ? "SEQUENCE " : "TABLE ";
    out.add(change, "DROP " + kind + PostgreSqlNames.quote(change.table().name()));
    return true;
  }

  @Override
  public Boolean renameTable(Change.RenameTable change) {
    indexNames.rename(change.from(), change.to());
    alter(change, change.from(), "RENAME TO " + PostgreSqlNames.quote(change.to()));
    PostgreSqlConstraintRenames.afterTable(table(change.from()), change.to())
        .forEach(action -> alter(change, change.to(), action));
    return true;
  }

  @Override
  public Boolean addColumn(Change.AddColumn change) {
    Column column = change.column();
    Table table = table(change.table()).toBuilder().column(column).build();
    enums.require(change, column);
    boolean fails =
        !column.nullable()
            && column.defaultValue() == null
            && column.generated() == null
            && !column.autoIncrement();
    if (fails) {
      out.note("fails while " + change.table() + " has rows: the column needs a default");
    }
    String check =
        PostgreSqlColumns.valuesCheck(change.table(), column).map(c -> " " + c).orElse("");
    alter(
        change,
        change.table(),
        "ADD COLUMN " + PostgreSqlColumns.definition(table, column, out) + check);
    columnComment(change, change.table(), null, column);
    return true;
  }

  @Override
  public Boolean dropColumn(Change.DropColumn change) {
    List<View> aside = views.setAside(change, schema, change.table());
    alter(change, change.table(), "DROP COLUMN " + PostgreSqlNames.quote(change.column().name()));
    views.restore(change, schema, aside);
    return true;
  }

  @Override
  public Boolean renameColumn(Change.RenameColumn change) {
    alter(
        change,
        change.table(),
        "RENAME COLUMN "
            + PostgreSqlNames.quote(change.from())
            + " TO "
            + PostgreSqlNames.quote(change.to()));
    PostgreSqlConstraintRenames.afterColumn(table(change.table()), change.from(), change.to())
        .forEach(action -> alter(change, change.table(), action));
    return true;
  }

  @Override
  public Boolean modifyColumn(Change.ModifyColumn change) {
    Column from = change.from();
    Column to = change.to();
    String table = change.table();
    enums.require(change, to);
    if (remade(from, to)) {
      return remake(change);
    }
    String collation = PostgreSqlColumns.collation(to, out);
    PostgreSqlModification modification =
        new PostgreSqlModification(from, to, enums.isReplaced(to.type()), collation);
    List<View> aside =
        modification.changesType() ? views.setAside(change, schema, table) : List.of();
    String oldCheck = PostgreSqlColumns.valuesCheck(table, from).orElse("");
    String newCheck = PostgreSqlColumns.valuesCheck(table, to).orElse("");
    if (!oldCheck.isEmpty() && !oldCheck.equals(newCheck)) {
      alter(
          change,
          table,
          "DROP CONSTRAINT " + PostgreSqlNames.quote(ConstraintNames.ofValues(table, from.name())));
    }
    modification.actions().stream()
        .filter(action -> !action.endsWith("DROP NOT NULL") || !isKey(table, to.name()))
        .forEach(action -> alter(change, table, noted(action, change)));
    if (modification.changesNumbering()) {
      modification.numbering(table).forEach(sql -> out.add(change, sql));
    }
    if (!newCheck.isEmpty() && !oldCheck.equals(newCheck)) {
      alter(change, table, "ADD " + newCheck);
    }
    columnComment(change, table, from, to);
    views.restore(change, schema, aside);
    return true;
  }

  /** A column of the primary key takes NULL only after that went, see {@link #restoreNulls}. */
  private boolean isKey(String table, String column) {
    PrimaryKey key = table(table).primaryKey();
    return key != null && key.columns().contains(column);
  }

  private String noted(String action, Change.ModifyColumn change) {
    if (action.endsWith("SET NOT NULL")) {
      out.note("fails while " + change.table() + "." + change.to().name() + " has NULL");
    }
    return action;
  }

  /** An expression can be dropped, but neither given to a column nor changed. */
  private static boolean remade(Column from, Column to) {
    Column.Generated generated = to.generated();
    Column.Generated before = from.generated();
    return PostgreSqlColumns.isVirtual(from) != PostgreSqlColumns.isVirtual(to)
        || (generated != null
            && (before == null || !generated.expression().equals(before.expression())));
  }

  private boolean remake(Change.ModifyColumn change) {
    List<View> aside = views.setAside(change, schema, change.table());
    alter(change, change.table(), "DROP COLUMN " + PostgreSqlNames.quote(change.from().name()));
    alter(
        change,
        change.table(),
        "ADD COLUMN " + PostgreSqlColumns.definition(table(change.table()), change.to(), out));
    columnComment(change, change.table(), null, change.to());
    views.restore(change, schema, aside);
    return true;
  }

  @Override
  public Boolean changePrimaryKey(Change.ChangePrimaryKey change) {
    String table = change.table();
    PrimaryKey from = change.from();
    PrimaryKey to = change.to();
    if (from != null && to != null && from.columns().equals(to.columns())) {
      String old = ConstraintNames.of(table, from);
      String name = ConstraintNames.of(table, to);
      return !old.equals(name)
          && alter(change, table, PostgreSqlConstraintRenames.rename(old, name));
    }
    if (from != null) {
      String name = ConstraintNames.of(table, from);
      alter(change, table, "DROP CONSTRAINT " + PostgreSqlNames.quote(name));
      restoreNulls(change, from, to);
    }
    return to == null
        || addConstraint(
            change,
            table,
            ConstraintNames.of(table, to),
            PostgreSqlKeys.primaryKey(table(table), to));
  }

  /** A dropped key leaves its columns NOT NULL, also those that may be null. */
  private void restoreNulls(
      Change.ChangePrimaryKey change, PrimaryKey from, @Nullable PrimaryKey to) {
    for (Column column : table(change.table()).columns()) {
      boolean left =
          from.columns().contains(column.name())
              && (to == null || !to.columns().contains(column.name()));
      if (left && column.nullable() && !column.autoIncrement()) {
        alter(
            change,
            change.table(),
            "ALTER COLUMN " + PostgreSqlNames.quote(column.name()) + " DROP NOT NULL");
      }
    }
  }

  @Override
  public Boolean addUnique(Change.AddUnique change) {
    return addConstraint(
        change,
        change.table(),
        ConstraintNames.of(change.table(), change.unique()),
        PostgreSqlKeys.unique(change.table(), change.unique()));
  }

  @Override
  public Boolean dropUnique(Change.DropUnique change) {
    return dropConstraint(
        change, change.table(), ConstraintNames.of(change.table(), change.unique()));
  }

  @Override
  public Boolean addForeignKey(Change.AddForeignKey change) {
    return addConstraint(
        change,
        change.table(),
        ConstraintNames.of(change.table(), change.foreignKey()),
        PostgreSqlKeys.foreignKey(change.table(), change.foreignKey()));
  }

  @Override
  public Boolean dropForeignKey(Change.DropForeignKey change) {
    return dropConstraint(
        change, change.table(), ConstraintNames.of(change.table(), change.foreignKey()));
  }

  @Override
  public Boolean addCheck(Change.AddCheck change) {
    return addConstraint(
        change,
        change.table(),
        ConstraintNames.of(change.table(), change.check()),
        PostgreSqlKeys.check(table(change.table()), change.check()));
  }

  @Override
  public Boolean dropCheck(Change.DropCheck change) {
    return dropConstraint(
        change, change.table(), ConstraintNames.of(change.table(), change.check()));
  }

  /** What was commented before it was made anew is so again. */
  private boolean comments(Change change, String what) {
    KeptComments.on(schema, what).forEach(sql -> out.add(change, sql));
    return true;
  }

  private boolean addConstraint(Change change, String table, String name, String definition) {
    alter(change, table, "ADD " + definition);
    String constraint = PostgreSqlNames.quote(name) + " on " + PostgreSqlNames.quote(table);
    return comments(change, "table constraint " + constraint);
  }

  private boolean dropConstraint(Change change, String table, String name) {
    return alter(change, table, "DROP CONSTRAINT " + PostgreSqlNames.quote(name));
  }

  @Override
  public Boolean createIndex(Change.CreateIndex change) {
    return index(change, table(change.table()), change.index());
  }

  private boolean index(Change change, Table table, Index index) {
    indexNames.add(table.name(), index).ifPresent(out::note);
    out.add(change, PostgreSqlKeys.index(table, index, out));
    return comments(change, "index " + PostgreSqlNames.quote(index.name()));
  }

  @Override
  public Boolean dropIndex(Change.DropIndex change) {
    indexNames.remove(change.table(), change.index());
    out.add(change, "DROP INDEX " + PostgreSqlNames.quote(change.index().name()));
    return true;
  }

  @Override
  public Boolean changeTableComment(Change.ChangeTableComment change) {
    return comment(
        change, "TABLE " + PostgreSqlNames.quote(change.table()), change.from(), change.to());
  }

  private void columnComment(Change change, String table, @Nullable Column from, Column to) {
    String column = PostgreSqlNames.quote(table) + "." + PostgreSqlNames.quote(to.name());
    comment(change, "COLUMN " + column, from == null ? null : from.comment(), to.comment());
  }

  private boolean comment(Change change, String what, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      String text = to == null ? "NULL" : PostgreSqlNames.literal(to);
      out.add(change, "COMMENT ON " + what + " IS " + text);
    }
    return true;
  }

  @Override
  public Boolean changeTableOptions(Change.ChangeTableOptions change) {
    Optional<NumberSource> from = NumberSource.of(change.table(), change.from());
    Optional<NumberSource> to = NumberSource.of(change.table(), change.to());
    if (from.isPresent() && to.isPresent()) {
      String name = PostgreSqlNames.quote(change.table());
      return alterSequence(
          change, AlteredSequences.alter(from.get(), to.get(), DialectId.POSTGRESQL, name));
    }
    if (PostgreSqlTables.needsNewTable(change.from(), change.to())) {
      out.comment(change, "how " + change.table() + " is partitioned cannot be changed in place");
    }
    PostgreSqlTables.actions(change.from(), change.to())
        .forEach(
            action -> {
              if (action.equals("DISABLE ROW LEVEL SECURITY")) {
                out.note("rows that policies hide can be seen from here on");
              }
              alter(change, change.table(), action);
            });
    remakePrimaryKey(change);
    return true;
  }

  /** The words behind a key's columns cannot be changed; what refers to the key stands aside. */
  private void remakePrimaryKey(Change.ChangeTableOptions change) {
    Table table = table(change.table());
    PrimaryKey key = table.primaryKey();
    boolean same =
        Objects.equals(
            change.from().get(PostgreSqlTables.PRIMARY_KEY),
            change.to().get(PostgreSqlTables.PRIMARY_KEY));
    if (key == null || same) {
      return;
    }
    Map<Change.AddForeignKey, Change.DropForeignKey> aside = new LinkedHashMap<>();
    for (Table other : schema.tables().values()) {
      other.foreignKeys().stream()
          .filter(f -> f.referencedTable().equals(table.name()))
          .filter(f -> f.referencedColumns().equals(key.columns()))
          .forEach(
              f ->
                  aside.put(
                      new Change.AddForeignKey(other.name(), f),
                      new Change.DropForeignKey(other.name(), f)));
    }
    aside.values().forEach(this::dropForeignKey);
    Table wanted = table.toBuilder().options(change.to()).build();
    String name = ConstraintNames.of(table.name(), key);
    dropConstraint(change, table.name(), name);
    addConstraint(change, table.name(), name, PostgreSqlKeys.primaryKey(wanted, key));
    aside.keySet().forEach(this::addForeignKey);
  }

  @Override
  public Boolean createView(Change.CreateView change) {
    views.create(change, change.view());
    View before = dropped.get(change.view().name());
    KeptComments.onView(schema, before, change.view()).forEach(sql -> out.add(change, sql));
    return true;
  }

  @Override
  public Boolean dropView(Change.DropView change) {
    views.drop(change, change.view());
    dropped.put(change.view().name(), change.view());
    return true;
  }

  @Override
  public Boolean replaceView(Change.ReplaceView change) {
    // CREATE OR REPLACE can only append columns.
    List<View> aside = views.setAside(change, schema, change.from().name());
    views.drop(change, change.from());
    views.restore(change, schema, List.of(change.to()));
    views.restore(change, schema, aside);
    return true;
  }

  @Override
  public Boolean createObject(Change.CreateObject change) {
    StoredObject object = change.object();
    if (sequences.contains(object)) {
      String name = PostgreSqlNames.quote(object.name());
      return alterSequence(change, sequences.alter(object, DialectId.POSTGRESQL, name));
    }
    object(change, "create", object, PostgreSqlObjects.create(object));
    return comments(change, PostgreSqlObjects.subject(object));
  }

  @Override
  public Boolean dropObject(Change.DropObject change) {
    StoredObject object = change.object();
    if (!object.table().isEmpty()
        && schema.table(object.table()).isEmpty()
        && !schema.views().containsKey(object.table())) {
      return false; // It went with its table.
    }
    if (sequences.contains(object)) {
      return false;
    }
    return object(change, "drop", object, PostgreSqlObjects.drop(object).stream().toList());
  }

  private boolean alterSequence(Change change, Optional<String> statement) {
    statement.ifPresent(sql -> out.add(change, sql));
    return statement.isPresent();
  }

  private boolean object(Change change, String verb, StoredObject object, List<String> statements) {
    if (statements.isEmpty()) {
      out.comment(change, "not written for postgresql: " + verb + " " + object.key());
    }
    statements.forEach(sql -> out.add(change, sql));
    return !statements.isEmpty();
  }
}
