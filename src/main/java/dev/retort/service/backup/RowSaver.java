package dev.retort.service.backup;

import dev.retort.config.Environment;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Scope;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.schema.Column;
import dev.retort.schema.Schema;
import dev.retort.service.BackupFailedException;
import dev.retort.service.MigrationPlan;
import dev.retort.service.SavedRows;
import dev.retort.service.SavedRows.SavedTable;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the rows that a plan destroys to files, from one snapshot of the database, row by row. The
 * files stand in a folder that has its name only once all of them are whole.
 */
public final class RowSaver {
  private static final int FETCHED = 500;
  private static final int LOOK = 1000;

  private final Environment environment;
  private final ConnectionSource connections;
  private final Clock clock;

  /** For an environment's database. */
  public RowSaver(Environment environment, ConnectionSource connections, Clock clock) {
    this.environment = environment;
    this.connections = connections;
    this.clock = clock;
  }

  /** What the plan destroys; changes nothing. */
  public List<LostRows> losses(MigrationPlan plan) {
    Optional<Connection> present = connections.openIfPresent();
    if (present.isEmpty()) {
      return List.of();
    }
    try (Connection connection = present.get()) {
      return LostRows.of(plan, read(connection));
    } catch (SQLException e) {
      throw connections.failedToClose(e);
    }
  }

  /** Everything that the schema has: a table that the environment leaves out can be dropped too. */
  private Schema read(Connection connection) {
    return connections
        .dialect()
        .introspector()
        .read(connection, new Scope(environment.database().schema(), name -> true, Set.of()));
  }

  /**
   * The files; empty where the plan destroys no row.
   *
   * @throws BackupFailedException if they can't be written
   */
  public Optional<SavedRows> save(
      MigrationPlan plan, Progress progress, Cancellation cancellation) {
    List<LostRows> losses = losses(plan);
    if (losses.isEmpty()) {
      return Optional.empty();
    }
    Path place = new BackupFolder(environment, clock).place("-rows");
    Path unfinished = BackupFolder.unfinished(place);
    List<SavedTable> tables = new ArrayList<>();
    try (BackupFolder.Unfinished folder = new BackupFolder.Unfinished(unfinished);
        Connection connection = session()) {
      BackupFolder.make(unfinished);
      Dialect dialect = connections.dialect();
      String schema = schema(connection);
      for (LostRows loss : losses) {
        progress.report(tables.size(), losses.size(), "saving the rows of " + loss.table().name());
        RowQuery query = RowQuery.of(loss, dialect, schema, connection);
        String file = name(tables.size() + 1, loss);
        tables.add(write(unfinished.resolve(file), loss, query, plan, connection, cancellation));
      }
      Map<String, String> sums = new LinkedHashMap<>();
      tables.forEach(t -> sums.put(t.file(), t.sha256()));
      Checksums.write(unfinished, sums);
      connection.rollback();
      connection.setAutoCommit(true);
      folder.finish(place);
    } catch (SQLException | IOException e) {
      throw new BackupFailedException(
          "The rows that the plan destroys could not be saved to "
              + place
              + ": "
              + e.getMessage()
              + ". Nothing was run.",
          e);
    }
    progress.report(losses.size(), losses.size(), "done");
    return Optional.of(new SavedRows(place, tables));
  }

  /** A session of its own, since it gets settings; in a transaction that sees one snapshot. */
  private Connection session() throws SQLException {
    boolean file = environment.dialect() == DialectId.SQLITE;
    Connection connection =
        file
            ? connections.open()
            : connections
                .dialect()
                .connect(
                    environment.database().url(), ConnectionSource.driverProperties(environment));
    try (Statement statement = connection.createStatement()) {
      for (String setting : RowText.of(environment.dialect()).settings()) {
        statement.execute(setting);
      }
      if (!file) {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private String schema(Connection connection) throws SQLException {
    if (environment.dialect() != DialectId.POSTGRESQL) {
      return "";
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT current_schema()")) {
      String found = rows.next() ? rows.getString(1) : null;
      return found == null ? "" : found;
    }
  }

  private static String name(int number, LostRows loss) {
    return String.format("%02d-", number)
        + loss.table().name().replaceAll("[^\\p{L}\\p{N}_-]", "_")
        + (loss.isWhole() ? "" : ".columns")
        + ".sql";
  }

  private SavedTable write(
      Path path,
      LostRows loss,
      RowQuery query,
      MigrationPlan plan,
      Connection connection,
      Cancellation cancellation)
      throws SQLException, IOException {
    String table = loss.table().name();
    try (RowFile file = new RowFile(path);
        Statement statement =
            connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      file.comment("Rows that plan " + plan.digest() + " destroys, saved before it ran.");
      file.comment(
          query.isUpdate()
              ? "Puts back " + loss.title() + " by the key of " + table + "."
              : loss.isWhole()
                  ? "Puts back the rows of " + table + "."
                  : "Whole rows, since "
                      + table
                      + " has no key by which "
                      + loss.title()
                      + " could be put back. Empty the table first.");
      for (String setting : RowText.of(environment.dialect()).settings()) {
        file.statement(setting);
      }
      // Connector/J reads row by row only when asked like this; the others take it as a number.
      statement.setFetchSize(
          switch (environment.dialect()) {
            case MYSQL, MARIADB -> Integer.MIN_VALUE;
            case POSTGRESQL, SQLITE -> FETCHED;
          });
      try (ResultSet rows =
          statement.executeQuery(query.select(loss.table(), connections.dialect()))) {
        while (rows.next()) {
          if (file.rows() % LOOK == 0) {
            cancellation.throwIfRequested();
          }
          if (query.isUpdate()) {
            file.update(query.update(query.row(rows)));
          } else {
            file.insert(query.insert(), query.row(rows));
          }
        }
      }
      long count = file.rows();
      String sum = file.finish();
      return new SavedTable(
          table,
          loss.columns().stream().map(Column::name).toList(),
          String.valueOf(path.getFileName()),
          count,
          sum);
    }
  }
}
