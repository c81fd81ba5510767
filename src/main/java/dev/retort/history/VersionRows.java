package dev.retort.history;

import dev.retort.revision.VersionChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Changes the rows of a version table, step by step, through one connection. */
public final class VersionRows implements AutoCloseable {
  private final String name;
  private final String quoted;
  private final Connection connection;
  private @Nullable PreparedStatement delete;
  private @Nullable PreparedStatement update;
  private @Nullable PreparedStatement insert;

  VersionRows(String name, String quoted, Connection connection) {
    this.name = name;
    this.quoted = quoted;
    this.connection = connection;
  }

  /**
   * Applies one step's change.
   *
   * @throws VersionTableChangedException if a delete or the update does not hit exactly one row
   */
  public void apply(VersionChange change) {
    try {
      for (String row : change.deletes()) {
        delete(row);
      }
      VersionChange.Move move = change.update();
      if (move != null) {
        update(move);
      }
      for (String row : change.inserts()) {
        insert(row);
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("write", name, e);
    }
  }

  private void delete(String row) throws SQLException {
    PreparedStatement statement = delete;
    if (statement == null) {
      statement = connection.prepareStatement("DELETE FROM " + quoted + " WHERE version_num = ?");
      delete = statement;
    }
    statement.setString(1, row);
    one(statement.executeUpdate(), row, "deleting '" + row + "'");
  }

  private void update(VersionChange.Move move) throws SQLException {
    PreparedStatement statement = update;
    if (statement == null) {
      statement =
          connection.prepareStatement(
              "UPDATE " + quoted + " SET version_num = ? WHERE version_num = ?");
      update = statement;
    }
    statement.setString(1, move.to());
    statement.setString(2, move.from());
    one(
        statement.executeUpdate(),
        move.from(),
        "updating '" + move.from() + "' to '" + move.to() + "'");
  }

  private void insert(String row) throws SQLException {
    PreparedStatement statement = insert;
    if (statement == null) {
      statement =
          connection.prepareStatement("INSERT INTO " + quoted + " (version_num) VALUES (?)");
      insert = statement;
    }
    statement.setString(1, row);
    statement.executeUpdate();
  }

  private void one(int found, String row, String change) {
    if (found != 1) {
      throw new VersionTableChangedException(name, row, change, found);
    }
  }

  /** Gives back what the connection holds; the next change takes it again. */
  @Override
  public void close() {
    try {
      close(delete);
      close(update);
      close(insert);
      delete = null;
      update = null;
      insert = null;
    } catch (SQLException e) {
      throw new HistoryAccessException("close", name, e);
    }
  }

  private static void close(@Nullable PreparedStatement statement) throws SQLException {
    if (statement != null) {
      statement.close();
    }
  }
}
