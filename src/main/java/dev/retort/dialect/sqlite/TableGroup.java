package dev.retort.dialect.sqlite;

import dev.retort.diff.Change;
import dev.retort.schema.Check;
import dev.retort.schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The changes of one table, and how they will be carried out. */
final class TableGroup {
  /** All changes but renames, in order. */
  final List<Change> changes = new ArrayList<>();

  /** Position of the last of them. */
  int last = -1;

  /** Whether SQLite cannot do one of them in place. */
  boolean rebuild;

  /** Whether the table is dropped in the end, which makes the rest needless. */
  boolean dropped;

  /** Foreign keys that come with the table's own creation. */
  final List<ForeignKey> inline = new ArrayList<>();

  boolean created;

  /** Names that the table had before. */
  final Set<String> formerNames = new HashSet<>();

  /** Columns that are dropped, and so not copied even where one of that name is new. */
  Set<String> droppedColumns() {
    Set<String> names = new HashSet<>();
    for (Change change : changes) {
      if (change instanceof Change.DropColumn drop) {
        names.add(drop.column().name());
      }
    }
    return names;
  }

  /** Whether a column of this name is added by one of the changes so far. */
  boolean adds(String column) {
    return changes.stream()
        .anyMatch(c -> c instanceof Change.AddColumn add && add.column().name().equals(column));
  }

  /** The foreign keys and checks that can be part of the new column's own definition. */
  List<Change> attachedTo(Change.AddColumn added) {
    String column = added.column().name();
    List<Change> attached = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.AddForeignKey key && attachable(key.foreignKey(), added)) {
        attached.add(change);
      } else if (change instanceof Change.AddCheck check && attachable(check.check(), column)) {
        attached.add(change);
      }
    }
    return attached;
  }

  /** Whether the foreign key or check comes with a column of this group. */
  boolean isAttached(Change change) {
    return changes.stream()
        .anyMatch(c -> c instanceof Change.AddColumn added && attachedTo(added).contains(change));
  }

  private boolean attachable(ForeignKey key, Change.AddColumn added) {
    return key.columns().equals(List.of(added.column().name()))
        && added.column().defaultValue() == null;
  }

  /** A check goes with the last new column that it mentions, so that all of them exist. */
  private boolean attachable(Check check, String column) {
    Mentions mentions = new Mentions();
    String last = "";
    for (Change change : changes) {
      if (change instanceof Change.AddColumn add
          && mentions.one(check.expression(), add.column().name())) {
        last = add.column().name();
      }
    }
    return last.equals(column);
  }
}
