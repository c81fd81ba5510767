package dev.retort.diff;

import dev.retort.schema.Schema;
import dev.retort.schema.SequenceOptions;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which triggers, functions and the like went, came and changed. */
final class ObjectsDiff {
  private static final Set<StoredObject.Kind> BASE =
      EnumSet.of(
          StoredObject.Kind.EXTENSION,
          StoredObject.Kind.COLLATION,
          StoredObject.Kind.DOMAIN,
          StoredObject.Kind.TYPE,
          StoredObject.Kind.SEQUENCE,
          StoredObject.Kind.FUNCTION,
          StoredObject.Kind.PROCEDURE,
          StoredObject.Kind.AGGREGATE);

  /** What goes with a view and has to come again with it. */
  private static final Set<StoredObject.Kind> ON_VIEWS =
      EnumSet.of(StoredObject.Kind.TRIGGER, StoredObject.Kind.INDEX);

  /** How a routine names its language, which may be the name of a table as well. */
  private static final Pattern LANGUAGE = Pattern.compile("(?i)\\bLANGUAGE\\s+\\w+");

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
      StoredObject object = entry.getValue();
      StoredObject wanted = after.get(entry.getKey());
      if (wanted == null || !(same(object, wanted) || isAlterable(object, wanted))) {
        gone.add(object);
        continue;
      }
      come.remove(entry.getKey());
      if (!same(object, wanted)) {
        changes.add(Phase.CREATE_OBJECTS, new Change.AlterSequence(object, wanted));
      }
    }
    List<StoredObject> goingFirst = inOrder(gone);
    Collections.reverse(goingFirst);
    for (StoredObject object : goingFirst) {
      changes.add(
          isBase(object, tables.dropped()) && !after.containsKey(key(object))
              ? Phase.DROP_BASE_OBJECTS
              : Phase.DROP_OBJECTS,
          new Change.DropObject(object));
    }
    for (StoredObject object : inOrder(come.values())) {
      changes.add(
          isBase(object, tables.created()) && !before.containsKey(key(object))
              ? Phase.CREATE_BASE_OBJECTS
              : Phase.CREATE_OBJECTS,
          new Change.CreateObject(object));
    }
  }

  /** By kind and name, but each after those of its kind that its text mentions. */
  private static List<StoredObject> inOrder(Collection<StoredObject> objects) {
    List<StoredObject> sorted = objects.stream().sorted(ORDER).toList();
    Map<String, List<StoredObject>> byName = new TreeMap<>();
    sorted.forEach(o -> byName.computeIfAbsent(bareName(o), name -> new ArrayList<>()).add(o));
    List<StoredObject> ordered = new ArrayList<>();
    Set<StoredObject> entered = new HashSet<>();
    sorted.forEach(o -> place(o, byName, entered, ordered));
    return ordered;
  }

  private static void place(
      StoredObject object,
      Map<String, List<StoredObject>> byName,
      Set<StoredObject> entered,
      List<StoredObject> ordered) {
    if (!entered.add(object)) {
      return;
    }
    for (String name : SqlNames.in(object.sql())) {
      for (StoredObject other : byName.getOrDefault(name, List.of())) {
        if (rank(other.kind()) <= rank(object.kind())) {
          place(other, byName, entered, ordered);
        }
      }
    }
    ordered.add(object);
  }

  /** Without the arguments of an overloaded routine. */
  private static String bareName(StoredObject object) {
    return SqlNames.fold(object.name().replaceFirst("\\(.*", "").replace("\"", ""));
  }

  private String key(StoredObject object) {
    return object.kind() + " " + policy.nameKey(object.name());
  }

  private boolean same(StoredObject from, StoredObject to) {
    return policy.sameExpression(from.sql(), to.sql())
        && !(ON_VIEWS.contains(from.kind()) && remadeViews.contains(policy.nameKey(from.table())));
  }

  /** One that is made anew would give out numbers that rows have already. */
  private static boolean isAlterable(StoredObject from, StoredObject to) {
    return SequenceOptions.of(from).isPresent() && SequenceOptions.of(to).isPresent();
  }

  /** Whether tables may need it; one that itself needs a table of {@code others} is not. */
  private static boolean isBase(StoredObject object, Collection<Table> others) {
    if (!BASE.contains(object.kind())) {
      return false;
    }
    Set<String> names = SqlNames.in(LANGUAGE.matcher(object.sql()).replaceAll(" "));
    return others.stream().noneMatch(t -> names.contains(SqlNames.fold(t.name())));
  }

  private static int rank(StoredObject.Kind kind) {
    return switch (kind) {
      case EXTENSION -> 0;
      case COLLATION -> 1;
      case DOMAIN -> 2;
      case TYPE -> 3;
      case SEQUENCE -> 4;
      case FUNCTION -> 5;
      case PROCEDURE -> 6;
      case AGGREGATE -> 7;
      case VIRTUAL_TABLE -> 8;
      case TRIGGER -> 9;
      case INDEX -> 10;
      case OPAQUE -> 11;
    };
  }
}
