package dev.retort.revision;

import static dev.retort.revision.GraphText.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.revision.RevisionProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionGraphTest {
  private static final String[] FORKED = {
    "root", "left <- root #l", "right <- root #r", "left2 <- left", "other", "last <- other ~ left2"
  };

  @Test
  void headsRealHeadsAndBasesAreInLoadOrder() {
    RevisionGraph graph = graph(FORKED);

    assertThat(ids(graph.heads())).containsExactly("right", "left2", "last");
    assertThat(ids(graph.realHeads())).containsExactly("right", "last");
    assertThat(ids(graph.bases())).containsExactly("root", "other");
    assertThat(graph.isBranchPoint("root")).isTrue();
    assertThat(ids(graph.children("root"))).containsExactly("left", "right");
    assertThat(ids(graph.dependants("left2"))).containsExactly("last");
    assertThat(graph.depth("left2")).isEqualTo(3);
  }

  @Test
  void aLabelReachesDescendantsAndAncestorsUpToTheFork() {
    RevisionGraph graph = graph("a", "b <- a", "c <- b", "d <- b", "e <- c #x", "f <- e");

    assertThat(graph.labels("f")).containsExactly("x");
    assertThat(graph.labels("c")).containsExactly("x");
    assertThat(graph.labels("b")).isEmpty();
    assertThat(graph.labels("d")).isEmpty();
  }

  @Test
  void newestFirstPutsEveryRevisionBeforeWhatItIsBuiltOn() {
    RevisionGraph graph = graph(FORKED);
    List<String> order = ids(graph.newestFirst());

    assertThat(order).hasSize(6);
    for (Revision revision : graph.revisions()) {
      for (Revision parent : graph.parents(revision.id())) {
        assertThat(order.indexOf(revision.id())).isLessThan(order.indexOf(parent.id()));
      }
    }
    assertThat(order.indexOf("last")).isLessThan(order.indexOf("left2"));
  }

  @Test
  void rowsImplyTheHeadsOfTheBranchesThatTheyDependOn() {
    assertThat(ids(graph(FORKED).effectiveHeads(List.of("last")))).containsExactly("left2", "last");
  }

  @Test
  void aMergeOffersAlsoTheHeadThatADependencyHides() {
    assertThat(ids(new RevisionResolver(graph(FORKED)).mergeHeads()))
        .containsExactly("right", "left2", "last");
  }

  @Test
  void aMissingParentSpoilsOnlyThePlansThatNeedIt() {
    RevisionGraph graph = graph("good1", "good2 <- good1", "bad1 <- good3", "bad2 <- bad1");
    GraphPlanner planner = new GraphPlanner(graph);

    assertThat(graph.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.UNKNOWN_DOWN_REVISION);
              assertThat(problem.message()).contains("good1");
            });
    assertThat(graph.isBroken("bad1")).isTrue();
    assertThat(planner.upgrade(List.of(), "good2")).hasSize(2);
    assertThatThrownBy(() -> planner.upgrade(List.of(), "bad2"))
        .isInstanceOf(RevisionFormatException.class);
  }

  @Test
  void theFourKindsOfCyclesAreTold() {
    RevisionGraph graph =
        graph("s <- s", "t ~ t", "a <- c", "b <- a", "c <- b", "x ~ z", "y <- x", "z <- y", "ok");

    assertThat(graph.problems())
        .extracting(RevisionProblem::kind)
        .contains(Kind.SELF_LOOP, Kind.DEPENDENCY_SELF_LOOP, Kind.CYCLE, Kind.DEPENDENCY_CYCLE);
    assertThat(graph.newestFirst()).hasSize(9);
    assertThatThrownBy(() -> new GraphPlanner(graph).upgrade(List.of(), "b"))
        .isInstanceOfSatisfying(
            RevisionCycleException.class, e -> assertThat(e.path()).containsExactly("a", "b", "c"));
    assertThat(new GraphPlanner(graph).upgrade(List.of(), "ok")).hasSize(1);
  }

  @Test
  void twoFilesWithOneIdentityAreBothNamedAndNeitherRuns(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("1.sql"), "-- @revision a\n");
    Files.writeString(folder.resolve("2.sql"), "-- note\n-- @revision a\n");
    RevisionGraph graph = RevisionGraph.of(RevisionDirectory.load(List.of(folder)));

    assertThat(graph.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.DUPLICATE_REVISION);
              assertThat(problem.position().toString()).endsWith("2.sql:2");
              assertThat(problem.message()).contains("1.sql");
            });
    assertThatThrownBy(() -> new GraphPlanner(graph).upgrade(List.of(), "a"))
        .isInstanceOf(RevisionFormatException.class);
  }

  @Test
  void aLabelThatTwoRevisionsClaimNamesNeither() {
    RevisionGraph graph = graph("a #x", "b #x");

    assertThat(graph.problems())
        .extracting(RevisionProblem::kind)
        .containsExactly(Kind.DUPLICATE_LABEL);
    assertThatThrownBy(() -> new RevisionResolver(graph).resolve("x", List.of()))
        .isInstanceOf(RevisionFormatException.class);
  }

  @Test
  void specifiersThatAreAmbiguousOrUnknownSayWhatWouldFit() {
    RevisionResolver resolver = new RevisionResolver(graph("abcd1", "abcd2 <- abcd1", "abcdx"));

    assertThatThrownBy(() -> resolver.resolve("abc", List.of()))
        .isInstanceOfSatisfying(
            AmbiguousRevisionException.class,
            e -> assertThat(e.matches()).containsExactly("abcd1", "abcd2", "abcdx"));
    assertThatThrownBy(() -> resolver.resolve("abdc1", List.of()))
        .isInstanceOfSatisfying(
            UnknownRevisionException.class, e -> assertThat(e.nearMatches()).startsWith("abcd1"));
    assertThatThrownBy(() -> resolver.resolve("head", List.of()))
        .isInstanceOfSatisfying(
            MultipleHeadsException.class,
            e -> assertThat(e.heads()).containsExactly("abcd2", "abcdx"));
  }

  @Test
  void relativeAndCurrentSpecifiersCountFromTheRows() {
    RevisionResolver resolver = new RevisionResolver(graph("a", "b <- a", "c <- b", "d <- c"));

    assertThat(ids(resolver.resolve("current", List.of("b")))).containsExactly("b");
    assertThat(ids(resolver.resolve("+1", List.of("b")))).containsExactly("c");
    assertThat(ids(resolver.resolve("-1", List.of("b")))).containsExactly("a");
    assertThat(ids(resolver.resolve("head-2", List.of()))).containsExactly("b");
    assertThat(resolver.resolve("base", List.of("b"))).isEmpty();
  }

  @Test
  void rangesTakeInBothEndsAndCountFromTheOtherOne() {
    RevisionResolver resolver = new RevisionResolver(graph("a", "b <- a", "c <- b", "d <- c"));

    assertThat(ids(resolver.range("b:c", List.of()))).containsExactly("c", "b");
    assertThat(ids(resolver.range(":", List.of()))).containsExactly("d", "c", "b", "a");
    assertThat(ids(resolver.range("-1:current", List.of("c")))).containsExactly("c", "b");
    assertThat(ids(resolver.range("a:+1", List.of()))).containsExactly("b", "a");
    assertThatThrownBy(() -> resolver.range("d:a", List.of()))
        .isInstanceOf(RangeNotAncestorException.class);
  }

  @Test
  void aMergeDeletesAllRowsButOneAndMovesThat() {
    GraphPlanner planner = new GraphPlanner(graph("a", "b <- a", "c <- a", "m <- b, c"));

    List<GraphStep> up = planner.upgrade(List.of(), "head");
    assertThat(up.get(0).change()).isEqualTo(new VersionChange(List.of(), null, List.of("a")));
    assertThat(up.get(3).change())
        .isEqualTo(new VersionChange(List.of("b"), new VersionChange.Move("c", "m"), List.of()));
    assertThat(planner.downgrade(List.of("m"), "b").get(0).change())
        .isEqualTo(new VersionChange(List.of(), new VersionChange.Move("m", "c"), List.of("b")));
  }

  @Test
  void aRowThatTheVersionTableHoldsAndNoFileHasStopsEveryPlanButAPurge() {
    GraphPlanner planner = new GraphPlanner(graph("a", "b <- a"));

    assertThatThrownBy(() -> planner.upgrade(List.of("gone"), "head"))
        .isInstanceOf(UnknownRevisionException.class);
    assertThatThrownBy(() -> planner.stamp(List.of("gone"), List.of("head"), false))
        .isInstanceOf(UnknownRevisionException.class);
    assertThat(planner.stamp(List.of("gone"), List.of("head"), true))
        .singleElement()
        .satisfies(step -> assertThat(step.headsAfter()).containsExactly("b"));
  }

  private static List<String> ids(List<Revision> revisions) {
    return revisions.stream().map(Revision::id).toList();
  }
}
