package dev.retort.history;

import dev.retort.dialect.Dialect;
import dev.retort.history.HistoryEntry.Tail;
import dev.retort.history.HistoryEvent.Actor;
import dev.retort.history.HistoryEvent.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The append-only table that records every run. Stateless; the connection decides on transactions,
 * and only who holds the run's lock may append.
 */
public final class HistoryStore {
  private static final int LONGEST_DETAIL = 8000;

  private final Dialect dialect;
  private final String name;

  /** The table with this name, in the connection's current schema. */
  public HistoryStore(Dialect dialect, String name) {
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

  /** Creates the table if it is missing. */
  public void create(Connection connection) {
    if (exists(connection)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(HistoryTable.createSql(dialect, name));
    } catch (SQLException e) {
      throw new HistoryAccessException("create", name, e);
    }
  }

  /** The last row; {@link Tail#NONE} when there is none, or no table. */
  public Tail tail(Connection connection) {
    List<HistoryEntry> last = exists(connection) ? select(connection, lastRows(1)) : List.of();
    return last.isEmpty() ? Tail.NONE : last.get(0).asTail();
  }

  /** The last rows of the table, the newest first; empty when there is no table. */
  public List<HistoryEntry> newest(Connection connection, int limit) {
    return exists(connection) ? select(connection, lastRows(limit)) : List.of();
  }

  /** The revision that stopped half-way, if the last run left one. */
  public Optional<UnfinishedRevision> unfinished(Connection connection) {
    if (!exists(connection)) {
      return Optional.empty();
    }
    List<HistoryEvent> last = touched(connection, lastRows(1));
    return last.isEmpty() || last.get(0).outcome().settles()
        ? Optional.empty()
        : UnfinishedRevision.of(touched(connection, sinceTheLastSettled()));
  }

  private List<HistoryEvent> touched(Connection connection, String rest) {
    return select(connection, " WHERE outcome <> 'guard'" + rest).stream()
        .map(HistoryEntry::event)
        .toList();
  }

  private String sinceTheLastSettled() {
    String settling =
        Arrays.stream(Outcome.values())
            .filter(Outcome::settles)
            .map(o -> "'" + o.name().toLowerCase(Locale.ROOT) + "'")
            .collect(Collectors.joining(", "));
    return " AND entry_no > COALESCE((SELECT MAX(entry_no) FROM "
        + dialect.quote(name)
        + " WHERE outcome IN ("
        + settling
        + ")), 0) ORDER BY entry_no DESC";
  }

  private static String lastRows(int limit) {
    return " ORDER BY entry_no DESC LIMIT " + limit;
  }

  /** All rows, the oldest first; empty when there is no table. */
  public List<HistoryEntry> entries(Connection connection) {
    return exists(connection) ? select(connection, " ORDER BY entry_no") : List.of();
  }

  /**
   * Appends events in one batch, in their order.
   *
   * @param tail the last row as the caller, who holds the lock, knows it
   * @return the last row now
   */
  public Tail append(Connection connection, Tail tail, Collection<HistoryEvent> events) {
    if (events.isEmpty()) {
      return tail;
    }
    String sql =
        "INSERT INTO "
            + dialect.quote(name)
            + " ("
            + String.join(", ", HistoryTable.COLUMNS)
            + ") VALUES (?"
            + ", ?".repeat(HistoryTable.COLUMNS.size() - 1)
            + ")";
    Tail last = tail;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (HistoryEvent event : events) {
        HistoryEntry entry = HistoryEntry.after(last, shortened(event));
        bind(insert, entry);
        insert.addBatch();
        last = entry.asTail();
      }
      insert.executeBatch();
      return last;
    } catch (SQLException e) {
      throw new HistoryAccessException("write", name, e);
    }
  }

  private static HistoryEvent shortened(HistoryEvent event) {
    String detail = event.detail();
    if (detail == null || detail.length() <= LONGEST_DETAIL) {
      return event;
    }
    return new HistoryEvent(
        event.run(),
        event.outcome(),
        event.revision(),
        event.direction(),
        event.statement(),
        event.statementCount(),
        event.checksum(),
        event.actor(),
        event.startedAt(),
        event.durationMillis(),
        detail.substring(0, LONGEST_DETAIL - 1) + "…");
  }

  private static void bind(PreparedStatement insert, HistoryEntry entry) throws SQLException {
    HistoryEvent event = entry.event();
    insert.setLong(1, entry.number());
    insert.setString(2, event.run());
    insert.setString(3, event.outcome().name().toLowerCase(Locale.ROOT));
    insert.setString(4, event.revision());
    insert.setString(5, event.direction());
    insert.setInt(6, event.statement());
    insert.setInt(7, event.statementCount());
    insert.setString(8, event.checksum());
    insert.setString(9, event.actor().who());
    insert.setString(10, event.actor().host());
    insert.setLong(11, event.actor().process());
    insert.setString(12, event.actor().session());
    insert.setString(13, event.startedAt().toString());
    insert.setLong(14, event.durationMillis());
    insert.setString(15, event.detail());
    insert.setString(16, entry.previousHash());
    insert.setString(17, entry.hash());
  }

  private List<HistoryEntry> select(Connection connection, String rest) {
    String sql =
        "SELECT " + String.join(", ", HistoryTable.COLUMNS) + " FROM " + dialect.quote(name) + rest;
    List<HistoryEntry> entries = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        entries.add(entry(rows));
      }
      return List.copyOf(entries);
    } catch (SQLException e) {
      throw new HistoryAccessException("read", name, e);
    }
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    HistoryEvent event =
        new HistoryEvent(
            row.getString(2),
            Outcome.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
            row.getString(4),
            row.getString(5),
            row.getInt(6),
            row.getInt(7),
            row.getString(8),
            new Actor(row.getString(9), row.getString(10), row.getLong(11), row.getString(12)),
            Instant.parse(row.getString(13)),
            row.getLong(14),
            row.getString(15));
    return new HistoryEntry(row.getLong(1), event, row.getString(16), row.getString(17));
  }
}
