package dev.retort.service.run;

import dev.retort.history.RunLock;
import dev.retort.history.VersionRows;
import dev.retort.revision.VersionChange;
import dev.retort.service.PlanStaleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The transaction of a run, and what the database is known to have kept of it. */
final class RunTransaction implements AutoCloseable {
  private final RunContext context;
  private final Connection connection;
  private final RunLock lock;
  private final Journal journal;
  private final StatementSender sender;
  private final VersionRows rows;
  private final List<VersionChange> moves = new ArrayList<>();
  private boolean open = true;
  private boolean keptAnything;
  private List<String> keptRows;

  /** The transaction that is open when a run begins, at these rows of the version table. */
  RunTransaction(
      RunContext context,
      Connection connection,
      RunLock lock,
      Journal journal,
      StatementSender sender,
      List<String> from) {
    this.context = context;
    this.connection = connection;
    this.lock = lock;
    this.journal = journal;
    this.sender = sender;
    this.rows = context.versions().open(connection);
    this.keptRows = from;
  }

  boolean isOpen() {
    return open;
  }

  /** Whether anything that a plan does is in the database for good. */
  boolean keptAnything() {
    return keptAnything;
  }

  List<String> keptRows() {
    return keptRows;
  }

  /**
   * The version table is to change so. It does at the end of the transaction: until then nobody
   * else sees it, and between statements that change the structure a database compiles each change
   * of a row anew.
   */
  void move(VersionChange change) {
    moves.add(change);
  }

  /**
   * Begins again, if others left the version table alone.
   *
   * @throws PlanStaleException if they did not
   */
  void begin() throws SQLException {
    lock.begin();
    open = true;
    if (!context.versions().rows(connection).equals(keptRows)) {
      throw new PlanStaleException(
          "Something else changed the version table after the database had come to "
              + RunFailure.shown(keptRows)
              + ".");
    }
  }

  /** Keeps all work so far. */
  void commit(List<String> now) throws SQLException {
    moves.forEach(rows::apply);
    moves.clear();
    journal.flush();
    release();
    context.dialect().commit(connection);
    open = false;
    journal.committed();
    keptAnything = keptAnything || !now.equals(keptRows);
    keptRows = now;
  }

  /** Keeps what only Retort's own tables have, which is nothing that the plan does. */
  void commitOwnTables() throws SQLException {
    commit(keptRows);
  }

  /** Writes what the journal has, outside a transaction. */
  void writeJournal() {
    journal.flush();
    journal.committed();
  }

  /** Something took effect outside a transaction. */
  void keptSomething() {
    keptAnything = true;
  }

  /** Undoes the open transaction's work, if there is one. */
  void rollback() throws SQLException {
    moves.clear();
    release();
    if (open) {
      open = false;
      context.dialect().rollback(connection);
    }
    journal.rolledBack();
  }

  /** Closes statements, since an open one keeps SQLite from ending a transaction or a VACUUM. */
  void release() throws SQLException {
    sender.closeResults();
    rows.close();
  }

  @Override
  public void close() {
    rows.close();
  }
}
