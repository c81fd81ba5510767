package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Revisions as people read them, in the words that users of Alembic know. */
final class RevisionText {
  /** What a base stands on. */
  static final String BASE = "<base>";

  private final RevisionGraph graph;
  private final Set<String> current;
  private final Shell shell;

  /** {@code current} are the revisions to be marked so; empty where nobody asked the database. */
  RevisionText(RevisionGraph graph, Collection<String> current, Shell shell) {
    this.graph = graph;
    this.current = Set.copyOf(current);
    this.shell = shell;
  }

  /** {@code 3a5e (queue) (head)}. */
  String head(Revision revision) {
    return revision.id() + names(revision) + headMarks(revision);
  }

  /** {@code 3a5e (queue) (branchpoint)}. */
  String node(Revision revision) {
    return head(revision) + shapeMarks(revision);
  }

  /** {@code a1b2 -> 3a5e (queue) (head), add queue tables}. */
  String historyLine(Revision revision) {
    String needs =
        revision.dependsOn().isEmpty() ? "" : " (" + String.join(", ", revision.dependsOn()) + ")";
    return parents(revision) + needs + " -> " + node(revision) + message(revision);
  }

  /** {@code 3a5e (head), add queue tables}. */
  String withMessage(Revision revision) {
    return head(revision) + message(revision);
  }

  /** The long form, several lines. */
  String entry(Revision revision) {
    StringBuilder text = new StringBuilder();
    text.append("Rev: ")
        .append(revision.id())
        .append(headMarks(revision))
        .append(shapeMarks(revision))
        .append('\n');
    text.append(revision.isMergePoint() ? "Merges: " : "Parent: ")
        .append(parents(revision))
        .append('\n');
    list(text, "Also depends on: ", revision.dependsOn());
    if (graph.isBranchPoint(revision.id())) {
      list(text, "Branches into: ", ids(graph.children(revision.id())));
    }
    list(text, "Branch names: ", graph.labels(revision.id()));
    if (revision.created() != null) {
      text.append("Created: ").append(revision.created()).append('\n');
    }
    text.append("Path: ").append(shell.display(revision.file())).append("\n\n");
    text.append("    ").append(revision.message()).append('\n');
    return text.toString();
  }

  /** The parents, or {@code <base>}. */
  static String parents(Revision revision) {
    return orBase(revision.downRevisions());
  }

  static String orBase(List<String> revisions) {
    return revisions.isEmpty() ? BASE : String.join(", ", revisions);
  }

  static List<String> ids(List<Revision> revisions) {
    return revisions.stream().map(Revision::id).toList();
  }

  private static void list(StringBuilder text, String title, List<String> values) {
    if (!values.isEmpty()) {
      text.append(title).append(String.join(", ", values)).append('\n');
    }
  }

  private static String message(Revision revision) {
    return revision.message().isEmpty() ? "" : ", " + revision.message();
  }

  private String names(Revision revision) {
    List<String> labels = graph.labels(revision.id());
    return labels.isEmpty() ? "" : " (" + String.join(", ", labels) + ")";
  }

  private String headMarks(Revision revision) {
    String head =
        graph.isRealHead(revision.id())
            ? " (head)"
            : graph.isHead(revision.id()) ? " (effective head)" : "";
    return current.contains(revision.id()) ? head + " (current)" : head;
  }

  private String shapeMarks(Revision revision) {
    return (graph.isBranchPoint(revision.id()) ? " (branchpoint)" : "")
        + (graph.isMergePoint(revision.id()) ? " (mergepoint)" : "");
  }
}
