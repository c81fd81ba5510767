package dev.retort.service.backup;

import dev.retort.config.Environment;
import dev.retort.dialect.Dialect;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.BackupFailedException;
import dev.retort.service.RestoredRows;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.sql.DialectId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Puts saved rows back: all files in one transaction, after their checksums were compared. */
public final class RowRestorer {
  private static final String COMMENT = "--";

  private final Environment environment;
  private final ConnectionSource connections;

  /** For an environment's database. */
  public RowRestorer(Environment environment, ConnectionSource connections) {
    this.environment = environment;
    this.connections = connections;
  }

  /**
   * Runs the statements of a folder's files.
   *
   * @throws BackupFailedException if a file is not as it was written or a statement fails; nothing
   *     is changed then
   */
  public RestoredRows restore(Path folder, Progress progress, Cancellation cancellation) {
    Map<String, String> files = checked(folder);
    Dialect dialect = connections.dialect();
    Tally tally = new Tally();
    try (Connection connection = session()) {
      boolean committed = false;
      dialect.begin(connection);
      try {
        int done = 0;
        for (String file : files.keySet()) {
          progress.report(done++, files.size(), file);
          run(folder.resolve(file), connection, tally, cancellation);
        }
        dialect.commit(connection);
        committed = true;
      } finally {
        if (!committed) {
          dialect.rollback(connection);
        }
      }
    } catch (SQLException | IOException e) {
      throw new BackupFailedException(
          "The rows in "
              + folder
              + " could not be put back, so none were"
              + tally.place()
              + ": "
              + e.getMessage()
              + ". The tables and columns must be as they were; run the downgrade first.",
          e);
    }
    progress.report(files.size(), files.size(), "done");
    return new RestoredRows(folder, tally.statements, tally.rows);
  }

  private static Map<String, String> checked(Path folder) {
    try {
      Map<String, String> files = Checksums.read(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        if (!Checksums.of(folder.resolve(file.getKey())).equals(file.getValue())) {
          throw new BackupFailedException(
              "The file "
                  + folder.resolve(file.getKey())
                  + " is not as it was written: its SHA-256 is not the one in "
                  + Checksums.FILE
                  + ". Nothing was put back.",
              null);
        }
      }
      return files;
    } catch (IOException e) {
      throw new BackupFailedException(
          folder + " is not a folder of saved rows: " + e.getMessage() + ".", e);
    }
  }

  private Connection session() throws SQLException {
    return environment.dialect() == DialectId.SQLITE
        ? connections.open()
        : connections
            .dialect()
            .connect(environment.database().url(), ConnectionSource.driverProperties(environment));
  }

  private static void run(Path file, Connection connection, Tally tally, Cancellation cancellation)
      throws SQLException, IOException {
    tally.at(file);
    try (BufferedReader lines = Files.newBufferedReader(file);
        Statement statement = connection.createStatement()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        tally.line++;
        if (!line.startsWith(COMMENT) && !line.isBlank()) {
          cancellation.throwIfRequested();
          boolean query = statement.execute(line.substring(0, line.lastIndexOf(';')));
          tally.statements++;
          tally.rows += query ? 0 : Math.max(0, statement.getUpdateCount());
        }
      }
    }
  }

  /** How far it is. */
  private static final class Tally {
    private String file = "";
    private long line;
    private long statements;
    private long rows;

    void at(Path path) {
      file = String.valueOf(path.getFileName());
      line = 0;
    }

    String place() {
      return file.isEmpty() ? "" : " (" + file + ", line " + line + ")";
    }
  }
}
