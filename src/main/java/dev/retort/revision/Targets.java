package dev.retort.revision;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the target of an upgrade or downgrade, which may be relative to where a database is. */
final class Targets {
  private final RevisionGraph graph;
  private final Lookup lookup;

  /**
   * Where a downgrade goes.
   *
   * @param label the branch that it is limited to, or null
   * @param revision the revision that stays, or {@link Lookup#BASE}
   */
  record Down(@Nullable String label, int revision) {}

  Targets(RevisionGraph graph, Lookup lookup) {
    this.graph = graph;
    this.lookup = lookup;
  }

  /** What an upgrade from {@code rows} to {@code spec} leads to. */
  int[] up(BitSet rows, String spec) {
    RelativeSpecifier relative = RelativeSpecifier.parse(spec);
    if (relative == null) {
      return lookup.revisions(spec);
    }
    int end;
    String symbol = relative.symbol();
    if (symbol != null) {
      end = fromSymbol(relative, symbol);
    } else if (relative.steps() > 0) {
      end = lookup.walk(startOfClimb(rows, relative), relative.steps(), relative.label());
    } else {
      throw relative.tooFar(spec);
    }
    if (end == Lookup.TOO_FAR) {
      throw relative.tooFar(spec);
    }
    return end == Lookup.BASE ? new int[0] : new int[] {end};
  }

  /** What a downgrade from {@code rows} to {@code spec} leads to. */
  Down down(BitSet rows, String spec) {
    RelativeSpecifier relative = RelativeSpecifier.parse(spec);
    if (relative == null) {
      int at = spec.lastIndexOf('@');
      String label = at <= 0 ? null : spec.substring(0, at);
      if (label != null) {
        lookup.branch(label);
      }
      return new Down(label, lookup.revision(spec.substring(at + 1)));
    }
    String label = relative.label();
    String symbol = relative.symbol();
    int end;
    if (symbol != null) {
      end = fromSymbol(relative, symbol);
    } else if (relative.steps() >= 0) {
      throw relative.tooFar(spec);
    } else {
      int start = label == null ? onlyRow(rows, relative, spec) : rowInBranch(rows, label, spec);
      label = label == null ? graph.at(start).id() : label;
      end = lookup.walk(start, relative.steps(), null);
    }
    if (end == Lookup.TOO_FAR) {
      throw relative.tooFar(spec);
    }
    return new Down(label, end);
  }

  private int fromSymbol(RelativeSpecifier relative, String symbol) {
    String label = relative.label();
    if (relative.steps() > 0) {
      return lookup.walk(lookup.revision(symbol), relative.steps(), label);
    }
    String start = label == null ? symbol : label + "@" + symbol;
    return lookup.walk(lookup.revision(start), relative.steps(), null);
  }

  private int onlyRow(BitSet rows, RelativeSpecifier relative, String spec) {
    if (rows.isEmpty()) {
      throw relative.tooFar(spec);
    }
    if (rows.cardinality() > 1) {
      throw new AmbiguousDowngradeException(spec, lookup.ids(rows.stream().toArray()));
    }
    return rows.nextSetBit(0);
  }

  /** The row in a branch; else the branch's head among what the rows imply. */
  private int rowInBranch(BitSet rows, String label, String spec) {
    BitSet line = lookup.lineage(label, false);
    BitSet starts = (BitSet) rows.clone();
    starts.and(line);
    if (starts.isEmpty()) {
      starts = graph.branchHeads(graph.topology().ancestors(rows, true));
      starts.and(line);
    }
    if (starts.isEmpty()) {
      throw new InvalidTargetException(
          spec, "Nothing of branch '" + label + "' is applied, so there is nothing to go down.");
    }
    if (starts.cardinality() > 1) {
      throw new AmbiguousDowngradeException(spec, lookup.ids(starts.stream().toArray()));
    }
    return starts.nextSetBit(0);
  }

  /** The current row in the branch, else where the branch leaves what is applied, else base. */
  private int startOfClimb(BitSet rows, RelativeSpecifier relative) {
    BitSet starts = (BitSet) rows.clone();
    String label = relative.label();
    if (label != null) {
      BitSet line = lookup.lineage(label, false);
      starts.and(line);
      if (starts.isEmpty()) {
        starts = graph.topology().ancestors(rows, true);
        starts.and(line);
        BitSet active = (BitSet) starts.clone();
        for (int i = active.nextSetBit(0); i >= 0; i = active.nextSetBit(i + 1)) {
          IntStream.of(graph.topology().ordering()[i]).forEach(starts::clear);
        }
      }
    }
    if (starts.cardinality() > 1) {
      throw new AmbiguousRevisionException(
          relative.text(),
          lookup.ids(starts.stream().toArray()),
          "Ambiguous upgrade from multiple current revisions: "
              + String.join(", ", lookup.ids(starts.stream().toArray()))
              + ". Name the branch, as in LABEL@"
              + relative.text()
              + ".");
    }
    return starts.isEmpty() ? Lookup.BASE : starts.nextSetBit(0);
  }
}
