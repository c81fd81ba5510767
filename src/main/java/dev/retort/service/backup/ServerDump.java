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
import java.sql.SQLException;
import java.util.Optional;

/** Has a server's own program write a dump. */
final class ServerDump {
  private static final String LAST_LINE = "Dump completed";
  private static final int TAIL = 300;

  private final Environment environment;
  private final ConnectionSource connections;

  ServerDump(Environment environment, ConnectionSource connections) {
    this.environment = environment;
    this.connections = connections;
  }

  Backup write(BackupFolder folder, Progress progress, Cancellation cancellation) {
    String named = environment.guard().backup().program();
    Path dumper = DumpTool.program(environment.dialect(), named);
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
    try (BackupFolder.Unfinished file = new BackupFolder.Unfinished(unfinished)) {
      Optional<DumpProof.Content> before = proof.before();
      new ClientProgram(tool.dump(dumper, server), tool.variables(server))
          .writing(unfinished)
          .run(unfinished, progress, "writing the backup", cancellation);
      requireWritten(unfinished);
      if (environment.dialect() != DialectId.POSTGRESQL) {
        requireEnd(unfinished);
      }
      verified = proof.prove(unfinished, before, progress, cancellation);
      file.finish(target);
    } catch (SQLException e) {
      throw new BackupFailedException("The backup can't be proven: " + e.getMessage() + ".", e);
    }
    return new Backup(target, tool.restoreText(server, target), verified);
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
