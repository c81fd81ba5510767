package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.config.GuardCheckName;
import dev.retort.service.GuardCheck;
import dev.retort.service.MigrationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the account may do what a plan does; asks the server, and never tries. */
final class PrivilegeCheck {
  private static final Pattern GRANT = Pattern.compile("GRANT (.+) ON (\\S+) TO .*");

  private final Environment environment;
  private final PlanNeeds needs;

  PrivilegeCheck(Environment environment, MigrationPlan plan) {
    this.environment = environment;
    this.needs = PlanNeeds.of(plan);
  }

  GuardCheck check(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      return switch (environment.dialect()) {
        case SQLITE -> file(statement);
        case POSTGRESQL -> postgresql(statement);
        case MYSQL, MARIADB -> mysql(statement);
      };
    } catch (SQLException | IOException e) {
      return fail("They can't be read: " + e.getMessage() + ".", "Ask an administrator.");
    }
  }

  private static GuardCheck file(Statement statement) throws SQLException, IOException {
    String name;
    try (ResultSet rows =
        statement.executeQuery("SELECT file FROM pragma_database_list WHERE name = 'main'")) {
      name = rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
    if (name.isEmpty() || name.equals("null")) {
      return pass("A database in memory can be written.");
    }
    Path file = Path.of(name);
    Path folder = file.toAbsolutePath().resolveSibling("");
    if (!Files.isWritable(file)) {
      return fail(
          "The file " + file + " can't be written.", "Give this account the right to write it.");
    }
    if (!Files.isWritable(folder)) {
      return fail(
          "The folder " + folder + " can't be written, and SQLite keeps its journal there.",
          "Give this account the right to write in the folder.");
    }
    long free = Files.getFileStore(folder).getUsableSpace();
    long size = Files.size(file);
    // A rebuilt table and the journal each take as much again, at the most.
    return free < 2 * size
        ? fail(
            "The disk of "
                + folder
                + " has "
                + megabytes(free)
                + " left; the database has "
                + megabytes(size)
                + ".",
            "Make room for twice the database.")
        : pass("File and folder can be written, " + megabytes(free) + " are free.");
  }

  private static String megabytes(long bytes) {
    return bytes / 1_000_000 + " MB";
  }

  private GuardCheck postgresql(Statement statement) throws SQLException {
    String user;
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT current_user, has_schema_privilege(current_schema(), 'CREATE'),"
                + " current_schema()")) {
      rows.next();
      user = rows.getString(1);
      if (!rows.getBoolean(2) && needs.has("CREATE")) {
        return fail(
            "The account "
                + user
                + " may not create tables in the schema "
                + rows.getString(3)
                + ".",
            "Let its owner run: GRANT CREATE ON SCHEMA " + rows.getString(3) + " TO " + user);
      }
    }
    List<String> foreign = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT c.relname, r.rolname FROM pg_class c"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " JOIN pg_roles r ON r.oid = c.relowner"
                + " WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p')"
                + " AND NOT pg_has_role(c.relowner, 'USAGE') ORDER BY 1")) {
      while (rows.next()) {
        if (needs.tables().contains(rows.getString(1).toLowerCase(Locale.ROOT))) {
          foreign.add(rows.getString(1) + " of " + rows.getString(2));
        }
      }
    }
    return foreign.isEmpty()
        ? pass("The account " + user + " owns what the plan changes.")
        : fail(
            "The account "
                + user
                + " does not own what the plan changes: "
                + String.join(", ", foreign)
                + ".",
            "Run as the owner, or let an administrator make " + user + " a member of its role.");
  }

  private GuardCheck mysql(Statement statement) throws SQLException {
    String database;
    String user;
    try (ResultSet rows = statement.executeQuery("SELECT DATABASE(), CURRENT_USER()")) {
      rows.next();
      database = String.valueOf(rows.getString(1));
      user = rows.getString(2);
    }
    Set<PlanNeeds.Right> missing = new LinkedHashSet<>(needs.rights());
    boolean roles = false;
    try (ResultSet rows = statement.executeQuery("SHOW GRANTS")) {
      while (rows.next()) {
        Matcher grant = GRANT.matcher(rows.getString(1));
        if (!grant.matches()) {
          roles = true;
        } else {
          missing.removeIf(
              right ->
                  reaches(grant.group(2), database, right.table())
                      && grants(grant.group(1), right.privilege()));
        }
      }
    }
    if (missing.isEmpty()) {
      return pass("The account " + user + " may do what the plan does.");
    }
    String lacking =
        missing.stream()
            .map(PlanNeeds.Right::privilege)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return roles
        ? pass(
            "The account " + user + " has roles; whether they grant " + lacking + " is not known.")
        : fail(
            "The account " + user + " lacks " + lacking + " on " + database + ".",
            "Let an administrator run: GRANT "
                + lacking
                + " ON "
                + database
                + ".* TO "
                + account(user));
  }

  private static boolean grants(String granted, String wanted) {
    return granted.startsWith("ALL PRIVILEGES") || List.of(granted.split(", ")).contains(wanted);
  }

  /** As GRANT wants it: {@code 'clerk'@'%'}. */
  private static String account(String user) {
    int at = user.lastIndexOf('@');
    return at < 0
        ? "'" + user + "'"
        : "'" + user.substring(0, at) + "'@'" + user.substring(at + 1) + "'";
  }

  /** Whether a grant on a pattern of databases, or on a table, holds for this one. */
  private static boolean reaches(String scope, String database, String table) {
    if (scope.equals("*.*")) {
      return true;
    }
    if (!scope.endsWith(".*")) {
      return scope.replace("`", "").equalsIgnoreCase(database + "." + table);
    }
    String pattern = scope.substring(0, scope.length() - 2).replace("`", "");
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
      } else {
        regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(database).matches();
  }

  private static GuardCheck pass(String detail) {
    return GuardCheck.pass(GuardCheckName.PRIVILEGES, detail);
  }

  private static GuardCheck fail(String detail, String remedy) {
    return GuardCheck.fail(GuardCheckName.PRIVILEGES, detail, remedy);
  }
}
