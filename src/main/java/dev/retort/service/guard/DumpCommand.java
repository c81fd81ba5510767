package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.error.Cancellation;
import dev.retort.service.Backup;
import dev.retort.service.BackupFailedException;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.sql.DialectId;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has a server's own tool, or a command of the user's, write a dump; a password is never shown. */
final class DumpCommand {
  private static final Pattern ADDRESS =
      Pattern.compile("jdbc:(?:mysql|mariadb|postgresql)://([^:/?,]+)(?::(\\d+))?/([^?]+).*");
  private static final int TAIL = 300;

  private final Environment environment;
  private final DialectId dialect;

  DumpCommand(Environment environment) {
    this.environment = environment;
    this.dialect = environment.dialect();
  }

  Backup run(Path target, Cancellation cancellation) {
    String own = environment.guard().backup().command();
    if (own != null) {
      start(
          List.of("sh", "-c", own),
          Map.of("RETORT_BACKUP_FILE", target.toString()),
          null,
          cancellation);
      requireWritten(target);
      return new Backup(
          target, "the counterpart of: " + own, "the command ended well and wrote it");
    }
    Matcher address = ADDRESS.matcher(environment.database().url());
    if (!address.matches()) {
      throw new BackupFailedException(
          "Which server to dump can't be told from the address. Name a command in"
              + " guard.backup.command; it writes the file named by RETORT_BACKUP_FILE.",
          null);
    }
    boolean postgres = dialect == DialectId.POSTGRESQL;
    String host = address.group(1);
    String port = address.group(2) == null ? (postgres ? "5432" : "3306") : address.group(2);
    Map<String, String> account = ConnectionSource.driverProperties(environment);
    String user = account.getOrDefault("user", "");
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(postgres ? "PGPASSWORD" : "MYSQL_PWD", account.getOrDefault("password", ""));
    List<String> command =
        postgres
            ? List.of(tool("pg_dump"), "-h", host, "-p", port, "-U", user, "-w", address.group(3))
            : List.of(
                tool(dialect == DialectId.MARIADB ? "mariadb-dump" : "mysqldump", "mysqldump"),
                "--single-transaction",
                "--routines",
                "--triggers",
                "-h",
                host,
                "-P",
                port,
                "-u",
                user,
                address.group(3));
    start(command, variables, target.toFile(), cancellation);
    requireWritten(target);
    requireEnd(target, postgres ? "PostgreSQL database dump complete" : "Dump completed");
    String restore =
        postgres
            ? "psql -h " + host + " -p " + port + " -U " + user + " -d " + address.group(3)
            : "mysql -h " + host + " -P " + port + " -u " + user + " -p " + address.group(3);
    return new Backup(target, restore + " < '" + target + "'", "written to its end");
  }

  private static String tool(String... names) {
    for (String name : names) {
      boolean there =
          Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
      if (there) {
        return name;
      }
    }
    throw new BackupFailedException(
        "The program "
            + names[0]
            + " is not on the path. Install the server's client programs, or name a command in"
            + " guard.backup.command; it writes the file named by RETORT_BACKUP_FILE.",
        null);
  }

  private static void start(
      List<String> command,
      Map<String, String> variables,
      @org.jspecify.annotations.Nullable File output,
      Cancellation cancellation) {
    Path errors = null;
    try {
      errors = Files.createTempFile("retort-backup", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
      builder.environment().putAll(variables);
      builder.redirectOutput(
          output == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(output));
      Process process = builder.start();
      try {
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
          cancellation.throwIfRequested();
        }
      } finally {
        process.destroy();
      }
      if (process.exitValue() != 0) {
        throw new BackupFailedException(
            command.get(0)
                + " ended with status "
                + process.exitValue()
                + ": "
                + Files.readString(errors).strip(),
            null);
      }
    } catch (IOException e) {
      throw new BackupFailedException(
          command.get(0) + " could not be started: " + e.getMessage() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupFailedException("The backup was interrupted.", e);
    } finally {
      if (errors != null) {
        errors.toFile().delete();
      }
    }
  }

  private static void requireWritten(Path target) {
    try {
      if (!Files.exists(target) || Files.size(target) == 0) {
        throw new BackupFailedException(
            "The backup command ended well but wrote nothing to " + target + ".", null);
      }
    } catch (IOException e) {
      throw new BackupFailedException("The backup " + target + " can't be read.", e);
    }
  }

  /** Each tool ends its dump with a remark, so one that broke off is known. */
  private static void requireEnd(Path target, String remark) {
    try (RandomAccessFile file = new RandomAccessFile(target.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      if (!new String(tail, StandardCharsets.UTF_8).contains(remark)) {
        throw new BackupFailedException("The dump " + target + " breaks off before its end.", null);
      }
    } catch (IOException e) {
      throw new BackupFailedException("The backup " + target + " can't be read.", e);
    }
  }
}
