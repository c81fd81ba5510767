package dev.retort.service.merge;

import dev.retort.config.Environment;
import dev.retort.config.GuardLevel;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.Advice;
import dev.retort.service.ConflictReport;
import dev.retort.service.RebaseRefusedException;
import dev.retort.service.git.PublishedRevisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Says from facts whether two heads are better merged or rebased. */
public final class Adviser {
  private final RevisionGraph graph;
  private final Surroundings surroundings;
  private final PublishedRevisions published;
  private final List<String> notAsked = new ArrayList<>();

  /** Asks every environment and the git repository, once for all pairs of heads. */
  public Adviser(RevisionGraph graph, Environment environment) {
    this.graph = graph;
    this.surroundings = Surroundings.ask(environment);
    this.published = PublishedRevisions.of(environment.migrations().locations());
    notAsked.addAll(surroundings.notAsked());
    published.failures().forEach(e -> notAsked.add(e.getMessage()));
  }

  /** What is known of one of two branches. */
  private record Side(
      String head,
      List<Revision> revisions,
      TreeSet<String> applied,
      TreeSet<String> guarded,
      TreeSet<String> published,
      boolean movable) {
    boolean isFree() {
      return movable && applied.isEmpty() && published.isEmpty();
    }

    Instant youngest() {
      return revisions.stream()
          .map(Revision::created)
          .filter(java.util.Objects::nonNull)
          .max(Comparator.naturalOrder())
          .orElse(Instant.EPOCH);
    }

    String fact() {
      List<String> parts = new ArrayList<>();
      if (!applied.isEmpty()) {
        parts.add("is applied in " + quoted(applied));
      }
      if (!published.isEmpty()) {
        parts.add("is published on " + String.join(", ", published));
      }
      if (parts.isEmpty()) {
        parts.add("is applied nowhere and not published");
      }
      if (!movable) {
        parts.add("does not begin with one revision");
      }
      return head + " " + String.join(" and ", parts);
    }

    private static String quoted(TreeSet<String> names) {
      return "'" + String.join("', '", names) + "'";
    }
  }

  /** What to do with two heads that were compared. */
  public Advice advise(ConflictReport report) {
    String left = report.left();
    String right = report.right();
    Branches branches = Branches.of(graph, left, right);
    Side first = side(left, branches.left(), right);
    Side second = side(right, branches.right(), left);
    List<String> facts = List.of(first.fact(), second.fact());
    boolean nothing = first.revisions().isEmpty() || second.revisions().isEmpty();
    if (nothing || (!first.isFree() && !second.isFree())) {
      return advice(Advice.Way.MERGE, first, second, merge(first, second), facts);
    }
    Side moving = moving(first, second);
    Side staying = moving.equals(first) ? second : first;
    String sentence =
        "Put "
            + moving.head()
            + " on top of "
            + staying.head()
            + ": "
            + moving.fact()
            + (staying.isFree()
                ? ", as little as " + staying.head() + ", and it is the younger or shorter one"
                : ", while " + staying.fact())
            + ". History stays one line: retort rebase "
            + moving.head()
            + " --onto "
            + staying.head()
            + (report.commutes()
                ? ""
                : " (their order matters: the rebase leaves out what both do alike, and refuses if"
                    + " the rest does not run; then mend the file, or settle it in a merge)");
    return advice(Advice.Way.REBASE, moving, staying, sentence, facts);
  }

  private Advice advice(
      Advice.Way way, Side branch, Side onto, String sentence, List<String> facts) {
    return new Advice(
        way, branch.head(), onto.head(), sentence, facts, surroundings.asked(), notAsked);
  }

  private static String merge(Side first, Side second) {
    TreeSet<String> guarded = new TreeSet<>(first.guarded());
    guarded.addAll(second.guarded());
    return "Merge them: "
        + first.fact()
        + "; "
        + second.fact()
        + ". What ran or was published elsewhere is not rewritten"
        + (guarded.isEmpty()
            ? ""
            : ", least of all in " + String.join(", ", guarded) + ", which is protected")
        + ": retort merge -m MESSAGE heads";
  }

  private static Side moving(Side first, Side second) {
    if (!first.isFree()) {
      return second;
    }
    if (!second.isFree()) {
      return first;
    }
    return Comparator.<Side>comparingInt(s -> -s.revisions().size())
                .thenComparing(Side::youngest)
                .compare(first, second)
            > 0
        ? first
        : second;
  }

  private Side side(String head, List<Revision> revisions, String other) {
    TreeSet<String> applied = new TreeSet<>();
    TreeSet<String> guarded = new TreeSet<>();
    TreeSet<String> branches = new TreeSet<>();
    for (Revision revision : revisions) {
      for (Surroundings.Answer answer : surroundings.having(revision.id())) {
        applied.add(answer.name());
        if (answer.guard() == GuardLevel.PROTECTED) {
          guarded.add(answer.name());
        }
      }
      branches.addAll(published.having(revision.id()));
    }
    return new Side(head, revisions, applied, guarded, branches, isMovable(head, other));
  }

  private boolean isMovable(String head, String other) {
    try {
      new Rebaser(graph).moving(head, other);
      return true;
    } catch (RebaseRefusedException e) {
      return false;
    }
  }
}
