package dev.retort.diff;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects changes by phase. */
final class PhasedChanges {
  private final Map<Phase, List<Change>> byPhase = new EnumMap<>(Phase.class);

  void add(Phase phase, Change change) {
    byPhase.computeIfAbsent(phase, p -> new ArrayList<>()).add(change);
  }

  void addAll(Phase phase, List<? extends Change> changes) {
    changes.forEach(change -> add(phase, change));
  }

  List<Change> ordered() {
    return byPhase.values().stream().flatMap(List::stream).toList();
  }
}
