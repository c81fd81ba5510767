package dev.retort.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds revisions by name, and walks from one to another; in numbers of the graph. */
final class Lookup {
  /** Where nothing is applied. */
  static final int BASE = -1;

  /** The end of a walk that had more steps than the graph. */
  static final int TOO_FAR = -2;

  private static final String HEAD = "head";
  private static final String HEADS = "heads";
  private static final String BASE_NAME = "base";

  /** Shorter names are only found when spelt out. */
  private static final int SHORTEST_WITH_PREFIX = 4;

  private final RevisionGraph graph;
  private final Topology topology;

  /** {@code label@symbol}; the label may be missing. */
  private record Name(@Nullable String label, String symbol) {
    static Name of(String spec) {
      int at = spec.indexOf('@');
      return at < 0
          ? new Name(null, spec)
          : new Name(spec.substring(0, at), spec.substring(at + 1));
    }
  }

  Lookup(RevisionGraph graph) {
    this.graph = graph;
    this.topology = graph.topology();
  }

  /** What an absolute specifier means, or {@code label@-N} counted from the heads; base: none. */
  int[] revisions(String spec) {
    Name name = Name.of(spec);
    RelativeSpecifier relative = RelativeSpecifier.parse(name.symbol());
    if (relative != null && relative.symbol() == null && relative.steps() < 0) {
      return belowHeads(name.label(), relative, spec);
    }
    return symbols(name);
  }

  /** The one revision that an absolute specifier means, or {@link #BASE}. */
  int revision(String spec) {
    int[] found = symbols(Name.of(spec));
    if (found.length > 1) {
      throw new MultipleHeadsException(spec, ids(found));
    }
    return found.length == 0 ? BASE : found[0];
  }

  /** The revisions in one line with what {@code spec} names; all for a bare base. */
  BitSet lineage(String spec, boolean withDependencies) {
    Name name = Name.of(spec);
    BitSet seeds = new BitSet();
    if (name.label() != null) {
      seeds.set(branch(name.label()));
    }
    for (int revision : symbols(name)) {
      seeds.set(revision);
    }
    if (seeds.isEmpty()) {
      seeds.set(0, topology.size());
      return seeds;
    }
    BitSet line = topology.descendants(seeds, withDependencies);
    line.or(topology.ancestors(seeds, withDependencies));
    return line;
  }

  /** The revision that a label, an id or the beginning of one names. */
  int branch(String label) {
    return ident(label, i -> true);
  }

  /**
   * Goes {@code steps} up (positive) or down; {@code label} chooses at forks on the way up.
   *
   * @return a revision, {@link #BASE} or {@link #TOO_FAR}
   */
  int walk(int start, int steps, @Nullable String label) {
    int at = start;
    BitSet line = label == null || steps < 0 ? null : lineage(label, false);
    for (int i = 0; i < Math.abs(steps); i++) {
      int[] next = steps > 0 ? above(at, line) : below(at);
      if (next.length == 0) {
        return TOO_FAR;
      }
      if (next.length > 1) {
        throw new AmbiguousRevisionException(
            steps > 0 ? "+" + steps : Integer.toString(steps),
            ids(next),
            "Ambiguous walk: after "
                + (at == BASE ? BASE_NAME : graph.at(at).id())
                + " come "
                + String.join(", ", ids(next))
                + ". Name the branch or the revision that you mean.");
      }
      at = next[0];
    }
    return at;
  }

  List<String> ids(int[] numbers) {
    return IntStream.of(numbers).mapToObj(i -> graph.at(i).id()).toList();
  }

  private int[] above(int at, @Nullable BitSet line) {
    IntStream next =
        at == BASE
            ? IntStream.range(0, topology.size()).filter(i -> graph.at(i).isBase())
            : IntStream.of(topology.children()[at]);
    return next.filter(i -> line == null || line.get(i)).toArray();
  }

