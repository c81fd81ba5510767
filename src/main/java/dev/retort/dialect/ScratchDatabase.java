package dev.retort.dialect;

import java.sql.Connection;

/** An empty throw-away database; used by one thread. */
public interface ScratchDatabase extends AutoCloseable {
  /** The connection to it, in auto-commit mode; closed with the database. */
  Connection connection();

  /** Drops the database. */
  @Override
  void close();
}
