package dev.retort.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the revisions that a specifier means. */
public final class RevisionResolver {
  private static final String CURRENT = "current";

  private final RevisionGraph graph;
  private final Lookup lookup;
  private final Targets targets;

  /** A resolver for this graph. */
  public RevisionResolver(RevisionGraph graph) {
    this.graph = graph;
    this.lookup = new Lookup(graph);
    this.targets = new Targets(graph, lookup);
  }

  /**
   * The revisions that {@code spec} means; empty for {@code base}.
   *
   * @param spec {@code head}, {@code heads}, {@code base}, {@code current}, an id or a prefix of
   *     one, a branch label, {@code label@spec}, {@code +N}, {@code -N}, {@code spec+N}, {@code
   *     spec-N}
   * @param current the rows of the version table, from which {@code current}, {@code +N} and {@code
   *     -N} count; without rows {@code -N} counts from the heads
   * @throws dev.retort.error.RetortException if it names nothing, or too much
   */
  public List<Revision> resolve(String spec, Collection<String> current) {
    if (spec.equals(CURRENT)) {
      return graph.list(graph.numbers(current).stream().toArray());
    }
    RelativeSpecifier relative = RelativeSpecifier.parse(spec);
    boolean downFromHere = relative != null && relative.symbol() == null && relative.steps() < 0;
    if (!downFromHere) {
      return graph.list(targets.up(graph.numbers(current), spec));
    }
    if (current.isEmpty()) {
      return graph.list(lookup.revisions(spec));
    }
    int end = targets.down(graph.numbers(current), spec).revision();
    return end == Lookup.BASE ? List.of() : List.of(graph.at(end));
  }

  /**
   * The revisions of {@code a:b}, newest first, both ends included. Either side may be empty; a
   * negative left or a positive right side counts from the other one, and stops where the graph
   * does.
   *
   * @throws RangeNotAncestorException if {@code a} is not an ancestor of {@code b}
   */
  public List<Revision> range(String spec, Collection<String> current) {
    String[] sides = spec.strip().split(":", -1);
    if (sides.length != 2) {
      throw new InvalidTargetException(
          spec, "A range is written [start]:[end], [start]: or :[end], not '" + spec + "'.");
    }
    String left = sides[0].isEmpty() ? "base" : sides[0];
    String right = sides[1].isEmpty() ? "heads" : sides[1];
    int steps = bareSteps(left);
    if (steps < 0) {
      int[] upper = end(right, current);
      return between(upper, clamped(upper, steps), left, spec);
    }
    int[] lower = end(left, current);
    int[] upper = bareSteps(right) > 0 ? clamped(lower, bareSteps(right)) : end(right, current);
    return between(ofBranch(upper, left), lower, left, spec);
  }

  /**
   * The heads that a merge of {@code heads} joins: all, also those that only a dependency hides.
   */
  public List<Revision> mergeHeads() {
    return graph.heads();
  }

  /** A part of the graph that Alembic's own tests ask for, newest first; null means base. */
  List<Revision> iterate(Ends upper, Ends lower, Mode mode) {
    if (mode.downgrade()) {
      return iterateDown(upper, lower, mode);
    }
    int[] current = numbers(lower);
    int[] wanted = upper.spec() == null ? numbers(upper) : targets.up(bits(current), upper.spec());
    String branch = lower.spec();
    if (branch != null && branch.indexOf('@') > 0) {
      wanted = ofBranch(wanted, branch);
    }
    return select(wanted, current, mode, new RangeNotAncestorException(lower.text(), upper.text()));
  }

  /** Specifiers at one end of a range: a list, or one by itself, which may be relative. */
  record Ends(@Nullable String spec, List<String> specs) {
    String text() {
      return specs.isEmpty() ? "base" : String.join(", ", specs);
    }
  }

  /** What a range takes in besides what lies between. */
  record Mode(boolean inclusive, boolean implicitBase, boolean downgrade) {}

  private List<Revision> iterateDown(Ends upper, Ends lower, Mode mode) {
    BitSet rows = bits(numbers(upper));
    Targets.Down target = targets.down(rows, lower.spec() == null ? "base" : lower.spec());
    Selection surplus = Selection.surplus(graph, lookup, rows, target, mode.inclusive());
    if (mode.implicitBase() && target.revision() != Lookup.BASE) {
      BitSet others = graph.topology().ancestors(rows, true);
      BitSet kept = new BitSet();
      kept.set(target.revision());
      others.andNot(graph.topology().ancestors(kept, true));
      surplus.members().or(others);
    }
    return graph.list(surplus.newestFirst(graph));
  }

  private List<Revision> between(int[] upper, int[] lower, String left, String spec) {
    String right = spec.substring(spec.indexOf(':') + 1);
    Mode mode = new Mode(true, false, false);
    return select(
        upper, lower, mode, new RangeNotAncestorException(left, right.isEmpty() ? "heads" : right));
  }

  private List<Revision> select(
      int[] wanted, int[] current, Mode mode, RangeNotAncestorException notAncestor) {
    Selection.requireApart(graph, wanted);
    BitSet lower = bits(current);
    BitSet required = graph.topology().ancestors(bits(wanted), true);
    if (!mode.implicitBase() && IntStream.of(current).anyMatch(i -> !required.get(i))) {
      throw notAncestor;
    }
    Selection.requireApart(graph, current);
    Selection missing = Selection.missing(graph, wanted, lower);
    if (mode.inclusive()) {
      missing.members().or(lower);
    }
    if (current.length > 0 && !mode.implicitBase()) {
      missing.members().and(graph.topology().descendants(lower, false));
    }
    return graph.list(missing.newestFirst(graph));
  }

  private int[] end(String spec, Collection<String> current) {
    return graph.numbers(resolve(spec, current).stream().map(Revision::id).toList()).stream()
        .toArray();
  }

  private int[] numbers(Ends ends) {
    return ends.specs().stream()
        .flatMapToInt(s -> IntStream.of(lookup.revisions(s)))
        .distinct()
        .toArray();
  }

  /** Where a walk from each of {@code starts} ends, or the last revision before the graph does. */
  private int[] clamped(int[] starts, int steps) {
    List<Integer> ends = new ArrayList<>();
    for (int start : starts.length == 0 ? new int[] {Lookup.BASE} : starts) {
      int at = start;
      for (int i = 0; i < Math.abs(steps); i++) {
        int next = lookup.walk(at, Integer.signum(steps), null);
        if (next < 0) {
          break;
        }
        at = next;
      }
      if (at != Lookup.BASE) {
        ends.add(at);
      }
    }
    return ends.stream().mapToInt(Integer::intValue).distinct().toArray();
  }

  /** Those of {@code targets} in the branch that {@code label@…} names; all if it names none. */
  private int[] ofBranch(int[] wanted, String spec) {
    int at = spec.indexOf('@');
    if (at <= 0) {
      return wanted;
    }
    String name = spec.substring(0, at);
    BranchLabels labels = graph.branchLabels();
    List<String> own = graph.find(name).isPresent() ? labels.of(graph.number(name)) : List.of(name);
    if (own.size() != 1) {
      BitSet line = lookup.lineage(name, false);
      return IntStream.of(wanted).filter(line::get).toArray();
    }
    return IntStream.of(wanted).filter(i -> labels.covers(own.get(0), i)).toArray();
  }

  private static int bareSteps(String spec) {
    RelativeSpecifier relative = RelativeSpecifier.parse(spec);
    return relative != null && relative.symbol() == null && relative.label() == null
        ? relative.steps()
        : 0;
  }

  private static BitSet bits(int[] numbers) {
    return Selection.bits(numbers);
  }
}
