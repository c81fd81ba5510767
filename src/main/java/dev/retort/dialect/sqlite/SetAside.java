package dev.retort.dialect.sqlite;

import dev.retort.schema.StoredObject;
import dev.retort.schema.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Views and triggers that were dropped around a rebuild and cannot be made again yet, since they
 * need a view that only a later change makes; used by one thread.
 */
final class SetAside {
  private record Item(@Nullable View view, @Nullable StoredObject trigger) {
    String sql() {
      return view != null ? view.sql() : trigger != null ? trigger.sql() : "";
    }
  }

  private final Mentions mentions;
  private final Set<String> absent = new HashSet<>();
  private final List<Item> items = new ArrayList<>();

  SetAside(Mentions mentions) {
    this.mentions = mentions;
  }

  /** Takes note of a view that a later change will make. */
  void leaveToLaterChange(View view) {
    absent.add(view.name());
  }

  /** Keeps the view if it cannot be made now. */
  boolean keeps(View view) {
    if (!mentions.any(view.sql(), absent)) {
      return false;
    }
    absent.add(view.name());
    items.add(new Item(view, null));
    return true;
  }

  /** Keeps the trigger if it cannot be made now. */
  boolean keeps(StoredObject trigger) {
    if (!mentions.any(trigger.sql(), absent)) {
      return false;
    }
    items.add(new Item(null, trigger));
    return true;
  }

  /** Takes out what can be made after the view of this name came, and gives its statements. */
  List<String> release(String viewName, Workspace database) {
    List<String> statements = new ArrayList<>();
    boolean more = absent.remove(viewName);
    while (more) {
      more = false;
      for (Item item : List.copyOf(items)) {
        if (!mentions.any(item.sql(), absentBesides(item))) {
          make(item, statements, database);
          more = true;
        }
      }
    }
    return statements;
  }

  /** Takes out all that is left: what it seemed to need will not come, so it was another name. */
  List<String> releaseAll(Workspace database) {
    List<String> statements = new ArrayList<>();
    List.copyOf(items).forEach(item -> make(item, statements, database));
    return statements;
  }

  private Set<String> absentBesides(Item item) {
    Set<String> others = new HashSet<>(absent);
    if (item.view() != null) {
      others.remove(item.view().name());
    }
    return others;
  }

  private void make(Item item, List<String> statements, Workspace database) {
    items.remove(item);
    View view = item.view();
    StoredObject trigger = item.trigger();
    if (view != null) {
      absent.remove(view.name());
      statements.add(SqliteObjects.createView(view));
      database.views().put(view.name(), view);
    } else if (trigger != null) {
      statements.add(trigger.sql());
      database.objects().put(trigger.key(), trigger);
    }
  }
}
