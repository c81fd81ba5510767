package dev.retort.history;

import dev.retort.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table beside the history table that keeps the text of every revision file that was run, by
 * its checksum, so that the way back exists when the file is gone. Stateless.
 */
public final class RevisionBodies {
  private static final int LONGEST_FILE_NAME = 255;

  private final Dialect dialect;
  private final String name;

  /**
   * A stored file.
   *
   * @param checksum as in {@code Revision}
   * @param revision its identity
   * @param fileName without folders
   * @param text line ends as LF
   */
  public record Body(String checksum, String revision, String fileName, String text) {}

  /** The table with this name, in the connection's current schema. */
  public RevisionBodies(Dialect dialect, String name) {
    this.dialect = dialect;
    this.name = name;
  }

  private boolean exists(Connection connection) throws SQLException {
    return TableCatalogue.exists(connection, dialect.id(), name);
  }

  /** Creates the table if it is missing. */
  public void create(Connection connection) {
    try {
      if (!exists(connection)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(HistoryTable.createBodiesSql(dialect, name));
        }
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("create", name, e);
    }
  }

  /** The checksums of all stored files; empty when there is no table. */
  public Set<String> checksums(Connection connection) {
    Set<String> found = new HashSet<>();
    try {
      if (exists(connection)) {
        try (Statement statement = connection.createStatement();
            ResultSet rows =
                statement.executeQuery("SELECT checksum FROM " + dialect.quote(name))) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("read", name, e);
    }
    return found;
  }

  /** Stores files that are not there yet. */
  public void store(Connection connection, Iterable<Body> bodies) {
    String sql =
        "INSERT INTO "
            + dialect.quote(name)
            + " (checksum, revision, file_name, body) VALUES (?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Body body : bodies) {
        String file = body.fileName();
        insert.setString(1, body.checksum());
        insert.setString(2, body.revision());
        insert.setString(
            3, file.length() <= LONGEST_FILE_NAME ? file : file.substring(0, LONGEST_FILE_NAME));
        insert.setString(4, body.text());
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new HistoryAccessException("write", name, e);
    }
  }

  /** The file of this checksum, if it was ever run. */
  public Optional<Body> find(Connection connection, String checksum) {
    try {
      if (!exists(connection)) {
        return Optional.empty();
      }
      String sql =
          "SELECT checksum, revision, file_name, body FROM "
              + dialect.quote(name)
              + " WHERE checksum = ?";
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setString(1, checksum);
        try (ResultSet rows = query.executeQuery()) {
          return rows.next() ? Optional.of(body(rows)) : Optional.empty();
        }
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("read", name, e);
    }
  }

  /** All stored files by checksum; empty when there is no table. */
  public Map<String, Body> all(Connection connection) {
    Map<String, Body> found = new HashMap<>();
    try {
      if (exists(connection)) {
        String sql = "SELECT checksum, revision, file_name, body FROM " + dialect.quote(name);
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            found.put(rows.getString(1), body(rows));
          }
        }
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("read", name, e);
    }
    return Map.copyOf(found);
  }

  private static Body body(ResultSet row) throws SQLException {
    return new Body(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
  }
}
