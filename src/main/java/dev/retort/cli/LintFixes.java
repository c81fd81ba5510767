package dev.retort.cli;

import dev.retort.error.FileException;
import dev.retort.lint.Finding;
import dev.retort.lint.QuickFix;
import dev.retort.lint.QuickFixes;
import dev.retort.revision.Revision;
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
        changed += rewrite(id) ? 1 : 0;
      }
    }
    return changed;
  }

  private boolean rewrite(String id) {
    boolean changed = false;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Revision revision = session.service().graph().get(id);
      String before = read(revision);
      String after = QuickFixes.apply(before, fixes(revision));
      if (after.equals(before)) {
        return changed;
      }
      session.service().edit(id, after);
      changed = true;
    }
    return changed;
  }

  private List<QuickFix> fixes(Revision revision) {
    List<QuickFix> fixes = new ArrayList<>();
    for (Finding finding : linter.apply(session, List.of(revision))) {
      QuickFix fix = finding.fix();
      if (fix != null && !finding.isAccepted()) {
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
