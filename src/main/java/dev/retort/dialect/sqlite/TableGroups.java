package dev.retort.dialect.sqlite;

import dev.retort.diff.Change;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sorts the changes of a list by the table that they concern, through all renames of it. */
final class TableGroups {
  private final List<@Nullable TableGroup> byChange = new ArrayList<>();
  private final Map<String, TableGroup> byTable = new HashMap<>();

  private TableGroups() {}

  static TableGroups of(List<Change> changes, Schema before, Mentions mentions) {
    TableGroups groups = new TableGroups();
    Workspace now = new Workspace(before);
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      groups.byChange.add(groups.add(change, i, now, mentions));
      now.apply(change);
    }
    return groups;
  }

  /** The group of the change at {@code position}, or null for views and objects. */
  @Nullable TableGroup at(int position) {
    return byChange.get(position);
  }

  private @Nullable TableGroup add(Change change, int position, Workspace now, Mentions mentions) {
    if (change instanceof Change.CreateTable create) {
      TableGroup group = new TableGroup();
      group.created = true;
      byTable.put(create.table().name(), group);
      return group;
    }
    if (change instanceof Change.DropTable drop) {
      TableGroup group = group(drop.table().name());
      group.dropped = true;
      byTable.remove(drop.table().name());
      return group;
    }
    if (change instanceof Change.RenameTable rename) {
      TableGroup group = group(rename.from());
      group.formerNames.add(rename.from());
      byTable.remove(rename.from());
      byTable.put(rename.to(), group);
      return group;
    }
    if (change instanceof Change.RenameColumn rename) {
      return group(rename.table());
    }
    if (!isOfTable(change)) {
      return null;
    }
    TableGroup group = group(change.subject());
    if (group.created && change instanceof Change.AddForeignKey key) {
      group.inline.add(key.foreignKey());
      return group;
    }
    group.changes.add(change);
    group.last = position;
    group.rebuild |= !new InPlaceRule(now, mentions).allows(change, group);
    return group;
  }

  private TableGroup group(String table) {
    return byTable.computeIfAbsent(table, name -> new TableGroup());
  }

  private static boolean isOfTable(Change change) {
    return !(change instanceof Change.CreateView
        || change instanceof Change.DropView
        || change instanceof Change.ReplaceView
        || change instanceof Change.CreateObject
        || change instanceof Change.DropObject
        || change instanceof Change.AlterSequence);
  }
}
