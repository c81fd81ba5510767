package dev.retort.history;

import dev.retort.history.HistoryEvent.Actor;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Objects;

/**
 * Takes the lock of an SQLite database in a process of its own, says whether it got it, and keeps
 * it until its input ends.
 */
final class FileLockHolder {
  private FileLockHolder() {}

  static DatabaseFileLock lock(Path database, String who) throws Exception {
    Actor runner = new Actor(who, "host", ProcessHandle.current().pid(), "");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      return Objects.requireNonNull(DatabaseFileLock.of(connection, "versions", runner));
    }
  }

  public static void main(String[] arguments) throws Exception {
    try (DatabaseFileLock lock = lock(Path.of(arguments[0]), "other")) {
      System.out.println(lock.take() ? "taken" : "held by " + lock.holder());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
