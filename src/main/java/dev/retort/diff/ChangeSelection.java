package dev.retort.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The part of a change list that a person ticked, completed so that it can be run.
 *
 * <p>An index on a new column needs the column, a foreign key to a new table needs the table, a
 * dropped column needs its indexes dropped; the two halves of a changed constraint or view go
 * together.
 *
 * @param changes what is to be done, in the order of the full list
 * @param included those of {@code changes} that were not ticked but are needed
 */
public record ChangeSelection(List<Change> changes, List<Change> included) {
  public ChangeSelection {
    changes = List.copyOf(changes);
    included = List.copyOf(included);
  }

  /**
   * Completes a choice; linear in the changes and what they mention.
   *
   * @param all the ordered changes, as the differ gave them
   * @param ticked those wanted; what is not among {@code all} does not count
   */
  public static ChangeSelection of(List<Change> all, Collection<Change> ticked) {
    List<ChangeFootprint> footprints = all.stream().map(ChangeFootprint::of).toList();
    Map<String, List<Integer>> providers = new HashMap<>();
    Map<String, List<Integer>> releasers = new HashMap<>();
    Map<String, List<Integer>> halves = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      index(providers, footprints.get(i).provides(), i);
      index(releasers, footprints.get(i).releases(), i);
      index(halves, footprints.get(i).identity(), i);
    }
    Set<Change> wanted = Set.copyOf(ticked);
    Set<Integer> chosen = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < all.size(); i++) {
      if (wanted.contains(all.get(i))) {
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int next = open.remove();
      if (chosen.add(next)) {
        ChangeFootprint footprint = footprints.get(next);
        footprint.needs().forEach(k -> open.addAll(providers.getOrDefault(k, List.of())));
        footprint.removes().forEach(k -> open.addAll(releasers.getOrDefault(k, List.of())));
        footprint.identity().forEach(k -> open.addAll(halves.getOrDefault(k, List.of())));
      }
    }
    List<Change> changes = new ArrayList<>();
    List<Change> included = new ArrayList<>();
    for (int i : chosen) {
      changes.add(all.get(i));
      if (!wanted.contains(all.get(i))) {
        included.add(all.get(i));
      }
    }
    return new ChangeSelection(changes, included);
  }

  private static void index(Map<String, List<Integer>> map, Set<String> keys, int i) {
    keys.forEach(k -> map.computeIfAbsent(k, n -> new ArrayList<>()).add(i));
  }
}
