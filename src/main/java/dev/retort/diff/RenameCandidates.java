package dev.retort.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The renames that a person should be asked about. */
final class RenameCandidates {
  /** Above it, two objects resemble each other enough to ask. */
  static final int THRESHOLD = 55;

  /** More pairs than this in one table say that it was rewritten, not that columns were renamed. */
  private static final int MAX_PAIRS = 2_500;

  private static final Comparator<RenameCandidate> BEST_FIRST =
      Comparator.comparingInt(RenameCandidate::score)
          .reversed()
          .thenComparing(RenameCandidate::kind)
          .thenComparing(RenameCandidate::table)
          .thenComparing(RenameCandidate::from)
          .thenComparing(RenameCandidate::to);

  private RenameCandidates() {}

  /** Best first; no object stands in two candidates. */
  static List<RenameCandidate> of(TablesDiff tables, DiffPolicy policy) {
    List<RenameCandidate> all =
        new ArrayList<>(new TableLikeness(policy).candidates(tables.dropped(), tables.created()));
    for (TableDiff table : tables.matched()) {
      int pairs = table.droppedColumns().size() * table.addedColumns().size();
      if (pairs > 0 && pairs <= MAX_PAIRS) {
        all.addAll(new ColumnLikeness(table, policy).candidates());
      }
    }
    all.sort(BEST_FIRST);
    Set<String> used = new HashSet<>();
    List<RenameCandidate> result = new ArrayList<>();
    for (RenameCandidate candidate : all) {
      String place = candidate.kind() == RenameCandidate.Kind.TABLE ? "" : candidate.table() + ".";
      String from = "-" + candidate.kind() + place + candidate.from();
      String to = "+" + candidate.kind() + place + candidate.to();
      if (!used.contains(from) && !used.contains(to)) {
        used.add(from);
        used.add(to);
        result.add(candidate);
      }
    }
    return result;
  }
}
