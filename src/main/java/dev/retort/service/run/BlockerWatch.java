package dev.retort.service.run;

import dev.retort.config.TimeLimits;
import dev.retort.history.RunLock;
import dev.retort.service.Blocker;
import dev.retort.service.PlanStep;
import dev.retort.service.RunListener;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while a statement of a run is under way, whether it waits for a lock and who holds that,
 * and tells the run's listener. It asks on a connection of its own, which it opens for the first
 * statement that takes long; what it can't find out never stops the run.
 */
final class BlockerWatch implements AutoCloseable {
  private static final long FIRST_LOOK_MILLIS = 250;
  private static final long LOOK_MILLIS = 1000;
  private static final long LONGEST_LOOK_MILLIS = 5000;

  private final DialectId dialect;
  private final Supplier<Connection> connections;
  private final String session;
  private final String lockSession;
  private final RunListener listener;
  private final long firstLook;
  private final @Nullable Thread thread;
  private @Nullable PlanStep step;
  private long sent;
  private long nextLook;
  private long gap;
  private List<Blocker> seen = List.of();
  private List<Blocker> told = List.of();
  private @Nullable Exception trouble;
  private boolean closed;

  /**
   * Of a run.
   *
   * @param connections opens a connection outside of the pool
   * @param session the number of the session that runs the statements
   */
  BlockerWatch(
      DialectId dialect,
      Supplier<Connection> connections,
      String session,
      RunLock lock,
      TimeLimits limits,
      RunListener listener) {
    this.dialect = dialect;
    this.connections = connections;
    this.session = session;
    this.lockSession = lock.session();
    this.listener = listener;
    this.firstLook = Math.max(10, Math.min(FIRST_LOOK_MILLIS, limits.lock().toMillis() / 4));
    if (dialect == DialectId.SQLITE) {
      thread = null;
    } else {
      thread = new Thread(this::watch, "retort-blockers");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** A statement is sent. */
  synchronized void begin(PlanStep of) {
    step = of;
    sent++;
    gap = LOOK_MILLIS;
    nextLook = System.nanoTime() + Duration.ofMillis(firstLook).toNanos();
    seen = List.of();
    told = List.of();
  }

  /** The statement has ended. */
  synchronized void end() {
    step = null;
  }

  /** Who held the lock that the last statement waited for, when that was looked at last. */
  synchronized List<Blocker> seen() {
    return seen;
  }

  /** Why nothing could be found out; null where nothing was in the way of that. */
  synchronized @Nullable Exception trouble() {
    return trouble;
  }

  private void watch() {
    Connection own = null;
    for (long number = nextLook(); number > 0; number = nextLook()) {
      try {
        own = own == null ? connections.get() : own;
        found(number, new BlockerQuery(dialect, own, session, lockSession).blockers());
      } catch (SQLException | RuntimeException e) {
        failed(e);
        close(own);
        own = null;
      }
    }
    close(own);
  }

  /** The number of the statement to look at, when it is time; 0 when the run has ended. */
  private synchronized long nextLook() {
    while (!closed) {
      if (step != null && System.nanoTime() - nextLook >= 0) {
        return sent;
      }
      try {
        wait(firstLook);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 0;
      }
    }
    return 0;
  }

  private synchronized void found(long number, List<Blocker> blockers) {
    PlanStep at = step;
    if (number != sent || at == null) {
      return;
    }
    gap = blockers.isEmpty() ? Math.min(LONGEST_LOOK_MILLIS, gap * 2) : LOOK_MILLIS;
    nextLook = System.nanoTime() + Duration.ofMillis(gap).toNanos();
    seen = blockers.isEmpty() ? seen : blockers;
    if (!sessions(blockers).equals(sessions(told))) {
      told = blockers;
      listener.waitingFor(at, blockers);
    }
  }

  private static List<String> sessions(List<Blocker> blockers) {
    return blockers.stream().map(Blocker::session).sorted().toList();
  }

  private synchronized void failed(Exception e) {
    trouble = e;
    gap = LONGEST_LOOK_MILLIS;
    nextLook = System.nanoTime() + Duration.ofMillis(gap).toNanos();
  }

  private void close(@Nullable Connection own) {
    if (own != null) {
      try {
        own.close();
      } catch (SQLException e) {
        failed(e);
      }
    }
  }

  /** The run has ended; the listener is not called any more. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      step = null;
      notifyAll();
    }
  }
}
