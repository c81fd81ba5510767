package dev.retort.service.backup;

import dev.retort.config.Environment;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.Backup;
import dev.retort.service.BackupFailedException;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has a server's own program write a dump. */
final class ServerDump {
  private static final String LAST_LINE = "Dump completed";
  private static final int TAIL = 300;
  private static final Pattern PG_DUMP_VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

  private final Environment environment;
  private final ConnectionSource connections;

  ServerDump(Environment environment, ConnectionSource connections) {
    this.environment = environment;
    this.connections = connections;
  }

  Backup write(BackupFolder folder, Progress progress, Cancellation cancellation) {
    Path dumper = requirePossible();
    DumpTool tool = DumpTool.of(environment.dialect(), dumper);
    ServerAccount server =
        ServerAccount.of(
            environment.database().url(),
            ConnectionSource.driverProperties(environment),
            environment.dialect());
    Path target = folder.place(tool.ending());
    Path unfinished = BackupFolder.unfinished(target);
    DumpProof proof = new DumpProof(environment, connections, tool, dumper);
    String verified;
    String restore;
    try (BackupFolder.Unfinished file = new BackupFolder.Unfinished(unfinished)) {
      Optional<DumpProof.Content> before = proof.before();
      dump(
          new ClientProgram(tool.dump(dumper, server), tool.variables(server)),
          unfinished,
          progress,
          cancellation);
      requireWritten(unfinished);
      if (environment.dialect() != DialectId.POSTGRESQL) {
        requireEnd(unfinished);
      }
      restore = restoreText(tool, server, target);
      verified = proof.prove(unfinished, before, progress, cancellation);
      file.finish(target);
    } catch (SQLException e) {
      throw new BackupFailedException("The backup can't be proven: " + e.getMessage() + ".", e);
    }
    return new Backup(target, restore, verified);
  }

  private static void dump(
      ClientProgram program, Path unfinished, Progress progress, Cancellation cancellation) {
    try {
      program.writing(unfinished).run(unfinished, progress, "writing the backup", cancellation);
    } catch (BackupFailedException e) {
      throw FullDisk.explained(unfinished, e);
    }
  }

  private String restoreText(DumpTool tool, ServerAccount server, Path target) throws SQLException {
    try (Connection connection = connections.open()) {
      return tool.restoreText(server, target, connection);
    }
  }

  /**
   * The program that dumps.
   *
   * @throws BackupFailedException if there is none, or it is too old for the server
   */
  Path requirePossible() {
    Path dumper = DumpTool.program(environment.dialect(), environment.guard().backup().program());
    if (environment.dialect() == DialectId.POSTGRESQL) {
      try (Connection connection = connections.open()) {
        requireAsNewAs(connection.getMetaData().getDatabaseMajorVersion(), dumper);
      } catch (SQLException e) {
        throw new BackupFailedException("The server's version can't be read: " + e.getMessage(), e);
      }
    }
    return dumper;
  }

  private static void requireAsNewAs(int server, Path dumper) {
    Matcher own = PG_DUMP_VERSION.matcher(ClientProgram.versionOf(dumper));
    if (own.find() && Integer.parseInt(own.group(1)) < server) {
      throw new BackupFailedException(
          "%s is of PostgreSQL %s and can't dump a server of PostgreSQL %d. Install the client programs of %3$d, or name their pg_dump in guard.backup.program."
              .formatted(dumper, own.group(1), server),
          null);
    }
  }

  static void requireWritten(Path target) {
    try {
      if (!Files.exists(target) || Files.size(target) == 0) {
        throw new BackupFailedException(
            "The backup command ended well but wrote nothing to " + target + ".", null);
      }
    } catch (IOException e) {
      throw new BackupFailedException("The backup " + target + " can't be read.", e);
    }
  }

  /** Dumps of MySQL and MariaDB say at their end that they are whole. */
  private static void requireEnd(Path target) {
    try (RandomAccessFile file = new RandomAccessFile(target.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      if (!new String(tail, StandardCharsets.UTF_8).contains(LAST_LINE)) {
        throw new BackupFailedException(
            "The backup " + target + " breaks off before its end.", null);
      }
    } catch (IOException e) {
      throw new BackupFailedException("The backup " + target + " can't be read.", e);
    }
  }
}
