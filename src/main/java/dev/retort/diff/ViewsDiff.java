package dev.retort.diff;

import dev.retort.schema.Schema;
import dev.retort.schema.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which views went, came and changed, and which must stand aside while others do. */
final class ViewsDiff {
  private final DiffPolicy policy;
  private final Map<String, View> before = new TreeMap<>();
  private final Map<String, View> after = new TreeMap<>();
  private final Set<String> dropped = new TreeSet<>();
  private final Set<String> created = new TreeSet<>();
  private final Set<String> replaced = new TreeSet<>();
  private final Set<String> remade = new TreeSet<>();
  private final Map<String, String> foldedBefore = new HashMap<>();
  private final Map<String, String> foldedAfter = new HashMap<>();
  private final Map<View, Set<String>> names = new HashMap<>();

  ViewsDiff(Schema from, Schema to, DiffPolicy policy, Set<String> disturbed) {
    this.policy = policy;
    from.views().values().forEach(v -> before.put(policy.nameKey(v.name()), v));
    to.views().values().forEach(v -> after.put(policy.nameKey(v.name()), v));
    before.forEach((key, view) -> foldedBefore.put(SqlNames.fold(view.name()), key));
    after.forEach((key, view) -> foldedAfter.put(SqlNames.fold(view.name()), key));
    before.forEach((key, view) -> decide(key, view, disturbed));
    created.addAll(after.keySet());
    created.removeAll(before.keySet());
    setDependentsAside();
  }

  private void decide(String key, View view, Set<String> disturbed) {
    View wanted = after.get(key);
    if (wanted == null) {
      dropped.add(key);
    } else if (view.materialized() != wanted.materialized()) {
      remake(key);
    } else if (!policy.sameExpression(view.sql(), wanted.sql())
        || !view.options().equals(wanted.options())) {
      boolean inTheWay =
          !Collections.disjoint(names(view), disturbed)
              || !Collections.disjoint(names(wanted), disturbed);
      if (inTheWay) {
        remake(key);
      } else {
        replaced.add(key);
      }
    }
  }

  private void remake(String key) {
    replaced.remove(key);
    dropped.add(key);
    remade.add(key);
  }

  /** A view on a view that goes cannot stay while that is away. */
  private void setDependentsAside() {
    Map<String, Set<String>> dependents = new HashMap<>();
    before.forEach(
        (key, view) ->
            dependencies(key, before)
                .forEach(d -> dependents.computeIfAbsent(d, k -> new TreeSet<>()).add(key)));
    List<String> open = new ArrayList<>(dropped);
    while (!open.isEmpty()) {
      for (String key : dependents.getOrDefault(open.remove(open.size() - 1), Set.of())) {
        if (!dropped.contains(key)) {
          remake(key);
          open.add(key);
        }
      }
    }
  }

  /** The names of views that go and come again. */
  Set<String> remade() {
    return remade;
  }

  void collect(PhasedChanges changes) {
    List<String> oldOrder =
        new ArrayList<>(DependencyOrder.of(before.keySet(), k -> dependencies(k, before)).order());
    Collections.reverse(oldOrder);
    for (String key : oldOrder) {
      View view = before.get(key);
      if (view != null && dropped.contains(key)) {
        changes.add(Phase.DROP_VIEWS, new Change.DropView(view));
      }
    }
    for (String key : DependencyOrder.of(after.keySet(), k -> dependencies(k, after)).order()) {
      View old = before.get(key);
      View view = after.get(key);
      if (view == null) {
        continue;
      }
      if (created.contains(key) || remade.contains(key)) {
        changes.add(Phase.CREATE_VIEWS, new Change.CreateView(view));
      } else if (old != null && replaced.contains(key)) {
        changes.add(
            Phase.CREATE_VIEWS,
            new Change.ReplaceView(
                old, new View(old.name(), view.sql(), view.materialized(), view.options())));
      }
    }
  }

  /** The views that a view mentions; linear in the words of its text. */
  @SuppressWarnings("ReferenceEquality") // asks which of the two sides is meant
  private Collection<String> dependencies(String key, Map<String, View> views) {
    View view = views.get(key);
    if (view == null) {
      return List.of();
    }
    Map<String, String> folded = views == before ? foldedBefore : foldedAfter;
    Set<String> result = new TreeSet<>();
    for (String name : names(view)) {
      String other = folded.get(name);
      if (other != null && !other.equals(key)) {
        result.add(other);
      }
    }
    return result;
  }

  private Set<String> names(View view) {
    return names.computeIfAbsent(view, v -> SqlNames.in(v.sql()));
  }
}
