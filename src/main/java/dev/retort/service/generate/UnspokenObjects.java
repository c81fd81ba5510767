package dev.retort.service.generate;

import dev.retort.diff.DiffPolicy;
import dev.retort.diff.Rename;
import dev.retort.diff.SqlNames;
import dev.retort.model.ModelScope;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps what a model says nothing of: views, triggers, functions and the like of kinds that are out
 * of its scope are taken over from the other side of a comparison, so that they are never offered
 * for a drop. Only what hangs on a table that goes, goes with it.
 */
public final class UnspokenObjects {
  private final ModelScope scope;
  private final DiffPolicy policy;

  /** For a model of this scope. */
  public UnspokenObjects(ModelScope scope, DiffPolicy policy) {
    this.scope = scope;
    this.policy = policy;
  }

  /**
   * The wanted schema with what the model leaves to others.
   *
   * @param desired what the model wants
   * @param from what there is
   * @param renames what a person decided, from {@code from} to {@code desired}
   */
  public Schema complete(Schema desired, Schema from, List<Rename> renames) {
    return withObjects(detailed(desired, from, renames), from, renames);
  }

  /** The wanted schema with what the model can't say of its tables. */
  Schema detailed(Schema desired, Schema from, List<Rename> renames) {
    return scope.details() ? desired : new UnspokenDetails(from, renames, policy).complete(desired);
  }

  private Schema withObjects(Schema desired, Schema from, List<Rename> renames) {
    List<View> views = new ArrayList<>(unspokenViews(desired, from, renames));
    List<StoredObject> objects = new ArrayList<>(unspokenObjects(desired, from, renames));
    if (views.isEmpty() && objects.isEmpty()) {
      return desired;
    }
    views.addAll(desired.views().values());
    objects.addAll(desired.objects().values());
    return Schema.of(desired.tables().values(), views, objects);
  }

  /** The names of what is left to others, for example {@code view v}; in the order of the kinds. */
  List<String> names(Schema desired, Schema from, List<Rename> renames) {
    List<String> names = new ArrayList<>();
    unspokenViews(desired, from, renames).forEach(v -> names.add("view " + v.name()));
    unspokenObjects(desired, from, renames).forEach(o -> names.add(o.key()));
    if (!scope.details()) {
      names.addAll(new UnspokenDetails(from, renames, policy).names(desired));
    }
    return names;
  }

  private List<View> unspokenViews(Schema desired, Schema from, List<Rename> renames) {
    if (scope.views()) {
      return List.of();
    }
    Set<String> gone =
        goneTables(desired, from, renames).stream()
            .map(SqlNames::fold)
            .collect(Collectors.toCollection(TreeSet::new));
    List<View> kept = new ArrayList<>(from.views().values());
    boolean more = true;
    while (more) {
      List<View> broken =
          kept.stream()
              .filter(v -> SqlNames.in(v.sql()).stream().anyMatch(gone::contains))
              .toList();
      broken.forEach(v -> gone.add(SqlNames.fold(v.name())));
      more = kept.removeAll(broken);
    }
    return kept;
  }

  private List<StoredObject> unspokenObjects(Schema desired, Schema from, List<Rename> renames) {
    Set<String> gone =
        goneTables(desired, from, renames).stream()
            .map(policy::nameKey)
            .collect(Collectors.toCollection(TreeSet::new));
    from.views().keySet().forEach(v -> gone.add(policy.nameKey(v)));
    desired.views().keySet().forEach(v -> gone.remove(policy.nameKey(v)));
    unspokenViews(desired, from, renames).forEach(v -> gone.remove(policy.nameKey(v.name())));
    return from.objects().values().stream()
        .filter(o -> !scope.kinds().contains(o.kind()) && o.kind() != StoredObject.Kind.OPAQUE)
        .filter(o -> !gone.contains(policy.nameKey(o.table())))
        .toList();
  }

  private Set<String> goneTables(Schema desired, Schema from, List<Rename> renames) {
    Set<String> staying = new TreeSet<>();
    desired.tables().keySet().forEach(t -> staying.add(policy.nameKey(t)));
    for (Rename rename : renames) {
      if (rename.isTable()) {
        staying.add(policy.nameKey(rename.from()));
      }
    }
    return from.tables().keySet().stream()
        .filter(t -> !staying.contains(policy.nameKey(t)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
