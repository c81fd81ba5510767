package dev.retort.history;

import dev.retort.history.HistoryEvent.Actor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run's lock on an SQLite database: the operating system's lock on a small file beside it, which
 * names the holder. SQLite's own lock ends with each transaction, and a run may have several. The
 * lock dies with its process. The file is deleted at the end; one that a killed process left behind
 * is taken over.
 */
final class DatabaseFileLock implements AutoCloseable {
  /** Far behind the text, since a lock on Windows keeps others from reading what it covers. */
  private static final long LOCKED_BYTE = 1L << 20;

  private static final String UNKNOWN = "another run";

  private final Path file;
  private final Actor runner;
  private @Nullable FileChannel channel;

  private DatabaseFileLock(Path file, Actor runner) {
    this.file = file;
    this.runner = runner;
  }

  /** The lock of the connection's main database; null for one in memory, which nobody shares. */
  static @Nullable DatabaseFileLock of(Connection connection, String table, Actor runner)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA database_list")) {
      while (rows.next()) {
        String path = rows.getString("file");
        if ("main".equals(rows.getString("name")) && path != null && !path.isEmpty()) {
          String suffix = "-" + table.replaceAll("[^\\p{L}\\p{N}_.-]", "_") + "-lock";
          return new DatabaseFileLock(Path.of(path + suffix), runner);
        }
      }
    }
    return null;
  }

  /** Takes the lock; false if somebody else has it. */
  boolean take() throws SQLException {
    try {
      FileChannel opened =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean taken = false;
      try {
        taken = isLocked(opened) && isWhatOthersFind(opened);
      } finally {
        if (taken) {
          channel = opened;
        } else {
          opened.close();
        }
      }
      return taken;
    } catch (IOException e) {
      throw new SQLException("cannot lock the file " + file + ": " + e, e);
    }
  }

  private static boolean isLocked(FileChannel opened) throws IOException {
    try {
      FileLock lock = opened.tryLock(LOCKED_BYTE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** False if the last holder deleted the file between its opening and its locking here. */
  private boolean isWhatOthersFind(FileChannel opened) throws IOException {
    String text =
        runner.who()
            + "@"
            + runner.host()
            + ", process "
            + runner.process()
            + ", since "
            + Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + "\n"
            + UUID.randomUUID();
    opened.truncate(0);
    opened.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    try {
      return Files.readString(file).equals(text);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Who has the lock, as they wrote it. */
  String holder() {
    try {
      String first = Files.readString(file).lines().findFirst().orElse("");
      return first.isBlank() ? UNKNOWN : first;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  @Override
  public void close() {
    FileChannel held = channel;
    channel = null;
    if (held != null) {
      try (held) {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new HistoryAccessException("unlock", file.toString(), new SQLException(e));
      }
    }
  }
}
