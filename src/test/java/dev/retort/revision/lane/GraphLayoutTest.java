package dev.retort.revision.lane;

import static dev.retort.revision.GraphText.graph;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphLayoutTest {
  @Test
  void aChainStaysInOneLane() {
    GraphLayout layout = GraphLayout.of(graph("a", "b <- a", "c <- b"));

    assertThat(lanes(layout)).containsExactly("c 0", "b 0", "a 0");
    assertThat(layout.laneCount()).isEqualTo(1);
    assertThat(edges(layout)).containsExactly("c-b 0", "b-a 0");
  }

  @Test
  void aMergeFollowsItsFirstParentAndOpensALaneForTheOther() {
    GraphLayout layout = GraphLayout.of(graph("a", "b <- a", "c <- a", "m <- b, c"));

    assertThat(lanes(layout)).containsExactly("m 0", "b 0", "c 1", "a 0");
    assertThat(edges(layout)).containsExactly("m-b 0", "m-c 1", "b-a 0", "c-a 1");
  }

  @Test
  void theLongerLineKeepsItsLaneAtAFork() {
    GraphLayout layout = GraphLayout.of(graph("a", "b <- a", "c <- b", "x <- a"));

    assertThat(lanes(layout)).containsExactly("c 0", "b 0", "x 1", "a 0");
  }

  @Test
  void aLaneThatEndedIsUsedAgain() {
    GraphLayout layout =
        GraphLayout.of(graph("a", "b1 <- a", "b2 <- a", "m <- b1, b2", "n1 <- m", "n2 <- m"));

    assertThat(lanes(layout)).containsExactly("n1 0", "n2 1", "m 0", "b1 0", "b2 1", "a 0");
    assertThat(layout.laneCount()).isEqualTo(2);
  }

  @Test
  void aSecondRootTakesTheLaneThatTheFirstGaveBackInAnotherColour() {
    GraphLayout layout = GraphLayout.of(graph("a", "b <- a", "x", "y <- x"));

    assertThat(layout.rows()).allMatch(row -> row.lane() == 0);
    assertThat(colour(layout, "a")).isNotEqualTo(colour(layout, "x"));
    assertThat(colour(layout, "a")).isEqualTo(colour(layout, "b"));
  }

  @Test
  void aDependencyIsAnEdgeThatTakesNoLane() {
    GraphLayout layout = GraphLayout.of(graph("a", "b <- a", "x ~ a"));

    assertThat(edges(layout)).containsExactlyInAnyOrder("b-a 0", "x-a 0 dashed");
    assertThat(layout.rows()).hasSize(3);
  }

  @Test
  void newRevisionsOnTopDoNotChangeTheColourOfABranch() {
    GraphLayout before = GraphLayout.of(graph("a", "b <- a", "x <- a"));
    GraphLayout after = GraphLayout.of(graph("a", "b <- a", "x <- a", "c <- b", "y <- x"));

    assertThat(colour(after, "a")).isEqualTo(colour(before, "a"));
    assertThat(colour(after, "x")).isEqualTo(colour(before, "x"));
  }

  @Test
  void aRevisionWithoutItsParentHasARowAndNoEdge() {
    GraphLayout layout = GraphLayout.of(graph("a", "b <- gone", "c <- b"));

    assertThat(edges(layout)).containsExactly("c-b 0");
    assertThat(layout.rows()).hasSize(3);
  }

  @Test
  void aCycleIsStillDrawn() {
    GraphLayout layout = GraphLayout.of(graph("a <- b", "b <- a", "c <- b"));

    assertThat(layout.rows()).hasSize(3);
    assertThat(layout.edges()).allMatch(edge -> edge.childRow() < edge.parentRow());
  }

  @Test
  void aWindowOfRowsGetsExactlyTheEdgesThatTouchIt() {
    GraphLayout layout = tangle(400);

    for (int first = 0; first < 400; first += 13) {
      int from = first;
      int end = first + 20;
      assertThat(layout.edgesCrossing(from, end))
          .containsExactlyInAnyOrderElementsOf(
              layout.edges().stream()
                  .filter(e -> e.childRow() < end && e.parentRow() >= from)
                  .toList());
    }
  }

  @Test
  void noLineRunsThroughAnotherRevision() {
    GraphLayout layout = tangle(300);

    for (GraphEdge edge : layout.edges()) {
      for (int row = edge.childRow() + 1; row < edge.parentRow(); row++) {
        assertThat(layout.rows().get(row).lane()).isNotEqualTo(edge.lane());
      }
    }
  }

  private static GraphLayout tangle(int size) {
    List<String> lines = new ArrayList<>(List.of("r0"));
    for (int i = 1; i < size; i++) {
      String second = i % 11 == 0 ? ", r" + (i - 9) : "";
      lines.add("r" + i + " <- r" + Math.max(0, i - 1 - i % 5) + second);
    }
    return GraphLayout.of(graph(lines.toArray(String[]::new)));
  }

  private static int colour(GraphLayout layout, String id) {
    return layout.rows().get(layout.rowOf(id).orElseThrow()).colour();
  }

  private static List<String> lanes(GraphLayout layout) {
    return layout.rows().stream().map(r -> r.revision().id() + " " + r.lane()).toList();
  }

  private static List<String> edges(GraphLayout layout) {
    return layout.edges().stream()
        .map(
            e ->
                name(layout, e.childRow())
                    + "-"
                    + name(layout, e.parentRow())
                    + " "
                    + e.lane()
                    + (e.dependency() ? " dashed" : ""))
        .toList();
  }

  private static String name(GraphLayout layout, int row) {
    return layout.rows().get(row).revision().id();
  }
}
