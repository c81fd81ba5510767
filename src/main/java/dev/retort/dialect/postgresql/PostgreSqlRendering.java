package dev.retort.dialect.postgresql;

import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.NamesakePlan;
import dev.retort.dialect.NumberSource;
import dev.retort.dialect.SequenceAlteration;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeVisitor;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over changes; knows the schema as it is before each. */
final class PostgreSqlRendering implements ChangeVisitor<Boolean> {
  private final NamesakePlan plan;
  private final RenderingPass pass;
  private final PostgreSqlEnums enums;
  private final PostgreSqlViews views;
  private final PostgreSqlColumnChanges columns;
  private final PostgreSqlKeyChanges keys;
  private final Map<String, View> dropped = new HashMap<>();
  private @Nullable Change last;

  PostgreSqlRendering(NamesakePlan plan) {
    this.plan = plan;
    this.pass = new RenderingPass(plan.before());
    this.enums = new PostgreSqlEnums(plan.before(), plan.changes(), pass.out());
    this.views = new PostgreSqlViews(pass.out());
    this.columns = new PostgreSqlColumnChanges(pass, enums, views);
    this.keys = new PostgreSqlKeyChanges(pass, plan);
  }

  List<DdlStatement> statements() {
    List<DdlStatement> statements = new ArrayList<>();
    plan.first().forEach(r -> statements.add(rename(r)));
    plan.changes().forEach(this::render);
    if (last != null) {
      enums.finish(pass.schema(), last);
    }
    statements.addAll(pass.out().statements());
    plan.last().forEach(r -> statements.add(rename(r)));
    return statements;
  }

  private void render(Change change) {
    change.accept(this);
    pass.apply(change);
    last = change;
  }

  /** The constraint of an index gets the name as well. */
  private DdlStatement rename(NamesakePlan.Renamed index) {
    String sql =
        "ALTER INDEX "
            + PostgreSqlNames.quote(index.from())
            + " RENAME TO "
            + PostgreSqlNames.quote(index.to());
    return new DdlStatement(
        sql, List.of(), null, plan.note(index.table(), index.to()).orElse(null));
  }

  @Override
  public Boolean createTable(Change.CreateTable change) {
    Table table = change.table();
    Optional<NumberSource> numbers = NumberSource.of(table);
    if (numbers.isPresent()) {
      pass.out().add(change, numbers.get().create(PostgreSqlNames.quote(table.name())));
      return true;
    }
    table.columns().forEach(c -> enums.require(change, c));
    table.uniques().forEach(u -> keys.note(table.name(), ConstraintNames.of(table.name(), u)));
    pass.out().add(change, create(table));
    pass.comment(change, "TABLE " + PostgreSqlNames.quote(table.name()), null, table.comment());
    table.columns().forEach(c -> pass.columnComment(change, table.name(), null, c));
    table.foreignKeys().stream()
        .filter(PostgreSqlKeys::isNotValid)
        .forEach(
            f ->
                pass.alter(
                    change, table.name(), "ADD " + PostgreSqlKeys.foreignKey(table.name(), f)));
    table.indexes().forEach(i -> keys.index(change, table, i));
    PostgreSqlTables.actionsAfterCreation(table)
        .forEach(action -> pass.alter(change, table.name(), action));
    return true;
  }

  private String create(Table table) {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(c -> lines.add(PostgreSqlColumns.definition(table, c, pass.out())));
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
    String kind = NumberSource.of(change.table()).isPresent() ? "SEQUENCE " : "TABLE ";
    pass.out().add(change, "DROP " + kind + PostgreSqlNames.quote(change.table().name()));
    return true;
  }

  @Override
  public Boolean renameTable(Change.RenameTable change) {
    pass.alter(change, change.from(), "RENAME TO " + PostgreSqlNames.quote(change.to()));
    PostgreSqlConstraintRenames.afterTable(pass.table(change.from()), change.to())
        .forEach(action -> pass.alter(change, change.to(), action));
    return true;
  }

  @Override
  public Boolean addColumn(Change.AddColumn change) {
    return columns.addColumn(change);
  }

