package dev.retort.revision.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Walks the rows from the newest down and gives each a lane.
 *
 * <p>A line runs in a lane until it meets the revision that it waits for. A revision takes the lane
 * of the longest line that comes from a child of which it is the first parent, else that of the
 * leftmost line; the others end at it and their lanes are free again. The lowest free lane is used
 * first.
 */
final class LaneAssigner {
  final int[] lanes;
  final int[] colours;
  final List<GraphEdge> edges = new ArrayList<>();
  int laneCount;

  private final int[][] parents;
  private final List<List<Line>> waiting;
  private final PriorityQueue<Integer> free = new PriorityQueue<>();
  private final List<Strand> strands = new ArrayList<>();
  private final Strand[] strandOfRow;
  private final List<PendingEdge> pending = new ArrayList<>();

  /** One use of a lane from top to bottom; all of it has one colour. */
  private static final class Strand {
    private final int lane;
    private final int top;
    private int bottom;
    private int colour;

    Strand(int lane, int top) {
      this.lane = lane;
      this.top = top;
      this.bottom = top;
    }
  }

  /** A strand on its way to a parent. */
  private record Line(Strand strand, boolean firstParent) {}

  private record PendingEdge(int childRow, int parentRow, Strand strand) {}

  /** {@code parents} are rows, all below their child's; the first parent comes first. */
  LaneAssigner(int[][] parents) {
    this.parents = parents;
    this.lanes = new int[parents.length];
    this.colours = new int[parents.length];
    this.strandOfRow = new Strand[parents.length];
    this.waiting = new ArrayList<>(parents.length);
    for (int row = 0; row < parents.length; row++) {
      waiting.add(List.of());
    }
    for (int row = 0; row < parents.length; row++) {
      place(row);
    }
    paint();
  }

  private void place(int row) {
    List<Line> arriving = waiting.get(row);
    Line chosen = longest(arriving);
    Strand strand = chosen == null ? open(row) : chosen.strand();
    for (Line line : arriving) {
      if (line.strand() != strand) {
        free.add(line.strand().lane);
      }
    }
    strand.bottom = row;
    strandOfRow[row] = strand;
    lanes[row] = strand.lane;
    int[] below = parents[row];
    if (below.length == 0) {
      free.add(strand.lane);
    }
    for (int i = 0; i < below.length; i++) {
      connect(row, below[i], i == 0 ? strand : null);
    }
  }

  /** {@code own} is the child's strand for its first parent, null for the parents that it joins. */
  private void connect(int row, int parentRow, @Nullable Strand own) {
    Strand strand = own;
    if (strand == null) {
      List<Line> there = waiting.get(parentRow);
      strand = there.isEmpty() ? open(row) : there.get(0).strand();
      if (!there.isEmpty()) {
        pending.add(new PendingEdge(row, parentRow, strand));
        return;
      }
    }
    if (waiting.get(parentRow).isEmpty()) {
      waiting.set(parentRow, new ArrayList<>(2));
    }
    waiting.get(parentRow).add(new Line(strand, own != null));
    pending.add(new PendingEdge(row, parentRow, strand));
  }

  private static @Nullable Line longest(List<Line> arriving) {
    Line best = null;
    for (Line line : arriving) {
      if (best == null || ORDER.compare(line, best) < 0) {
        best = line;
      }
    }
    return best;
  }

  private static final Comparator<Line> ORDER =
      Comparator.comparing((Line line) -> !line.firstParent())
          .thenComparingInt(line -> line.firstParent() ? line.strand().top : 0)
          .thenComparingInt(line -> line.strand().lane);

  private Strand open(int row) {
    Integer lowest = free.poll();
    Strand strand = new Strand(lowest == null ? laneCount++ : lowest, row);
    strands.add(strand);
    return strand;
  }

  /** Numbers the colours from the oldest strand up, so that new revisions do not shift them. */
  private void paint() {
    List<Strand> oldestFirst = new ArrayList<>(strands);
    oldestFirst.sort(
        Comparator.comparingInt((Strand s) -> -s.bottom).thenComparingInt(s -> s.lane));
    for (int i = 0; i < oldestFirst.size(); i++) {
      oldestFirst.get(i).colour = i;
    }
    Arrays.setAll(colours, row -> strandOfRow[row].colour);
    for (PendingEdge edge : pending) {
      edges.add(
          new GraphEdge(
              edge.childRow(),
              lanes[edge.childRow()],
              edge.parentRow(),
              lanes[edge.parentRow()],
              edge.strand().lane,
              edge.strand().colour,
              false));
    }
  }
}
