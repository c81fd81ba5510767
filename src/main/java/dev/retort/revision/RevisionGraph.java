package dev.retort.revision;

import dev.retort.revision.RevisionProblem.Severity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The revisions of an environment and how they hang together; immutable.
 *
 * <p>Parts that are broken (a parent that does not exist, a cycle, an identity used twice) are kept
 * and flagged; see {@link #isBroken} and {@link #problems}. Lists are in load order unless said
 * otherwise. Methods that take an id throw {@link UnknownRevisionException} for one that is not
 * here.
 */
public final class RevisionGraph {
  private final List<Revision> revisions;
  private final Map<String, Integer> index;
  private final Topology topology;
  private final BranchLabels labels;
  private final List<RevisionProblem> problems;
  private final Map<String, RevisionProblem> faults = new HashMap<>();
  private final Map<String, List<String>> cycles;
  private final BitSet heads = new BitSet();
  private final BitSet realHeads = new BitSet();
  private final int[] newestFirst;
  private final int[] depths;

  private RevisionGraph(GraphBuilder builder) {
    topology = builder.connect();
    revisions = List.copyOf(builder.revisions);
    index = builder.index;
    labels = new BranchLabels(topology, builder.labels);
    problems = List.copyOf(builder.problems);
    cycles = builder.cycles;
    for (RevisionProblem problem : problems) {
      String revision = problem.revision();
      if (revision != null && problem.severity() == Severity.ERROR) {
        faults.putIfAbsent(revision, problem);
      }
    }
    for (int i = 0; i < revisions.size(); i++) {
      heads.set(i, topology.children()[i].length == 0);
      realHeads.set(i, topology.allChildren()[i].length == 0);
    }
    BitSet all = new BitSet();
    all.set(0, revisions.size());
    newestFirst = TopologicalOrder.newestFirst(topology, all, realHeads);
    depths = depths();
  }

  /** The graph of what was loaded; its problems are among {@link #problems}. */
  public static RevisionGraph of(RevisionSet set) {
    return new RevisionGraph(new GraphBuilder(set));
  }

  /** The graph of these revisions, in this load order. */
  public static RevisionGraph of(List<Revision> revisions) {
    return of(new RevisionSet(revisions, List.of()));
  }

  /** The same graph with further revisions, such as files that are gone and kept elsewhere. */
  public RevisionGraph with(Collection<Revision> further) {
    List<Revision> all = new ArrayList<>(revisions);
    all.addAll(further);
    return of(all);
  }

  /** All revisions, one for each identity. */
  public List<Revision> revisions() {
    return revisions;
  }

  /** What is wrong with the files and with how they fit together. */
  public List<RevisionProblem> problems() {
    return problems;
  }

  /** The revision with exactly this id. */
  public Optional<Revision> find(String id) {
    Integer number = index.get(id);
    return number == null ? Optional.empty() : Optional.of(revisions.get(number));
  }

  /** The revision into which one of this id was squashed. */
  public Optional<Revision> replacement(String id) {
    return revisions.stream().filter(r -> r.replaces().contains(id)).findFirst();
  }

  /** The revision with exactly this id. */
  public Revision get(String id) {
    return revisions.get(number(id));
  }

  /** Revisions that are nobody's down revision. */
  public List<Revision> heads() {
    return list(heads);
  }

  /** Heads on which nobody depends either. */
  public List<Revision> realHeads() {
    return list(realHeads);
  }

  /** Revisions without a down revision. */
  public List<Revision> bases() {
    return revisions.stream().filter(Revision::isBase).toList();
  }

  /** Revisions whose down revision this is. */
  public List<Revision> children(String id) {
    return list(topology.children()[number(id)]);
  }

  /** Its down revisions, in the order of the file; those that do not exist are left out. */
  public List<Revision> parents(String id) {
    return list(topology.down()[number(id)]);
  }

  /** What it depends on, labels resolved; what does not exist is left out. */
  public List<Revision> dependencies(String id) {
    return list(topology.dependencies()[number(id)]);
  }

  /** Revisions that depend on this one. */
  public List<Revision> dependants(String id) {
    return list(topology.dependants()[number(id)]);
  }

  /** Whether it is nobody's down revision. */
  public boolean isHead(String id) {
    return heads.get(number(id));
  }

  /** Whether it is a head on which nobody depends. */
  public boolean isRealHead(String id) {
    return realHeads.get(number(id));
  }

  /** Whether it has more than one child. */
  public boolean isBranchPoint(String id) {
    return topology.children()[number(id)].length > 1;
  }

  /** Whether it has more than one down revision. */
  public boolean isMergePoint(String id) {
    return get(id).isMergePoint();
  }

  /** Whether no plan may contain it, because of a problem. */
  public boolean isBroken(String id) {
    return faults.containsKey(get(id).id());
  }

  /**
   * The branch labels that reach this revision, sorted: a label covers its revision, the
   * descendants, and the ancestors up to the previous branch or merge point.
   */
  public List<String> labels(String id) {
    return labels.of(number(id));
  }

  /** The number of revisions on the longest line from a base to this one; 1 for a base. */
  public int depth(String id) {
    return depths[number(id)];
  }

  /** All revisions, each before its down revisions and dependencies; stable. */
  public List<Revision> newestFirst() {
    return list(newestFirst);
  }

  /** These revisions and all that they are built on. */
  public Set<String> ancestors(Collection<String> ids, boolean withDependencies) {
    return ids(topology.ancestors(numbers(ids), withDependencies));
  }

  /** These revisions and all that is built on them. */
  public Set<String> descendants(Collection<String> ids, boolean withDependencies) {
    return ids(topology.descendants(numbers(ids), withDependencies));
  }

  /**
   * The branch heads among all that is applied when the version table holds {@code rows}: the rows,
   * and heads that they imply through dependencies.
   */
  public List<Revision> effectiveHeads(Collection<String> rows) {
    return list(branchHeads(topology.ancestors(numbers(rows), true)));
  }

  /** Those of {@code members}, which hold their ancestors, that have no child among them. */
  BitSet branchHeads(BitSet members) {
    BitSet tips = (BitSet) members.clone();
    members.stream().forEach(i -> clear(tips, topology.down()[i]));
    return tips;
  }

  private static void clear(BitSet bits, int[] numbers) {
    for (int number : numbers) {
      bits.clear(number);
    }
  }

  /** Throws what is wrong with a revision that a plan needs, if anything is. */
  void requireWhole(int number) {
    String id = revisions.get(number).id();
    RevisionProblem fault = faults.get(id);
    if (fault == null) {
      return;
    }
    List<String> cycle = cycles.get(id);
    if (cycle != null) {
      throw new RevisionCycleException(cycle, fault.position());
    }
    throw new RevisionFormatException(fault);
  }

  /** The problem that takes {@code label} from more than one revision, if there is one. */
  void requireUnique(String label) {
    for (RevisionProblem problem : problems) {
      String revision = problem.revision();
      if (problem.kind() == RevisionProblem.Kind.DUPLICATE_LABEL
          && revision != null
          && find(revision).filter(r -> r.branchLabels().contains(label)).isPresent()) {
        throw new RevisionFormatException(problem);
      }
    }
  }

  int number(String id) {
    Integer number = index.get(id);
    if (number == null) {
      throw replacement(id)
          .map(r -> UnknownRevisionException.squashed(id, r.id()))
          .orElseGet(() -> new UnknownRevisionException(id, NearNames.of(id, index.keySet())));
    }
    return number;
  }

  BitSet numbers(Collection<String> ids) {
    BitSet numbers = new BitSet(revisions.size());
    ids.forEach(id -> numbers.set(number(id)));
    return numbers;
  }

  Topology topology() {
    return topology;
  }

  BranchLabels branchLabels() {
    return labels;
  }

  BitSet headNumbers() {
    return (BitSet) heads.clone();
  }

  BitSet realHeadNumbers() {
    return (BitSet) realHeads.clone();
  }

  Revision at(int number) {
    return revisions.get(number);
  }

  private List<Revision> list(BitSet numbers) {
    return numbers.stream().mapToObj(revisions::get).toList();
  }

  List<Revision> list(int[] numbers) {
    List<Revision> list = new ArrayList<>(numbers.length);
    for (int number : numbers) {
      list.add(revisions.get(number));
    }
    return Collections.unmodifiableList(list);
  }

  private Set<String> ids(BitSet numbers) {
    Set<String> ids = new LinkedHashSet<>(numbers.cardinality() * 2);
    numbers.stream().forEach(i -> ids.add(revisions.get(i).id()));
    return Collections.unmodifiableSet(ids);
  }

  private int[] depths() {
    int[] found = new int[revisions.size()];
    for (int i = newestFirst.length - 1; i >= 0; i--) {
      int number = newestFirst[i];
      int deepest = 0;
      for (int parent : topology.down()[number]) {
        deepest = Math.max(deepest, found[parent]);
      }
      found[number] = deepest + 1;
    }
    return found;
  }
}
