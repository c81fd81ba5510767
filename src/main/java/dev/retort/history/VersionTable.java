package dev.retort.history;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.ThrowAway;
import dev.retort.error.Cancellation;
import dev.retort.revision.VersionChange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The table that holds the applied heads, as Alembic makes and writes it. Stateless; the connection
 * decides on transactions.
 */
public final class VersionTable {
  /** Alembic takes 32 characters; an identity may have 64. */
  private static final int LENGTH = 64;

  private final Dialect dialect;
  private final String name;

  /** The table with this name, in the connection's current schema. */
  public VersionTable(Dialect dialect, String name) {
    this.dialect = dialect;
    this.name = name;
  }

  /** The table's name, without quotes. */
  public String name() {
    return name;
  }

  /** Whether the table exists. */
  public boolean exists(Connection connection) {
    try {
      return TableCatalogue.exists(connection, dialect.id(), name);
    } catch (SQLException e) {
      throw new HistoryAccessException("look for", name, e);
    }
  }

  /** The rows, sorted; empty when there is no table. */
  public List<String> rows(Connection connection) {
    return rows(connection, Cancellation.none());
  }

  /** The same, broken off when the end is asked for while somebody else locks the table. */
  public List<String> rows(Connection connection, Cancellation cancellation) {
    if (!exists(connection)) {
      return List.of();
    }
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            ThrowAway.call(
                cancellation,
                statement,
                () -> statement.executeQuery("SELECT version_num FROM " + quoted()))) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("read", name, e);
    }
    rows.sort(null);
    return List.copyOf(rows);
  }

  /** Creates the table if it is missing; one that Alembic made stays as it is. */
  public void create(Connection connection) {
    if (exists(connection)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(createSql());
    } catch (SQLException e) {
      throw new HistoryAccessException("create", name, e);
    }
  }

  /** Deletes all rows. */
  public void clear(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(clearSql());
    } catch (SQLException e) {
      throw new HistoryAccessException("empty", name, e);
    }
  }

  /** What applies changes through one connection; to be closed before it. */
  public VersionRows open(Connection connection) {
    return new VersionRows(name, quoted(), connection);
  }

  /** The statement that creates the table. */
  public String createSql() {
    return "CREATE TABLE "
        + quoted()
        + " (\n    version_num VARCHAR("
        + LENGTH
        + ") NOT NULL,\n    CONSTRAINT "
        + dialect.quote(name + "_pkc")
        + " PRIMARY KEY (version_num)\n)";
  }

  /** The statement that deletes all rows. */
  public String clearSql() {
    return "DELETE FROM " + quoted();
  }

  /** The statements of a change, for a script. */
  public List<String> sql(VersionChange change) {
    List<String> statements = new ArrayList<>();
    for (String row : change.deletes()) {
      statements.add("DELETE FROM " + quoted() + " WHERE version_num = " + dialect.literal(row));
    }
    VersionChange.Move move = change.update();
    if (move != null) {
      statements.add(
          "UPDATE "
              + quoted()
              + " SET version_num = "
              + dialect.literal(move.to())
              + " WHERE version_num = "
              + dialect.literal(move.from()));
    }
    for (String row : change.inserts()) {
      statements.add(
          "INSERT INTO " + quoted() + " (version_num) VALUES (" + dialect.literal(row) + ")");
    }
    return List.copyOf(statements);
  }

  private String quoted() {
    return dialect.quote(name);
  }
}
