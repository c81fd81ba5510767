package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Scope;
import dev.retort.error.Cancellation;
import dev.retort.schema.Schema;
import dev.retort.service.Backup;
import dev.retort.service.BackupFailedException;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Makes a copy of the target database and looks at it. */
public final class BackupMaker {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

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
  public Optional<Backup> make(Cancellation cancellation) {
    Path folder = environment.guard().backup().folder();
    String stamp = STAMP.format(clock.instant().atZone(ZoneOffset.UTC));
    boolean file = environment.dialect() == DialectId.SQLITE;
    Path target =
        folder.resolve(
            environment.name().replaceAll("[^\\p{L}\\p{N}_-]", "_")
                + "-"
                + stamp
                + (file ? ".db" : ".sql"));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BackupFailedException(
          "The folder for backups " + folder + " can't be made: " + e.getMessage() + ".", e);
    }
    if (environment.guard().backup().command() != null || !file) {
      return Optional.of(new DumpCommand(environment).run(target, cancellation));
    }
    return sqlite(target);
  }

  private Optional<Backup> sqlite(Path target) {
    Optional<Path> source = connections.file();
    Optional<Connection> present =
        source.isEmpty() ? Optional.empty() : connections.openIfPresent();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    try (Connection connection = present.get();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM INTO '" + target.toString().replace("'", "''") + "'");
      verify(target, read(connection));
    } catch (SQLException e) {
      throw new BackupFailedException(
          "SQLite could not write the backup " + target + ": " + e.getMessage() + ".", e);
    }
    return Optional.of(
        new Backup(
            target,
            "cp '" + target + "' '" + source.orElseThrow() + "'",
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
