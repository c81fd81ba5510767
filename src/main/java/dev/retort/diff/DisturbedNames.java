package dev.retort.diff;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names of tables whose change a view on them may forbid, as {@link SqlNames} folds them. */
final class DisturbedNames {
  private DisturbedNames() {}

  static Set<String> of(TablesDiff tables, List<Change> renames) {
    Set<String> names = new TreeSet<>();
    tables.dropped().forEach(t -> names.add(SqlNames.fold(t.name())));
    tables.matched().stream()
        .filter(TableDiff::disturbsViews)
        .forEach(d -> names.add(SqlNames.fold(d.from().name())));
    for (Change change : renames) {
      if (change instanceof Change.RenameTable rename) {
        names.add(SqlNames.fold(rename.from()));
      }
      names.add(SqlNames.fold(change.subject()));
    }
    return names;
  }
}
