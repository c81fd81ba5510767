package dev.retort.history;

import dev.retort.error.FileException;
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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A run's lock on an SQLite database: the operating system's lock on a small file beside it, which
 * names the holder. SQLite's own lock ends with each transaction, and a run may have several. The
 * lock dies with its process. The file is deleted at the end; one that a killed process left behind
 * is taken over.
 *
 * <p>POSIX drops all locks of a process on a file when the process closes any descriptor of it. A
 * file that is locked here is therefore never opened a second time here, not even to be read.
 */
final class DatabaseFileLock implements AutoCloseable {
  /** Far behind the text, since a lock on Windows keeps others from reading what it covers. */
  private static final long LOCKED_BYTE = 1L << 20;

  private static final String UNKNOWN = "another run";
  private static final int LONGEST_PADDING = 1 << 16;

  /** The files that this process has locked, and what their holders say of themselves. */
  private static final Map<Path, String> HELD = new HashMap<>();

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
          return new DatabaseFileLock(Path.of(realPath(path) + suffix), runner);
        }
      }
    }
    return null;
  }

  /** One name for one database, however it was written. */
  private static Path realPath(String database) throws SQLException {
    Path path = Path.of(database);
    try {
      return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    } catch (IOException e) {
      throw new SQLException(
          "cannot find the database " + path + ": " + FileException.inWords(e), e);
    }
  }

  /** Takes the lock; false if somebody else has it. */
  boolean take() throws SQLException {
    synchronized (HELD) {
      if (HELD.containsKey(file)) {
        return false;
      }
      try {
        FileChannel opened =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        String words = describe();
        boolean taken = false;
        try {
          taken = isLocked(opened) && isWhatOthersFind(opened, words);
        } finally {
          if (taken) {
            channel = opened;
            HELD.put(file, words);
          } else {
            opened.close();
          }
        }
        return taken;
      } catch (IOException e) {
        throw new SQLException(
            "cannot write " + file + ", which keeps others out: " + FileException.inWords(e), e);
      }
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

  private String describe() {
    return runner.who()
        + "@"
        + runner.host()
        + ", process "
        + runner.process()
        + ", since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * False if the last holder deleted the file between its opening and its locking here. The size is
   * all that a channel tells of its file and that a path tells without opening it; no other file
   * follows it through two sizes.
   */
  private boolean isWhatOthersFind(FileChannel opened, String words) throws IOException {
    int first = ThreadLocalRandom.current().nextInt(LONGEST_PADDING);
    int second =
        (first + ThreadLocalRandom.current().nextInt(1, LONGEST_PADDING)) % LONGEST_PADDING;
    return isFoundWith(opened, words, first) && isFoundWith(opened, words, second);
  }

  private boolean isFoundWith(FileChannel opened, String words, int padding) throws IOException {
    byte[] text = (words + "\n" + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    opened.truncate(0);
    opened.write(ByteBuffer.wrap(text), 0);
    try {
      return Files.size(file) == text.length;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Who has the lock, as they wrote it. */
  String holder() {
    synchronized (HELD) {
      String here = HELD.get(file);
      if (here != null) {
        return here;
      }
      try {
        String first = Files.readString(file).lines().findFirst().orElse("");
        return first.isBlank() ? UNKNOWN : first;
      } catch (IOException e) {
        return UNKNOWN;
      }
    }
  }

  @Override
  public void close() {
    FileChannel held = channel;
    channel = null;
    if (held != null) {
      synchronized (HELD) {
        try (held) {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw new HistoryAccessException(
              "unlock", file.toString(), new SQLException(FileException.inWords(e), e));
        } finally {
          HELD.remove(file);
        }
      }
    }
  }
}
