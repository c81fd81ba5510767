package dev.retort.history;

import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one lock that a run holds on its target database. On a server it belongs to a connection of
 * its own and dies with the process; the session that runs the statements is marked by a second
 * one, so that a statement which goes on after its process is found, and nothing is started beside
 * it. On SQLite, whose locks end with a transaction, the lock is a locked file beside the database;
 * {@link #begin} waits for those who write without Retort.
 */
public final class RunLock implements AutoCloseable {
  private static final int ANSWER_MILLIS = 30_000;

  private final LockTarget target;
  private final Connection session;
  private final LockWait wait;
  private final ServerLock server;
  private @Nullable Connection own;
  private String ownSession = "";
  private @Nullable DatabaseFileLock file;

  private RunLock(LockTarget target, Connection session, LockWait wait) {
    this.target = target;
    this.session = session;
    this.wait = wait;
    this.server = new ServerLock(target);
  }

  /**
   * Takes the lock.
   *
   * @param session runs the statements
   * @throws LockTimeoutException if another run keeps it
   * @throws PooledSessionException if a pooler is seen that would give the lock to nobody
   * @throws OrphanRunningException if nobody keeps it, but the server still has the session of a
   *     run whose process is gone
   */
  public static RunLock acquire(LockTarget target, Connection session, LockWait wait) {
    RunLock lock = new RunLock(target, session, wait);
    boolean taken = false;
    try {
      lock.take();
      taken = true;
      return lock;
    } catch (SQLException e) {
      throw new HistoryAccessException("lock", target.versionTable(), e);
    } finally {
      if (!taken) {
        lock.closeOwn();
      }
    }
  }

  private void take() throws SQLException {
    if (target.dialect().id() == DialectId.SQLITE) {
      DatabaseFileLock wanted =
          DatabaseFileLock.of(session, target.versionTable(), target.runner());
      if (wanted != null) {
        wait.until(wanted::take, wanted::holder);
        file = wanted;
      }
      return;
    }
    Connection alone = target.connections().get();
    own = alone;
    // It asks nothing that takes long; a server that no longer answers must not keep the run.
    alone.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
    ownSession = server.introduce(alone);
    new PoolerCheck(server).require(alone, session);
    wait.until(() -> server.take(alone, false), () -> server.holder(alone));
    wait.untilEnded(
        () -> server.take(session, true),
        () -> server.session(alone, true).orElse(new ServerSession("?", "?", "", Duration.ZERO)));
  }

  /** The server's number of the session that only holds the lock; empty where there is none. */
  public String session() {
    return ownSession;
  }

  /** Begins a transaction, on SQLite the one that holds the lock. */
  public void begin() throws SQLException {
    wait.whileBusy(
        () -> {
          target.dialect().begin(session);
          return true;
        });
  }

  /**
   * The server's session of a run whose process is gone: it has the mark, and nobody has the lock.
   */
  public static Optional<ServerSession> orphan(LockTarget target, Connection connection) {
    if (target.dialect().id() == DialectId.SQLITE) {
      return Optional.empty();
    }
    ServerLock server = new ServerLock(target);
    try {
      return server.session(connection, false).isPresent()
          ? Optional.empty()
          : server.session(connection, true);
    } catch (SQLException e) {
      throw new HistoryAccessException("look for who locks", target.versionTable(), e);
    }
  }

  /**
   * Ends the session of a run whose process is gone, and waits until the server has taken back what
   * it had open; does nothing when it has ended meanwhile.
   *
   * @throws OrphanRunningException if it does not end in time
   */
  public static void endOrphan(
      LockTarget target, Connection connection, ServerSession orphan, LockWait wait) {
    ServerLock server = new ServerLock(target);
    try {
      Optional<ServerSession> now = orphan(target, connection);
      if (now.isPresent() && now.get().id().equals(orphan.id())) {
        server.end(connection, orphan);
        wait.untilEnded(() -> server.session(connection, true).isEmpty(), () -> orphan);
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("end the session that locks", target.versionTable(), e);
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      DatabaseFileLock held = file;
      if (held != null) {
        held.close();
      } else if (own != null && !session.isClosed()) {
        server.release(session, true);
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("unlock", target.versionTable(), e);
    } finally {
      closeOwn();
    }
  }

  private void closeOwn() {
    Connection alone = own;
    own = null;
    if (alone != null) {
      try (alone) {
        // Closing would do, but the server hears of that a little later. Where the session is lost,
        // the server may not answer on this connection either.
        if (!session.isClosed()) {
          server.release(alone, false);
        }
      } catch (SQLException e) {
        // A connection that is lost has lost the lock as well.
      }
    }
  }
}
