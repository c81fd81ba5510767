package dev.retort.dialect.sqlite;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.SqliteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A throw-away database in memory, or in a file of its own beside the one that an address names.
 *
 * <p>The file's name begins with {@value #PREFIX}. Its owner keeps it locked for as long as its
 * connection lives, so whoever comes a minute later knows which of them a crash left behind, and
 * deletes those.
 */
final class SqliteScratch implements ScratchDatabase {
  /** How every scratch file's name begins. */
  static final String PREFIX = "retort_scratch_";

  private static final String SUFFIX = ".db";
  private static final Duration NEWBORN = Duration.ofMinutes(1);
  private static final String[] PARTS = {"", "-journal", "-wal", "-shm"};

  private final Connection connection;
  private final @Nullable Path file;

  private SqliteScratch(Connection connection, @Nullable Path file) {
    this.connection = connection;
    this.file = file;
  }

  /** Opens connections for {@link #open}. */
  interface Connector {
    Connection connect(String url) throws SQLException;
  }

  static SqliteScratch open(String url, Connector connector) throws SQLException {
    Optional<Path> beside = SqliteFile.of(url);
    if (beside.isEmpty()) {
      return new SqliteScratch(connector.connect(url), null);
    }
    Path folder = beside.get().toAbsolutePath().getParent();
    if (folder == null) {
      throw new SQLException("the address names no file");
    }
    sweep(folder, connector);
    Path file = folder.resolve(PREFIX + UUID.randomUUID().toString().substring(0, 8) + SUFFIX);
    Connection connection = connector.connect(address(file));
    try {
      lock(connection);
      return new SqliteScratch(connection, file);
    } catch (SQLException e) {
      connection.close();
      delete(file);
      throw e;
    }
  }

  private static String address(Path file) {
    return "jdbc:sqlite:" + file;
  }

  /** Locked by the first transaction, the file stays so until the connection ends. */
  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("BEGIN EXCLUSIVE");
      statement.execute("COMMIT");
    }
  }

  private static void sweep(Path folder, Connector connector) throws SQLException {
    List<Path> left = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, PREFIX + "????????" + SUFFIX)) {
      Instant end = Instant.now().minus(NEWBORN);
      for (Path file : files) {
        // Between its making and its lock, a file looks like one that is left.
        if (Files.getLastModifiedTime(file).toInstant().isBefore(end)) {
          left.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that can't be listed may still take a file; what is in the way says so then.
      return;
    }
    for (Path file : left) {
      if (isFree(file, connector)) {
        delete(file);
      }
    }
  }

  private static boolean isFree(Path file, Connector connector) throws SQLException {
    try (Connection connection = connector.connect(address(file));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      statement.execute("BEGIN EXCLUSIVE");
      statement.execute("ROLLBACK");
      return true;
    } catch (SQLException e) {
      // Its owner lives; or it is no file of ours and not to be touched.
      return false;
    }
  }

  private static void delete(Path file) {
    try {
      for (String part : PARTS) {
        Files.deleteIfExists(Path.of(file + part));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file; null for a database in memory. */
  @Nullable Path file() {
    return file;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The scratch database could not be closed.", e);
    }
    if (file != null) {
      delete(file);
    }
  }
}
