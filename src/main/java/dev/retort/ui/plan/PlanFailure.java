package dev.retort.ui.plan;

import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import dev.retort.revision.Revision;
import dev.retort.service.MigrationPlan;
import dev.retort.service.RunUnfinishedException;
import dev.retort.service.StatementFailedException;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a plan, and where that leads.
 *
 * @param cause what was thrown
 * @param session whose plan it is
 */
record PlanFailure(RuntimeException cause, EnvironmentSession session) {
  private Optional<SourcePosition> position() {
    return cause instanceof RetortException known ? known.position() : Optional.empty();
  }

  /** The revision in whose file it happened. */
  Optional<String> revision() {
    return position()
        .flatMap(
            place ->
                session.graph().stream()
                    .flatMap(g -> g.revisions().stream())
                    .filter(r -> r.file().equals(place.file()))
                    .map(Revision::id)
                    .findFirst());
  }

  /** Chooses the revision and opens its file at the place. */
  void openFile(Workspace workspace) {
    revision()
        .ifPresent(
            id -> {
              workspace.selectedRevisionProperty().set(id);
              workspace.requestLine(position().map(SourcePosition::line).orElse(1));
            });
  }

  /** Whether a revision is left half-way, so that it has to be settled before anything else. */
  boolean needsRepair(@Nullable MigrationPlan plan, Optional<PlanLine> line) {
    boolean inside =
        cause instanceof StatementFailedException
            && plan != null
            && line.filter(l -> !plan.steps().get(l.step()).transactional()).isPresent();
    return cause instanceof RunUnfinishedException || inside;
  }
}
