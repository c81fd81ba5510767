package dev.retort.cli;

import dev.retort.error.FileException;
import dev.retort.lint.Finding;
import dev.retort.lint.QuickFix;
import dev.retort.lint.QuickFixes;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Rewrites revision files until no rewrite is left. */
final class LintFixes {
  /** A rewrite may make way for another; more rounds than this would be a rule that undoes one. */
  private static final int MOST_ROUNDS = 8;

  private final Session session;
  private final BiFunction<Session, List<Revision>, List<Finding>> linter;

  LintFixes(Session session, BiFunction<Session, List<Revision>, List<Finding>> linter) {
    this.session = session;
    this.linter = linter;
  }

  /** Rewrites what has not run yet, and says how many files it changed. */
  int apply(List<String> ids) {
    Status status = session.service().status();
    int changed = 0;
    for (String id : ids) {
      if (status.applied().contains(id)) {
        session.output().note(id + " has run already: its file stays as it is.");
      } else {
        changed += rewrite(id, ids) ? 1 : 0;
      }
    }
    return changed;
  }

  private boolean rewrite(String id, List<String> all) {
    boolean changed = false;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Revision revision = session.service().graph().get(id);
      String before = read(revision);
      String after = QuickFixes.apply(before, fixes(id, all));
      if (after.equals(before)) {
        return changed;
      }
      session.service().edit(id, after);
      changed = true;
    }
    return changed;
  }

  /** What is new in a run depends on the revisions before, so all are judged together. */
  private List<QuickFix> fixes(String id, List<String> all) {
    RevisionGraph graph = session.service().graph();
    List<Revision> targets = all.stream().map(graph::get).toList();
    List<QuickFix> fixes = new ArrayList<>();
    for (Finding finding : linter.apply(session, targets)) {
      QuickFix fix = finding.fix();
      if (fix != null && !finding.isAccepted() && finding.revision().equals(id)) {
        fixes.add(fix);
      }
    }
    return fixes;
  }

  private static String read(Revision revision) {
    try {
      return Files.readString(revision.file());
    } catch (IOException e) {
      throw new FileException("read", revision.file(), e);
    }
  }
}