  @Override
  public Boolean dropColumn(Change.DropColumn change) {
    return columns.dropColumn(change);
  }

  @Override
  public Boolean renameColumn(Change.RenameColumn change) {
    return columns.renameColumn(change);
  }

  @Override
  public Boolean modifyColumn(Change.ModifyColumn change) {
    return columns.modifyColumn(change);
  }

  @Override
  public Boolean changePrimaryKey(Change.ChangePrimaryKey change) {
    return keys.changePrimaryKey(change);
  }

  @Override
  public Boolean addUnique(Change.AddUnique change) {
    return keys.addUnique(change);
  }

  @Override
  public Boolean dropUnique(Change.DropUnique change) {
    return keys.dropUnique(change);
  }

  @Override
  public Boolean addForeignKey(Change.AddForeignKey change) {
    return keys.addForeignKey(change);
  }

  @Override
  public Boolean dropForeignKey(Change.DropForeignKey change) {
    return keys.dropForeignKey(change);
  }

  @Override
  public Boolean addCheck(Change.AddCheck change) {
    return keys.addCheck(change);
  }

  @Override
  public Boolean dropCheck(Change.DropCheck change) {
    return keys.dropCheck(change);
  }

  @Override
  public Boolean createIndex(Change.CreateIndex change) {
    return keys.createIndex(change);
  }

  @Override
  public Boolean dropIndex(Change.DropIndex change) {
    return keys.dropIndex(change);
  }

  @Override
  public Boolean changeTableComment(Change.ChangeTableComment change) {
    return pass.comment(
        change, "TABLE " + PostgreSqlNames.quote(change.table()), change.from(), change.to());
  }

  @Override
  public Boolean changeTableOptions(Change.ChangeTableOptions change) {
    if (PostgreSqlTables.needsNewTable(change.from(), change.to())) {
      pass.out()
          .comment(change, "how " + change.table() + " is partitioned cannot be changed in place");
    }
    PostgreSqlTables.actions(change.from(), change.to())
        .forEach(
            action -> {
              if (action.equals("DISABLE ROW LEVEL SECURITY")) {
                pass.out().note("rows that policies hide can be seen from here on");
              }
              pass.alter(change, change.table(), action);
            });
    keys.remakePrimaryKey(change);
    return true;
  }

  @Override
  public Boolean createView(Change.CreateView change) {
    views.create(change, change.view());
    View before = dropped.get(change.view().name());
    KeptComments.onView(pass.schema(), before, change.view())
        .forEach(sql -> pass.out().add(change, sql));
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
    List<View> aside = views.setAside(change, pass.schema(), change.from().name());
    views.drop(change, change.from());
    views.restore(change, pass.schema(), List.of(change.to()));
    views.restore(change, pass.schema(), aside);
    return true;
  }

  @Override
  public Boolean createObject(Change.CreateObject change) {
    StoredObject object = change.object();
    object(change, "create", object, PostgreSqlObjects.create(object));
    return pass.comments(change, PostgreSqlObjects.subject(object));
  }

  @Override
  public Boolean dropObject(Change.DropObject change) {
    StoredObject object = change.object();
    if (!object.table().isEmpty()
        && pass.schema().table(object.table()).isEmpty()
        && !pass.schema().views().containsKey(object.table())) {
      return false; // It went with its table.
    }
    return object(change, "drop", object, PostgreSqlObjects.drop(object).stream().toList());
  }

  @Override
  public Boolean alterSequence(Change.AlterSequence change) {
    Optional<String> statement =
        SequenceAlteration.of(
            change, DialectId.POSTGRESQL, PostgreSqlNames.quote(change.subject()));
    statement.ifPresent(sql -> pass.out().add(change, sql));
    return statement.isPresent();
  }

  private boolean object(Change change, String verb, StoredObject object, List<String> statements) {
    if (statements.isEmpty()) {
      pass.out().comment(change, "not written for postgresql: " + verb + " " + object.key());
    }
    statements.forEach(sql -> pass.out().add(change, sql));
    return !statements.isEmpty();
  }
}
