package dev.retort.dialect.sqlite;

import dev.retort.diff.Change;
import dev.retort.schema.Column;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What SQLite 3.35 can do with a table that exists, beyond creating another one. */
final class InPlaceRule {
  private final Workspace before;
  private final Mentions mentions;

  /**
   * A rule.
   *
   * @param before the schema before the change
   */
  InPlaceRule(Workspace before, Mentions mentions) {
    this.before = before;
    this.mentions = mentions;
  }

  /** Whether {@code change} needs no rebuild of its table; the group has the changes before it. */
  boolean allows(Change change, TableGroup group) {
    if (change instanceof Change.CreateIndex || change instanceof Change.DropIndex) {
      return true;
    }
    if (change instanceof Change.AddColumn add) {
      return canAdd(add.column());
    }
    if (change instanceof Change.DropColumn drop) {
      return canDrop(before.table(drop.table()), drop.column().name());
    }
    if (change instanceof Change.AddForeignKey || change instanceof Change.AddCheck) {
      return group.isAttached(change);
    }
    return isNothing(change);
  }

  /** Whether the change makes no difference to SQLite. */
  boolean isNothing(Change change) {
    if (change instanceof Change.ModifyColumn modify) {
      Table table = before.table(modify.table());
      return TableWriter.column(table, modify.from())
          .equals(TableWriter.column(table, modify.to()));
    }
    if (change instanceof Change.ChangeTableOptions options) {
      return own(options.from()).equals(own(options.to()));
    }
    if (change instanceof Change.ChangePrimaryKey key) {
      return Objects.equals(key.from(), key.to());
    }
    if (change instanceof Change.ChangeTableComment comment) {
      return SqliteComments.write(comment.from()).equals(SqliteComments.write(comment.to()));
    }
    return false;
  }

  private static Map<String, String> own(Map<String, String> options) {
    Map<String, String> own = new TreeMap<>(options);
    own.keySet().removeIf(key -> !key.startsWith("sqlite."));
    return own;
  }

  private static boolean canAdd(Column column) {
    DefaultValue value = column.defaultValue();
    Column.Generated generated = column.generated();
    if (column.autoIncrement()) {
      return false;
    }
    if (generated != null) {
      return !generated.stored() && column.nullable();
    }
    return value == null ? column.nullable() : DefaultParser.isConstant(value);
  }

  private boolean canDrop(Table table, String column) {
    PrimaryKey key = table.primaryKey();
    if (key != null && key.columns().contains(column)) {
      return false;
    }
    boolean constrained =
        table.uniques().stream().anyMatch(u -> u.columns().contains(column))
            || table.checks().stream().anyMatch(c -> mentions.one(c.expression(), column))
            || table.indexes().stream().anyMatch(i -> uses(i, column))
            || table.foreignKeys().stream().anyMatch(f -> uses(table, f, column))
            || table.columns().stream().anyMatch(c -> uses(c, column));
    return !constrained && table.columns().size() > 1 && !usedElsewhere(table.name(), column);
  }

  private boolean uses(Index index, String column) {
    String predicate = index.predicate();
    return (predicate != null && mentions.one(predicate, column))
        || index.parts().stream()
            .anyMatch(
                p ->
                    column.equals(p.column())
                        || (p.expression() != null && mentions.one(p.expression(), column)));
  }

  private static boolean uses(Table table, ForeignKey key, String column) {
    return key.columns().contains(column)
        || (key.referencedTable().equals(table.name()) && key.referencedColumns().contains(column));
  }

  private boolean uses(Column other, String column) {
    return other.generated() != null && mentions.one(other.generated().expression(), column);
  }

  private boolean usedElsewhere(String table, String column) {
    for (View view : before.views().values()) {
      if (mentions.one(view.sql(), table) && mentions.one(view.sql(), column)) {
        return true;
      }
    }
    for (StoredObject object : before.objects().values()) {
      boolean concerned =
          SqliteNames.same(object.table(), table) || mentions.one(object.sql(), table);
      if (concerned && mentions.one(object.sql(), column)) {
        return true;
      }
    }
    return false;
  }
}