  private int[] below(int at) {
    if (at == BASE) {
      return new int[0];
    }
    return topology.down()[at].length == 0 ? new int[] {BASE} : topology.down()[at];
  }

  private int[] belowHeads(@Nullable String label, RelativeSpecifier relative, String spec) {
    List<Integer> found = new ArrayList<>();
    String name = label == null ? null : labelOf(label);
    BitSet heads = graph.realHeadNumbers();
    for (int head = heads.nextSetBit(0); head >= 0; head = heads.nextSetBit(head + 1)) {
      if (name == null || graph.branchLabels().covers(name, head)) {
        int end = walk(head, relative.steps(), null);
        if (end == TOO_FAR) {
          throw relative.tooFar(spec);
        }
        if (end != BASE) {
          found.add(end);
        }
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A label for what may be one, or the id of a revision that carries exactly one. */
  private String labelOf(String label) {
    int revision = branch(label);
    if (graph.branchLabels().owner(label) != null) {
      return label;
    }
    List<String> labels = graph.branchLabels().of(revision);
    return labels.size() == 1 ? labels.get(0) : label;
  }

  private int[] symbols(Name name) {
    String label = name.label();
    switch (name.symbol()) {
      case HEADS -> {
        return label == null
            ? graph.realHeadNumbers().stream().toArray()
            : filter(graph.headNumbers(), label);
      }
      case HEAD -> {
        int[] heads =
            label == null
                ? graph.headNumbers().stream().toArray()
                : filter(graph.headNumbers(), label);
        if (heads.length > 1) {
          throw new MultipleHeadsException(label == null ? HEAD : label + "@head", ids(heads));
        }
        return heads;
      }
      case BASE_NAME, "None" -> {
        if (label != null) {
          branch(label);
        }
        return new int[0];
      }
      default -> {
        return new int[] {member(name)};
      }
    }
  }

  private int[] filter(BitSet revisions, String spec) {
    revisions.and(lineage(spec, false));
    return revisions.stream().toArray();
  }

  private int member(Name name) {
    String label = name.label();
    if (label == null) {
      return ident(name.symbol(), i -> true);
    }
    BitSet seed = new BitSet();
    seed.set(branch(label));
    BitSet line = topology.descendants(seed, false);
    line.or(topology.ancestors(seed, false));
    int revision = ident(name.symbol(), line::get);
    if (!line.get(revision)) {
      throw new InvalidTargetException(
          label + "@" + name.symbol(),
          "Revision " + graph.at(revision).id() + " is not a member of branch '" + label + "'.");
    }
    return revision;
  }

  /** An exact id or label, else the only one among {@code allowed} that begins with it. */
  private int ident(String name, IntPredicate allowed) {
    if (graph.find(name).isPresent()) {
      return graph.number(name);
    }
    Integer owner = graph.branchLabels().owner(name);
    if (owner != null) {
      graph.requireUnique(name);
      return owner;
    }
    List<String> matches = new ArrayList<>();
    int found = BASE;
    if (!name.isEmpty()) {
      for (int i = 0; i < topology.size(); i++) {
        if (startsWith(graph.at(i).id(), name) && allowed.test(i)) {
          matches.add(graph.at(i).id());
          found = i;
        }
      }
      for (String label : graph.branchLabels().names()) {
        Integer labelled = graph.branchLabels().owner(label);
        if (labelled != null && startsWith(label, name) && allowed.test(labelled)) {
          matches.add(label);
          found = labelled;
        }
      }
    }
    if (matches.size() > 1) {
      throw new AmbiguousRevisionException(name, matches);
    }
    if (matches.isEmpty()) {
      throw new UnknownRevisionException(name, NearNames.of(name, names()));
    }
    return found;
  }

  private static boolean startsWith(String candidate, String prefix) {
    return candidate.length() >= SHORTEST_WITH_PREFIX && candidate.startsWith(prefix);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(graph.branchLabels().names());
    graph.revisions().forEach(r -> names.add(r.id()));
    return names;
  }
}
