package dev.retort.diff;

import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which triggers, functions and the like went, came and changed. */
final class ObjectsDiff {
  private static final Set<StoredObject.Kind> BASE =
      EnumSet.of(
          StoredObject.Kind.EXTENSION,
          StoredObject.Kind.SEQUENCE,
          StoredObject.Kind.FUNCTION,
          StoredObject.Kind.PROCEDURE);

  private static final Comparator<StoredObject> ORDER =
      Comparator.comparingInt((StoredObject o) -> rank(o.kind())).thenComparing(StoredObject::key);

  private final Map<String, StoredObject> before = new TreeMap<>();
  private final Map<String, StoredObject> after = new TreeMap<>();
  private final DiffPolicy policy;
  private final TablesDiff tables;
  private final Set<String> remadeViews;

  ObjectsDiff(
      Schema from, Schema to, DiffPolicy policy, TablesDiff tables, Set<String> remadeViews) {
    this.policy = policy;
    this.tables = tables;
    this.remadeViews = remadeViews;
    from.objects().values().forEach(o -> put(before, o));
    to.objects().values().forEach(o -> put(after, o));
  }

  private void put(Map<String, StoredObject> map, StoredObject object) {
    if (object.kind() != StoredObject.Kind.OPAQUE) {
      map.put(object.kind() + " " + policy.nameKey(object.name()), object);
    }
  }

  void collect(PhasedChanges changes) {
    List<StoredObject> gone = new ArrayList<>();
    Map<String, StoredObject> come = new TreeMap<>(after);
    for (Map.Entry<String, StoredObject> entry : before.entrySet()) {
      StoredObject wanted = after.get(entry.getKey());
      if (wanted != null && same(entry.getValue(), wanted)) {
        come.remove(entry.getKey());
      } else {
        gone.add(entry.getValue());
      }
    }
    gone.sort(ORDER.reversed());
    for (StoredObject object : gone) {
      changes.add(
          isBase(object, tables.dropped()) && !after.containsKey(key(object))
              ? Phase.DROP_BASE_OBJECTS
              : Phase.DROP_OBJECTS,
          new Change.DropObject(object));
    }
    for (StoredObject object : come.values().stream().sorted(ORDER).toList()) {
      changes.add(
          isBase(object, tables.created()) && !before.containsKey(key(object))
              ? Phase.CREATE_BASE_OBJECTS
              : Phase.CREATE_OBJECTS,
          new Change.CreateObject(object));
    }
  }

  private String key(StoredObject object) {
    return object.kind() + " " + policy.nameKey(object.name());
  }

  private boolean same(StoredObject from, StoredObject to) {
    return policy.sameExpression(from.sql(), to.sql())
        && !(from.kind() == StoredObject.Kind.TRIGGER
            && remadeViews.contains(policy.nameKey(from.table())));
  }

  /** Whether tables may need it; one that itself needs a table of {@code others} is not. */
  private static boolean isBase(StoredObject object, Collection<Table> others) {
    if (!BASE.contains(object.kind())) {
      return false;
    }
    Set<String> names = SqlNames.in(object.sql());
    return others.stream().noneMatch(t -> names.contains(SqlNames.fold(t.name())));
  }

  private static int rank(StoredObject.Kind kind) {
    return switch (kind) {
      case EXTENSION -> 0;
      case SEQUENCE -> 1;
      case FUNCTION -> 2;
      case PROCEDURE -> 3;
      case VIRTUAL_TABLE -> 4;
      case TRIGGER -> 5;
      case OPAQUE -> 6;
    };
  }
}
