package dev.retort.ui.workspace;

import dev.retort.config.Environment;
import dev.retort.error.Cancellation;
import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.MigrationService;
import dev.retort.service.Status;
import org.jspecify.annotations.Nullable;

/** What one look at an environment found; as much as could be had. */
record Loaded(
    @Nullable Environment environment,
    @Nullable RevisionGraph graph,
    @Nullable Status status,
    @Nullable RuntimeException failure,
    EnvironmentState state) {

  /** Looks at a session's files and database; what fails is part of the result. */
  static Loaded from(EnvironmentSession session, Cancellation cancellation) {
    Environment environment = null;
    RevisionGraph graph = null;
    try {
      MigrationService service = session.service();
      environment = service.environment();
      graph = service.graph();
      Status status = service.status(cancellation);
      return new Loaded(environment, graph, status, null, EnvironmentState.of(status.state()));
    } catch (RuntimeException e) {
      return new Loaded(environment, graph, null, e, stateOf(e));
    }
  }

  private static EnvironmentState stateOf(RuntimeException e) {
    return e instanceof RetortException r && r.code() == ErrorCode.CONNECTION_FAILED
        ? EnvironmentState.UNREACHABLE
        : EnvironmentState.ERROR;
  }
}
