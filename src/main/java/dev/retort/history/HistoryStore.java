package dev.retort.history;

import dev.retort.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The append-only table that records every run. Stateless; the connection decides on transactions.
 */
public final class HistoryStore {
  private static final String COLUMNS =
      "run_id, run_position, revision, direction, statement_index, statement_count, checksum, who,"
          + " host, started_at, duration_ms, outcome, error";

  private final Dialect dialect;
  private final String name;

  /** The table with this name, in the connection's current schema. */
  public HistoryStore(Dialect dialect, String name) {
    this.dialect = dialect;
    this.name = name;
  }

  /** Creates the table if it is missing. */
  public void create(Connection connection) {
    try {
      if (!TableCatalogue.exists(connection, dialect.id(), name)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(createSql());
        }
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("create", name, e);
    }
  }

  private String createSql() {
    return "CREATE TABLE "
        + dialect.quote(name)
        + " (\n    run_id VARCHAR(36) NOT NULL,\n    run_position INTEGER NOT NULL,\n"
        + "    revision VARCHAR(64) NOT NULL,\n    direction VARCHAR(16) NOT NULL,\n"
        + "    statement_index INTEGER NOT NULL,\n    statement_count INTEGER NOT NULL,\n"
        + "    checksum VARCHAR(64) NOT NULL,\n    who VARCHAR(255) NOT NULL,\n"
        + "    host VARCHAR(255) NOT NULL,\n    started_at VARCHAR(32) NOT NULL,\n"
        + "    duration_ms BIGINT NOT NULL,\n    outcome VARCHAR(16) NOT NULL,\n"
        + "    error TEXT,\n    CONSTRAINT "
        + dialect.quote(name + "_pkc")
        + " PRIMARY KEY (run_id, run_position)\n)";
  }

  /** Appends entries in one batch. */
  public void append(Connection connection, Collection<HistoryEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    String sql =
        "INSERT INTO "
            + dialect.quote(name)
            + " ("
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (HistoryEntry entry : entries) {
        bind(insert, entry);
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new HistoryAccessException("write", name, e);
    }
  }

  private static void bind(PreparedStatement insert, HistoryEntry entry) throws SQLException {
    insert.setString(1, entry.run());
    insert.setInt(2, entry.position());
    insert.setString(3, entry.revision());
    insert.setString(4, entry.direction());
    insert.setInt(5, entry.statementIndex());
    insert.setInt(6, entry.statementCount());
    insert.setString(7, entry.checksum());
    insert.setString(8, entry.actor().who());
    insert.setString(9, entry.actor().host());
    insert.setString(10, entry.startedAt().toString());
    insert.setLong(11, entry.durationMillis());
    insert.setString(12, entry.outcome().name().toLowerCase(Locale.ROOT));
    insert.setString(13, entry.error());
  }

  /** All entries, the oldest run first; empty when there is no table. */
  public List<HistoryEntry> entries(Connection connection) {
    try {
      if (!TableCatalogue.exists(connection, dialect.id(), name)) {
        return List.of();
      }
      String sql =
          "SELECT "
              + COLUMNS
              + " FROM "
              + dialect.quote(name)
              + " ORDER BY started_at, run_id, run_position";
      List<HistoryEntry> entries = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          entries.add(entry(rows));
        }
      }
      return List.copyOf(entries);
    } catch (SQLException e) {
      throw new HistoryAccessException("read", name, e);
    }
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    return new HistoryEntry(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getInt(6),
        row.getString(7),
        new HistoryEntry.Actor(row.getString(8), row.getString(9)),
        Instant.parse(row.getString(10)),
        row.getLong(11),
        HistoryEntry.Outcome.valueOf(row.getString(12).toUpperCase(Locale.ROOT)),
        row.getString(13));
  }
}
