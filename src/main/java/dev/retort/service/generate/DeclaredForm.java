package dev.retort.service.generate;

import dev.retort.diff.Change;
import dev.retort.diff.ChangeVisitor;
import dev.retort.diff.DiffPolicy;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the model's own words in the place of what was read back, so that a change found on one
 * dialect can be written for all. What the model does not have (what goes) stays as read.
 */
final class DeclaredForm implements ChangeVisitor<Change> {
  private final Schema declared;
  private final DiffPolicy policy;
  private final Map<String, Table> tables = new HashMap<>();

  DeclaredForm(Schema declared, DiffPolicy policy) {
    this.declared = declared;
    this.policy = policy;
    declared.tables().values().forEach(t -> tables.put(policy.nameKey(t.name()), t));
  }

  Change of(Change change) {
    return change.accept(this);
  }

  private Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(policy.nameKey(name)));
  }

  private <T> T part(
      String table, Function<Table, List<T>> parts, Function<T, @Nullable String> name, T read) {
    String wanted = name.apply(read);
    if (wanted == null) {
      return read;
    }
    return table(table).stream()
        .flatMap(t -> parts.apply(t).stream())
        .filter(p -> sameName(wanted, name.apply(p)))
        .findFirst()
        .orElse(read);
  }

  private boolean sameName(String wanted, @Nullable String name) {
    return name != null && policy.nameKey(name).equals(policy.nameKey(wanted));
  }

  private Column column(String table, Column read) {
    return part(table, Table::columns, Column::name, read);
  }

  private ForeignKey foreignKey(String table, ForeignKey read) {
    return part(table, Table::foreignKeys, ForeignKey::name, read);
  }

  @Override
  public Change createTable(Change.CreateTable change) {
    Table read = change.table();
    return new Change.CreateTable(
        table(read.name())
            .map(
                t ->
                    t.toBuilder()
                        .foreignKeys(
                            read.foreignKeys().stream()
                                .map(k -> foreignKey(read.name(), k))
                                .toList())
                        .build())
            .orElse(read));
  }

  @Override
  public Change addColumn(Change.AddColumn change) {
    return new Change.AddColumn(change.table(), column(change.table(), change.column()));
  }

  @Override
  public Change modifyColumn(Change.ModifyColumn change) {
    return new Change.ModifyColumn(
        change.table(), change.from(), column(change.table(), change.to()));
  }

  @Override
  public Change changePrimaryKey(Change.ChangePrimaryKey change) {
    PrimaryKey to = change.to();
    if (to != null) {
      to = table(change.table()).map(Table::primaryKey).orElse(to);
    }
    return new Change.ChangePrimaryKey(change.table(), change.from(), to);
  }

  @Override
  public Change addUnique(Change.AddUnique change) {
    return new Change.AddUnique(
        change.table(),
        part(change.table(), Table::uniques, UniqueConstraint::name, change.unique()));
  }

  @Override
  public Change addForeignKey(Change.AddForeignKey change) {
    return new Change.AddForeignKey(
        change.table(), foreignKey(change.table(), change.foreignKey()));
  }

  @Override
  public Change addCheck(Change.AddCheck change) {
    return new Change.AddCheck(
        change.table(), part(change.table(), Table::checks, Check::name, change.check()));
  }

  @Override
  public Change createIndex(Change.CreateIndex change) {
    return new Change.CreateIndex(
        change.table(), part(change.table(), Table::indexes, Index::name, change.index()));
  }

  @Override
  public Change createView(Change.CreateView change) {
    return new Change.CreateView(
        declared.views().getOrDefault(change.view().name(), change.view()));
  }

  @Override
  public Change replaceView(Change.ReplaceView change) {
    return new Change.ReplaceView(
        change.from(), declared.views().getOrDefault(change.to().name(), change.to()));
  }

  @Override
  public Change createObject(Change.CreateObject change) {
    return new Change.CreateObject(
        declared.objects().getOrDefault(change.object().key(), change.object()));
  }

  @Override
  public Change dropTable(Change.DropTable change) {
    return change;
  }

  @Override
  public Change renameTable(Change.RenameTable change) {
    return change;
  }

  @Override
  public Change dropColumn(Change.DropColumn change) {
    return change;
  }

  @Override
  public Change renameColumn(Change.RenameColumn change) {
    return change;
  }

  @Override
  public Change dropUnique(Change.DropUnique change) {
    return change;
  }

  @Override
  public Change dropForeignKey(Change.DropForeignKey change) {
    return change;
  }

  @Override
  public Change dropCheck(Change.DropCheck change) {
    return change;
  }

  @Override
  public Change dropIndex(Change.DropIndex change) {
    return change;
  }

  @Override
  public Change changeTableComment(Change.ChangeTableComment change) {
    return change;
  }

  @Override
  public Change changeTableOptions(Change.ChangeTableOptions change) {
    return change;
  }

  @Override
  public Change dropView(Change.DropView change) {
    return change;
  }

  @Override
  public Change dropObject(Change.DropObject change) {
    return change;
  }
}
