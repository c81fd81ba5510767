package dev.retort.service.backup;

import dev.retort.service.BackupFailedException;
import dev.retort.sql.DialectId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a server's own programs write a dump and read it back. */
enum DumpTool {
  /** An archive, which pg_restore reads. */
  PG_DUMP(".dump", List.of("pg_restore")) {
    @Override
    List<String> dump(Path program, ServerAccount server) {
      List<String> command = new ArrayList<>(List.of(program.toString(), "-Fc", "-w"));
      command.addAll(address(server));
      command.add(server.database());
      return command;
    }

    @Override
    List<String> restore(Path program, ServerAccount server, Path file) {
      List<String> command =
          new ArrayList<>(
              List.of(program.toString(), "-w", "--exit-on-error", "--no-owner", "--no-acl"));
      command.addAll(address(server));
      command.addAll(List.of("-d", server.database(), file.toString()));
      return command;
    }

    @Override
    boolean readsStandardInput() {
      return false;
    }

    @Override
    String restoreText(ServerAccount server, Path file, Connection target) throws SQLException {
      return RestoreCommand.postgreSql(server, file, target);
    }

    @Override
    Map<String, String> variables(ServerAccount server) {
      Map<String, String> variables = new HashMap<>();
      put(variables, "PGPASSWORD", server.password());
      put(variables, "PGSSLMODE", server.settings().getOrDefault("sslmode", ""));
      put(variables, "PGSSLROOTCERT", server.settings().getOrDefault("sslrootcert", ""));
      return variables;
    }

    private List<String> address(ServerAccount server) {
      return List.of("-h", server.host(), "-p", server.port(), "-U", server.user());
    }
  },
  /** MySQL's programs. */
  MYSQLDUMP(".sql", List.of("mysql")) {
    @Override
    List<String> dump(Path program, ServerAccount server) {
      return script(
          program, server, List.of(ssl(server), "--set-gtid-purged=OFF", "--column-statistics=0"));
    }

    @Override
    List<String> restore(Path program, ServerAccount server, Path file) {
      return client(program, server, ssl(server));
    }

    @Override
    String restoreText(ServerAccount server, Path file, Connection target) throws SQLException {
      return RestoreCommand.mysql(readerName() + " " + ssl(server), server, file, target);
    }

    private String ssl(ServerAccount server) {
      return "--ssl-mode=" + sslMode(server);
    }
  },
  /** MariaDB's programs. */
  MARIADB_DUMP(".sql", List.of("mariadb", "mysql")) {
    @Override
    List<String> dump(Path program, ServerAccount server) {
      return script(program, server, List.of(ssl(server)));
    }

    @Override
    List<String> restore(Path program, ServerAccount server, Path file) {
      return client(program, server, ssl(server));
    }

    @Override
    String restoreText(ServerAccount server, Path file, Connection target) throws SQLException {
      return RestoreCommand.mysql(readerName() + " " + ssl(server), server, file, target);
    }

    private String ssl(ServerAccount server) {
      return switch (sslMode(server)) {
        case "DISABLED" -> "--skip-ssl";
        case "VERIFY_CA", "VERIFY_IDENTITY" -> "--ssl-verify-server-cert";
        default -> "--skip-ssl-verify-server-cert";
      };
    }
  };

  private final String ending;
  private final List<String> readers;

  DumpTool(String ending, List<String> readers) {
    this.ending = ending;
    this.readers = readers;
  }

  /** What a program belongs to; MySQL's and MariaDB's go by each other's names. */
  static DumpTool of(DialectId dialect, Path program) {
    if (dialect == DialectId.POSTGRESQL) {
      return PG_DUMP;
    }
    return ClientProgram.versionOf(program).contains("MariaDB") ? MARIADB_DUMP : MYSQLDUMP;
  }

  /**
   * The program that dumps a server's databases.
   *
   * @param named what the environment names, or null
   * @throws BackupFailedException if there is none
   */
  static Path program(DialectId dialect, @Nullable String named) {
    List<String> names =
        switch (dialect) {
          case POSTGRESQL -> List.of("pg_dump");
          case MARIADB -> List.of("mariadb-dump", "mysqldump");
          case MYSQL, SQLITE -> List.of("mysqldump", "mariadb-dump");
        };
    Optional<Path> found =
        named == null
            ? ClientProgram.find(null, names.toArray(String[]::new))
            : Optional.of(Path.of(named)).filter(Files::isExecutable);
    return found.orElseThrow(
        () ->
            new BackupFailedException(
                (named == null
                        ? "The program " + names.get(0) + " is not on the path."
                        : "guard.backup.program names " + named + ", which is no program here.")
                    + " Install the server's client programs, name the one that dumps in"
                    + " guard.backup.program, or name a command in guard.backup.command; it writes"
                    + " the file named by RETORT_BACKUP_FILE.",
                null));
  }

  String ending() {
    return ending;
  }

  /** The program that reads a dump back, if there is one beside the other or on the path. */
  Optional<Path> reader(Path dumper) {
    return ClientProgram.find(dumper, readers.toArray(String[]::new));
  }

  String readerName() {
    return readers.get(0);
  }

  /** The command that writes a dump to its standard output. */
  abstract List<String> dump(Path program, ServerAccount server);

  /** The command that restores a dump into an empty database. */
  abstract List<String> restore(Path program, ServerAccount server, Path file);

  /** Whether the restoring command wants the file on its standard input. */
  boolean readsStandardInput() {
    return true;
  }

  /**
   * What a person types to bring the dump back.
   *
   * @param target the database that the dump is of
   */
  abstract String restoreText(ServerAccount server, Path file, Connection target)
      throws SQLException;

  /** Where the password goes. */
  Map<String, String> variables(ServerAccount server) {
    Map<String, String> variables = new HashMap<>();
    put(variables, "MYSQL_PWD", server.password());
    return variables;
  }

  private static void put(Map<String, String> variables, String name, String value) {
    if (!value.isEmpty()) {
      variables.put(name, value);
    }
  }

  private static String sslMode(ServerAccount server) {
    return server.settings().getOrDefault("sslMode", "PREFERRED").toUpperCase(Locale.ROOT);
  }

  private static List<String> script(Path program, ServerAccount server, List<String> own) {
    List<String> command = new ArrayList<>(client(program, server, own.get(0)));
    command.addAll(
        command.size() - 1,
        List.of(
            "--single-transaction",
            "--routines",
            "--triggers",
            "--events",
            "--hex-blob",
            "--no-tablespaces"));
    command.addAll(command.size() - 1, own.subList(1, own.size()));
    return command;
  }

  private static List<String> client(Path program, ServerAccount server, String ssl) {
    return List.of(
        program.toString(),
        "--no-defaults",
        ssl,
        "--protocol=tcp",
        "--default-character-set=utf8mb4",
        "-h",
        server.host(),
        "-P",
        server.port(),
        "-u",
        server.user(),
        server.database());
  }
}
