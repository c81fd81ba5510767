package dev.retort.dialect;

import dev.retort.diff.Change;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Plans one list of changes; used once. */
final class NamesakePlanning {
  private final IndexNaming naming;
  private final WrittenIndexNames old;
  private final WrittenIndexNames wanted;

  /** What each table of before is called now. */
  private final Map<String, String> tables = new TreeMap<>();

  /** What indexes of before that are still there were called, by table and name of now. */
  private final Map<String, Map<String, String>> left = new HashMap<>();

  private final List<NamesakePlan.Renamed> first = new ArrayList<>();
  private final List<NamesakePlan.Renamed> last = new ArrayList<>();

  NamesakePlanning(IndexNaming naming, WrittenIndexNames old, WrittenIndexNames wanted) {
    this.naming = naming;
    this.old = old;
    this.wanted = wanted;
  }

  NamesakePlan plan(List<Change> changes, Schema before, Schema after) {
    old.byTable().forEach((table, names) -> left.put(table, new TreeMap<>(names)));
    left.keySet().forEach(t -> tables.put(t, t));
    Map<String, String> finalNames = finalNames(changes);
    changes.forEach(this::follow);
    tables.forEach((table, now) -> rename(table, now, before, after));
    Map<String, Map<String, String>> current = new HashMap<>();
    old.byTable().forEach((table, names) -> current.put(table, new TreeMap<>(names)));
    first.forEach(
        r ->
            current
                .getOrDefault(r.table(), Map.of())
                .replaceAll((name, was) -> was.equals(r.from()) ? r.to() : was));
    Schema started =
        naming.called(before, (t, n) -> current.getOrDefault(t, Map.of()).getOrDefault(n, n));
    List<Change> written = new ArrayList<>();
    changes.forEach(c -> written.add(written(c, current, finalNames)));
    return new NamesakePlan(first, started, written, last, wanted.notes());
  }

  /** The plain name is free before others take it, and taken once it is free. */
  private void rename(String table, String now, Schema before, Schema after) {
    left.getOrDefault(now, Map.of())
        .forEach(
            (name, was) -> {
              String wish = wanted.of(now, name);
              if (!was.equals(wish) && was.equals(name)) {
                Index index = index(before, table, name);
                first.add(new NamesakePlan.Renamed(table, index, was, wish));
              } else if (!was.equals(wish)) {
                last.add(new NamesakePlan.Renamed(now, index(after, now, name), was, wish));
              }
            });
  }

  /** What tables that are there at some time are called in the end. */
  private static Map<String, String> finalNames(List<Change> changes) {
    Map<String, String> names = new HashMap<>();
    for (int i = changes.size() - 1; i >= 0; i--) {
      if (changes.get(i) instanceof Change.RenameTable rename) {
        names.put(rename.from(), names.getOrDefault(rename.to(), rename.to()));
      }
    }
    return names;
  }

  private void follow(Change change) {
    if (change instanceof Change.DropTable drop) {
      left.remove(drop.table().name());
      tables.values().remove(drop.table().name());
    } else if (change instanceof Change.DropIndex drop) {
      left.getOrDefault(drop.table(), new HashMap<>()).remove(drop.index().name());
    } else if (change instanceof Change.DropUnique drop && drop.unique().name() != null) {
      left.getOrDefault(drop.table(), new HashMap<>()).remove(drop.unique().name());
    } else if (change instanceof Change.RenameTable rename) {
      Map<String, String> names = left.remove(rename.from());
      if (names != null) {
        left.put(rename.to(), names);
      }
      tables.replaceAll((was, now) -> now.equals(rename.from()) ? rename.to() : now);
    }
  }

  private Change written(
      Change change, Map<String, Map<String, String>> current, Map<String, String> finalNames) {
    UnaryOperator<String> name = n -> given(change.subject(), n, current, finalNames);
    if (change instanceof Change.CreateTable create) {
      return new Change.CreateTable(naming.called(create.table(), name));
    }
    if (change instanceof Change.CreateIndex create) {
      return new Change.CreateIndex(create.table(), naming.called(create.index(), name));
    }
    if (change instanceof Change.AddUnique add) {
      return new Change.AddUnique(add.table(), naming.called(add.unique(), name));
    }
    if (change instanceof Change.RenameTable rename) {
      Map<String, String> names = current.remove(rename.from());
      if (names != null) {
        current.put(rename.to(), names);
      }
      return change;
    }
    return dropped(change, current);
  }

  /** What a new index is called; one that is gone again in the end is in nobody's way. */
  private String given(
      String table,
      String name,
      Map<String, Map<String, String>> current,
      Map<String, String> finalNames) {
    String given =
        wanted
            .find(finalNames.getOrDefault(table, table), name)
            .orElse(name + IndexNamesakes.JOINT + table);
    current.computeIfAbsent(table, t -> new TreeMap<>()).put(name, given);
    return given;
  }

  private Change dropped(Change change, Map<String, Map<String, String>> current) {
    Map<String, String> names = current.getOrDefault(change.subject(), Map.of());
    UnaryOperator<String> name = n -> names.getOrDefault(n, n);
    if (change instanceof Change.DropTable drop) {
      return new Change.DropTable(naming.called(drop.table(), name));
    }
    if (change instanceof Change.DropIndex drop) {
      return new Change.DropIndex(drop.table(), naming.called(drop.index(), name));
    }
    if (change instanceof Change.DropUnique drop) {
      return new Change.DropUnique(drop.table(), naming.called(drop.unique(), name));
    }
    return change;
  }

  /** The index, or null where the name is that of a constraint. */
  private static @Nullable Index index(Schema schema, String table, String name) {
    Optional<Table> found = schema.table(table);
    return found
        .flatMap(t -> t.indexes().stream().filter(i -> i.name().equals(name)).findFirst())
        .orElse(null);
  }
}
