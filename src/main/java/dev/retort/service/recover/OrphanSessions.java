package dev.retort.service.recover;

import dev.retort.error.Cancellation;
import dev.retort.history.LockWait;
import dev.retort.history.RunLock;
import dev.retort.history.ServerSession;
import dev.retort.service.OrphanedSession;
import dev.retort.service.run.RunContext;
import java.sql.Connection;
import java.util.Optional;

/** The session that a run whose process is gone may have left on the server. */
public final class OrphanSessions {
  private final RunContext context;
  private final Connection connection;

  /** Asked on one connection to the environment's database. */
  public OrphanSessions(RunContext context, Connection connection) {
    this.context = context;
    this.connection = connection;
  }

  /** The session, if there is one. */
  public Optional<OrphanedSession> find() {
    return RunLock.orphan(context.lockTarget(), connection)
        .map(s -> new OrphanedSession(s.id(), s.account(), s.statement(), s.time()));
  }

  /** Has the server end it, and waits until it has. */
  public void end(OrphanedSession orphan, Cancellation cancellation) {
    LockWait wait = new LockWait(context.limits().runLock(), holder -> {}, cancellation);
    RunLock.endOrphan(
        context.lockTarget(),
        connection,
        new ServerSession(orphan.session(), orphan.account(), orphan.statement(), orphan.time()),
        wait);
  }
}
