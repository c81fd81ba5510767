package dev.retort.service.revise;

import dev.retort.error.SourcePosition;
import dev.retort.revision.ParsedRevision;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionFormatException;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;
import dev.retort.revision.RevisionProblem.Severity;
import dev.retort.revision.Section;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.StatementSplitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a text may become a revision file among those that exist. */
final class TextCheck {
  private final RevisionGraph graph;
  private final DialectId dialect;

  TextCheck(RevisionGraph graph, DialectId dialect) {
    this.graph = graph;
    this.dialect = dialect;
  }

  /**
   * What is wrong with the text, by itself and together with the other files.
   *
   * @param replaces the revision whose file it is now, or null for a new one
   */
  List<RevisionProblem> problems(Path file, @Nullable String replaces, String text) {
    ParsedRevision parsed = RevisionFile.parse(file, text);
    List<RevisionProblem> problems = new ArrayList<>(parsed.problems());
    Revision revision = parsed.revision();
    if (revision != null) {
      problems.addAll(amongOthers(revision, replaces));
      problems.addAll(statements(revision));
    }
    return List.copyOf(problems);
  }

  /** The revision that the text is, if nothing is wrong with it. */
  Revision accepted(Path file, @Nullable String replaces, String text) {
    for (RevisionProblem problem : problems(file, replaces, text)) {
      if (problem.severity() == Severity.ERROR) {
        throw new RevisionFormatException(problem);
      }
    }
    Revision revision = RevisionFile.parse(file, text).revision();
    if (revision == null) {
      throw new IllegalStateException("a text without problems has an identity: " + file);
    }
    return revision;
  }

  private List<RevisionProblem> amongOthers(Revision revision, @Nullable String replaces) {
    Set<String> before =
        RevisionGraph.of(graph.revisions()).problems().stream()
            .map(RevisionProblem::toString)
            .collect(Collectors.toSet());
    List<Revision> after = new ArrayList<>();
    boolean placed = false;
    for (Revision other : graph.revisions()) {
      boolean same = other.id().equals(replaces);
      after.add(same ? revision : other);
      placed |= same;
    }
    if (!placed) {
      after.add(revision);
    }
    return RevisionGraph.of(after).problems().stream()
        .filter(p -> !before.contains(p.toString()))
        .toList();
  }

  private List<RevisionProblem> statements(Revision revision) {
    StatementSplitter splitter = StatementSplitter.load();
    List<RevisionProblem> problems = new ArrayList<>();
    for (Section section : revision.sections()) {
      List<DialectId> served = section.dialects().isEmpty() ? List.of(dialect) : section.dialects();
      for (DialectId one : served) {
        try {
          section.read(splitter, one);
        } catch (SqlSyntaxException e) {
          problems.add(
              new RevisionProblem(
                  RevisionProblem.Kind.INVALID_VALUE,
                  String.valueOf(e.getMessage()),
                  SourcePosition.of(revision.file(), e.line()),
                  revision.id()));
        }
      }
    }
    return problems;
  }
}
