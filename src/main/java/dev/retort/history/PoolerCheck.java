package dev.retort.history;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * Looks whether two connections keep a session of the server each. A pooler that hands sessions out
 * by transaction may give both the same one, or one of them now this and now that.
 */
final class PoolerCheck {
  /** With others at work on the pooler, two looks may show nothing by chance. */
  private static final int ROUNDS = 20;

  private final ServerLock server;

  PoolerCheck(ServerLock server) {
    this.server = server;
  }

  /**
   * Looks.
   *
   * @throws PooledSessionException if they do not
   */
  void require(Connection one, Connection other) throws SQLException {
    String first = server.sessionOf(one);
    String second = server.sessionOf(other);
    int rounds = isBehindPooler(one, first) ? ROUNDS : 1;
    for (int i = 0; i < rounds; i++) {
      String again = server.sessionOf(one);
      if (first.equals(second) || !again.equals(first)) {
        throw new PooledSessionException(again);
      }
      second = server.sessionOf(other);
    }
  }

  /**
   * Whether the connection was told another number of its session than the server gives it: that
   * number is for cancelling, and a pooler, which cancels by itself, makes one up.
   *
   * <p>Source: the manual of PostgreSQL on {@code BackendKeyData} in the protocol.
   */
  private static boolean isBehindPooler(Connection connection, String session) throws SQLException {
    return connection.isWrapperFor(PGConnection.class)
        && !String.valueOf(connection.unwrap(PGConnection.class).getBackendPID()).equals(session);
  }
}
