package dev.retort.cli;

import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;

/** Tells of broken revision files beside a result that does without them. */
final class Problems {
  private Problems() {}

  /** One warning for each mistake. */
  static void warn(Session session, RevisionGraph graph) {
    for (RevisionProblem problem : graph.problems()) {
      session
          .output()
          .warning(
              session.shell().display(problem.position().file())
                  + (problem.position().line() == 0 ? "" : ":" + problem.position().line())
                  + ": "
                  + problem.message());
    }
  }
}
