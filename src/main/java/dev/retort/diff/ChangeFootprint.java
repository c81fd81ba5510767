package dev.retort.diff;

import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change needs and gives, as keys such as {@code table users}, {@code column users.id},
 * {@code key users.id}.
 *
 * @param provides what is there only after the change
 * @param needs what must be there before it
 * @param removes what is no longer there after it
 * @param releases what the change stops to use
 * @param identity what changes, the same for the drop and the add of one thing
 */
record ChangeFootprint(
    Set<String> provides,
    Set<String> needs,
    Set<String> removes,
    Set<String> releases,
    Set<String> identity) {

  private static ChangeFootprint empty() {
    return new ChangeFootprint(
        new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
  }

  static ChangeFootprint of(Change change) {
    if (ChangeCategory.of(change) != ChangeCategory.REMOVED) {
      return change.accept(new Reader());
    }
    // A removal is an addition seen in the mirror.
    ChangeFootprint added = change.inverse().accept(new Reader());
    ChangeFootprint result = empty();
    result.removes().addAll(added.provides());
    result.releases().addAll(added.needs());
    result.identity().addAll(added.identity());
    if (!(change instanceof Change.DropTable)
        && !(change instanceof Change.DropView)
        && !(change instanceof Change.DropObject)) {
      result.needs().add(table(change.subject()));
    }
    return result;
  }

  private static String table(String name) {
    return "table " + SqlNames.fold(name);
  }

  private static String column(String table, String name) {
    return "column " + SqlNames.fold(table) + "." + SqlNames.fold(name);
  }

  private static String anyColumn(String name) {
    return "any column " + SqlNames.fold(name);
  }

  private static String key(String table, List<String> columns) {
    return "key " + SqlNames.fold(table) + "." + columns.stream().map(SqlNames::fold).toList();
  }

  /** Reads additions and alterations; every removal is read by its inverse. */
  private static final class Reader implements ChangeVisitor<ChangeFootprint> {
    private final ChangeFootprint footprint = empty();

    @Override
    public ChangeFootprint createTable(Change.CreateTable change) {
      Table table = change.table();
      footprint.provides().add(table(table.name()));
      for (ForeignKey key : table.foreignKeys()) {
        if (!key.referencedTable().equals(table.name())) {
          target(key);
        }
      }
      return footprint;
    }

    @Override
    public ChangeFootprint renameTable(Change.RenameTable change) {
      footprint.provides().add(table(change.to()));
      footprint.needs().add(table(change.from()));
      footprint.removes().add(table(change.from()));
      return footprint;
    }

    @Override
    public ChangeFootprint addColumn(Change.AddColumn change) {
      footprint.provides().add(column(change.table(), change.column().name()));
      footprint.provides().add(anyColumn(change.column().name()));
      footprint.needs().add(table(change.table()));
      expressions(change.table(), change.column());
      return footprint;
    }

    @Override
    public ChangeFootprint renameColumn(Change.RenameColumn change) {
      footprint.provides().add(column(change.table(), change.to()));
      footprint.provides().add(anyColumn(change.to()));
      footprint.removes().add(column(change.table(), change.from()));
      footprint.removes().add(anyColumn(change.from()));
      return columns(change.table(), List.of(change.from()));
    }

    @Override
    public ChangeFootprint modifyColumn(Change.ModifyColumn change) {
      expressions(change.table(), change.to());
      Column.Generated old = change.from().generated();
      if (old != null) {
        SqlNames.in(old.expression())
            .forEach(n -> footprint.releases().add(column(change.table(), n)));
      }
      return columns(change.table(), List.of(change.to().name()));
    }

    @Override
    public ChangeFootprint changePrimaryKey(Change.ChangePrimaryKey change) {
      PrimaryKey from = change.from();
      PrimaryKey to = change.to();
      if (from != null) {
        footprint.removes().add(key(change.table(), from.columns()));
        from.columns().forEach(c -> footprint.releases().add(column(change.table(), c)));
      }
      if (to != null) {
        footprint.provides().add(key(change.table(), to.columns()));
      }
      return columns(change.table(), to == null ? List.of() : to.columns());
    }

    @Override
    public ChangeFootprint addUnique(Change.AddUnique change) {
      UniqueConstraint unique = change.unique();
      footprint.provides().add(key(change.table(), unique.columns()));
      named("unique", change.table(), unique.name());
      List<String> names = new ArrayList<>(unique.columns());
      names.addAll(Index.included(unique.options()));
      return columns(change.table(), names);
    }

    @Override
    public ChangeFootprint addForeignKey(Change.AddForeignKey change) {
      ForeignKey key = change.foreignKey();
      target(key);
      named("foreign key", change.table(), key.name());
      footprint.identity().add("foreign key " + change.table() + key.columns());
      return columns(change.table(), key.columns());
    }

    @Override
    public ChangeFootprint addCheck(Change.AddCheck change) {
      Check check = change.check();
      named("check", change.table(), check.name());
      return columns(change.table(), SqlNames.in(check.expression()));
    }

    @Override
    public ChangeFootprint createIndex(Change.CreateIndex change) {
      Index index = change.index();
      named("index", change.table(), index.name());
      Set<String> names = new HashSet<>(Index.included(index.options()));
      for (Index.Part part : index.parts()) {
        String column = part.column();
        String expression = part.expression();
        if (column != null) {
          names.add(column);
        }
        if (expression != null) {
          names.addAll(SqlNames.in(expression));
        }
      }
      String predicate = index.predicate();
      if (predicate != null) {
        names.addAll(SqlNames.in(predicate));
      }
      return columns(change.table(), names);
    }

    @Override
    public ChangeFootprint changeTableComment(Change.ChangeTableComment change) {
      return columns(change.table(), List.of());
    }

    @Override
    public ChangeFootprint changeTableOptions(Change.ChangeTableOptions change) {
      return columns(change.table(), List.of());
    }

    @Override
    public ChangeFootprint createView(Change.CreateView change) {
      footprint.provides().add(table(change.view().name()));
      footprint.identity().add("view " + change.view().name());
      return text(change.view().sql());
    }

    @Override
    public ChangeFootprint replaceView(Change.ReplaceView change) {
      return text(change.to().sql());
    }

    @Override
    public ChangeFootprint createObject(Change.CreateObject change) {
      StoredObject object = change.object();
      footprint.identity().add(object.key());
      if (!object.table().isEmpty()) {
        footprint.needs().add(table(object.table()));
      }
      return text(object.sql());
    }

    @Override
    public ChangeFootprint dropTable(Change.DropTable change) {
      return footprint;
    }

    @Override
    public ChangeFootprint dropColumn(Change.DropColumn change) {
      return footprint;
    }

    @Override
    public ChangeFootprint dropUnique(Change.DropUnique change) {
      return footprint;
    }

    @Override
    public ChangeFootprint dropForeignKey(Change.DropForeignKey change) {
      return footprint;
    }

    @Override
    public ChangeFootprint dropCheck(Change.DropCheck change) {
      return footprint;
    }

    @Override
    public ChangeFootprint dropIndex(Change.DropIndex change) {
      return footprint;
    }

    @Override
    public ChangeFootprint dropView(Change.DropView change) {
      return footprint;
    }

    @Override
    public ChangeFootprint dropObject(Change.DropObject change) {
      return footprint;
    }

    @Override
    public ChangeFootprint alterSequence(Change.AlterSequence change) {
      return footprint;
    }

    private void target(ForeignKey key) {
      columns(key.referencedTable(), key.referencedColumns());
      footprint.needs().add(key(key.referencedTable(), key.referencedColumns()));
    }

    private ChangeFootprint columns(String table, java.util.Collection<String> names) {
      footprint.needs().add(table(table));
      names.forEach(n -> footprint.needs().add(column(table, n)));
      return footprint;
    }

    private void expressions(String table, Column column) {
      Column.Generated generated = column.generated();
      if (generated != null) {
        columns(table, SqlNames.in(generated.expression()));
      }
    }

    /** Any name of a text may be a table; of its columns, those of the tables that it has. */
    private ChangeFootprint text(String sql) {
      Set<String> names = SqlNames.in(sql);
      names.forEach(n -> footprint.needs().add(table(n)));
      names.forEach(n -> footprint.needs().add(anyColumn(n)));
      return footprint;
    }

    private void named(String kind, String table, @Nullable String name) {
      if (name != null) {
        footprint.identity().add(kind + " " + table + "." + name);
      }
    }
  }
}
