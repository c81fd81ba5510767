package dev.retort.service.backup;

import dev.retort.dialect.SqliteFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * What a person types into a shell to bring a copy back in the place of the whole database. A dump
 * alone would leave what was made after it, and on PostgreSQL stumble over what refers to it.
 */
final class RestoreCommand {
  private RestoreCommand() {}

  /** A journal that is left beside the file would be played into the copy. */
  static String sqlite(Path copy, Path database) {
    String journals =
        SqliteFile.companions(database).stream()
            .map(journal -> quoted(journal.toString()))
            .collect(Collectors.joining(" "));
    return "rm -f " + journals + " && cp " + quoted(copy.toString()) + " " + quoted("" + database);
  }

  /** An account that may not make databases replaces what the dump holds, all of it or nothing. */
  static String postgreSql(ServerAccount server, Path file, Connection target) throws SQLException {
    String where = " -h " + server.host() + " -p " + server.port() + " -U " + quoted(server.user());
    String other = server.database().equals("postgres") ? "template1" : "postgres";
    return "pg_restore --clean --if-exists "
        + (mayMakeDatabases(target)
            ? "--create --exit-on-error" + where + " -d " + other
            : "--single-transaction" + where + " -d " + quoted(server.database()))
        + " "
        + quoted(file.toString());
  }

  private static boolean mayMakeDatabases(Connection target) throws SQLException {
    return first(
            target,
            """
            SELECT (r.rolcreatedb OR r.rolsuper) AND pg_has_role(d.datdba, 'USAGE')
            FROM pg_roles r, pg_database d
            WHERE r.rolname = current_user AND d.datname = current_database()
            """)
        .equals("t");
  }

  /**
   * For MySQL and MariaDB.
   *
   * @param client the program that reads the script, with how it connects
   */
  static String mysql(String client, ServerAccount server, Path file, Connection target)
      throws SQLException {
    String made =
        first(
            target,
            """
            SELECT concat('CHARACTER SET ', default_character_set_name,
              ' COLLATE ', default_collation_name)
            FROM information_schema.schemata WHERE schema_name = database()
            """);
    String name = "`" + server.database().replace("`", "``") + "`";
    String anew = "DROP DATABASE %1$s; CREATE DATABASE %1$s %2$s; USE %1$s;".formatted(name, made);
    return "(echo "
        + quoted(anew)
        + "; cat "
        + quoted(file.toString())
        + ") | "
        + client
        + " -h "
        + server.host()
        + " -P "
        + server.port()
        + " -u "
        + quoted(server.user())
        + " -p";
  }

  private static String first(Connection target, String query) throws SQLException {
    try (Statement statement = target.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private static String quoted(String text) {
    boolean plain = text.matches("[A-Za-z0-9_./@:-]+");
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
