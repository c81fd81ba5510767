package dev.retort.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which revision declares a label and how far the label reaches. */
final class BranchLabels {
  private final Topology topology;
  private final Map<String, Integer> owners;
  private final Map<String, BitSet> coverage = new ConcurrentHashMap<>();

  BranchLabels(Topology topology, Map<String, Integer> owners) {
    this.topology = topology;
    this.owners = new LinkedHashMap<>(owners);
  }

  /** All labels, in load order of their revisions. */
  List<String> names() {
    return List.copyOf(owners.keySet());
  }

  /** The revision that declares the label, or null. */
  @Nullable Integer owner(String label) {
    return owners.get(label);
  }

  /** The labels that reach a revision, sorted. */
  List<String> of(int revision) {
    List<String> labels = new ArrayList<>();
    for (String label : owners.keySet()) {
      if (covers(label, revision)) {
        labels.add(label);
      }
    }
    labels.sort(null);
    return labels;
  }

  boolean covers(String label, int revision) {
    Integer owner = owners.get(label);
    return owner != null && coverage.computeIfAbsent(label, l -> cover(owner)).get(revision);
  }

  private BitSet cover(int owner) {
    BitSet seed = new BitSet();
    seed.set(owner);
    BitSet covered = topology.descendants(seed, false);
    int at = owner;
    while (topology.allChildren()[at].length <= 1 && topology.down()[at].length <= 1) {
      covered.set(at);
      if (topology.down()[at].length == 0 || covered.get(topology.down()[at][0])) {
        break;
      }
      at = topology.down()[at][0];
    }
    return covered;
  }
}
