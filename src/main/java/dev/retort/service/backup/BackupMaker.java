package dev.retort.service.backup;

import dev.retort.config.Environment;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Scope;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.schema.Schema;
import dev.retort.service.Backup;
import dev.retort.service.BackupFailedException;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a copy of the target database and looks at it. */
public final class BackupMaker {
  private final Environment environment;
  private final ConnectionSource connections;
  private final Clock clock;

  /** For an environment's database. */
  public BackupMaker(Environment environment, ConnectionSource connections, Clock clock) {
    this.environment = environment;
    this.connections = connections;
    this.clock = clock;
  }

  /**
   * The copy; empty where there is nothing to copy yet.
   *
   * @throws BackupFailedException if it can't be made, or is not what it should be
   */
  public Optional<Backup> make(Progress progress, Cancellation cancellation) {
    BackupFolder folder = new BackupFolder(environment, clock);
    String own = environment.guard().backup().command();
    boolean file = environment.dialect() == DialectId.SQLITE;
    if (own != null) {
      return Optional.of(command(own, folder.place(file ? ".db" : ".sql"), progress, cancellation));
    }
    return file
        ? sqlite(folder.place(".db"))
        : Optional.of(
            new ServerDump(environment, connections).write(folder, progress, cancellation));
  }

  /**
   * Looks for what a backup needs, without making one.
   *
   * @throws BackupFailedException if something is missing
   */
  public void requirePossible() {
    boolean dumped =
        environment.dialect() != DialectId.SQLITE && environment.guard().backup().command() == null;
    if (dumped) {
      new ServerDump(environment, connections).requirePossible();
    }
  }

  private Backup command(String own, Path target, Progress progress, Cancellation cancellation) {
    Path unfinished = BackupFolder.unfinished(target);
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    try (BackupFolder.Unfinished file = new BackupFolder.Unfinished(unfinished)) {
      new ClientProgram(
              windows ? List.of("cmd", "/c", own) : List.of("sh", "-c", own),
              Map.of("RETORT_BACKUP_FILE", unfinished.toString()))
          .in(environment.file().toAbsolutePath().resolveSibling(""))
          .run(unfinished, progress, "running guard.backup.command", cancellation);
      ServerDump.requireWritten(unfinished);
      file.finish(target);
    } catch (BackupFailedException e) {
      throw FullDisk.explained(target, e);
    }
    String restore = environment.guard().backup().restore();
    return new Backup(
        target,
        restore == null ? "the counterpart of: " + own : restore,
        "the command ended well and wrote it");
  }

  private Optional<Backup> sqlite(Path target) {
    Optional<Path> source = connections.file();
    Optional<Connection> present =
        source.isEmpty() ? Optional.empty() : connections.openIfPresent();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    Path unfinished = BackupFolder.unfinished(target);
    try (BackupFolder.Unfinished file = new BackupFolder.Unfinished(unfinished);
        Connection connection = present.get();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM INTO '" + unfinished.toString().replace("'", "''") + "'");
      verify(unfinished, read(connection));
      file.finish(target);
    } catch (SQLException e) {
      throw FullDisk.explained(
          target,
          new BackupFailedException(
              "SQLite could not write the backup " + target + ": " + e.getMessage() + ".", e));
    }
    return Optional.of(
        new Backup(
            target,
            RestoreCommand.sqlite(target, source.orElseThrow()),
            "opened, integrity checked, structure equal"));
  }

  private Schema read(Connection connection) {
    return dialect().introspector().read(connection, Scope.all());
  }

  private Dialect dialect() {
    return Dialect.of(environment.dialect());
  }

  private void verify(Path copy, Schema expected) throws SQLException {
    try (Connection connection = dialect().connect("jdbc:sqlite:" + copy, Map.of());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      String answer = rows.next() ? rows.getString(1) : "no answer";
      if (!"ok".equals(answer)) {
        throw new BackupFailedException(
            "The backup " + copy + " is damaged: " + answer + ". Check the disk.", null);
      }
      if (!read(connection).equals(expected)) {
        throw new BackupFailedException(
            "The backup " + copy + " does not hold the structure of the database.", null);
      }
    }
  }
}
