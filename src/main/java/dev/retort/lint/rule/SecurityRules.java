package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.warning;

import dev.retort.lint.LintRule;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.TableAction;
import dev.retort.sql.DialectId;
import java.util.List;
import java.util.Set;

/** Who may do what. */
final class SecurityRules {
  private static final Set<String> ACCOUNTS =
      Set.of("CREATE ROLE", "ALTER ROLE", "CREATE USER", "ALTER USER");

  private SecurityRules() {}

  static List<LintRule> rules() {
    return List.of(
        warning("SC01", "Wide privileges, or an account, in a revision")
            .on(DialectId.POSTGRESQL, DialectId.MYSQL, DialectId.MARIADB)
            .because("a change of privileges hides in a change of the schema.")
            .instead("Do it in a step that those who answer for access review.")
            .each(
                Other.class,
                (other, spot) -> {
                  boolean wide =
                      other.kind().equals("GRANT")
                          && (spot.has("GRANT", "ALL")
                              || spot.has("TO", "PUBLIC")
                              || spot.has("GRANT", "OPTION"));
                  if (wide || ACCOUNTS.contains(other.kind())) {
                    spot.found(other.kind());
                  }
                }),
        warning("SC02", "Stored object that runs with another's rights")
            .on(DialectId.POSTGRESQL, DialectId.MYSQL, DialectId.MARIADB)
            .because("whoever calls it gets the rights of its owner.")
            .instead(
                "PostgreSQL: add SET search_path to the function. MySQL: leave DEFINER out, or use SQL"
                    + " SECURITY INVOKER.")
            .see(
                "https://www.postgresql.org/docs/current/sql-createfunction.html",
                "https://dev.mysql.com/doc/refman/8.4/en/stored-objects-security.html")
            .each(
                Other.class,
                (other, spot) -> {
                  boolean function =
                      spot.has("SECURITY", "DEFINER") && !spot.has("SET", "SEARCH_PATH");
                  boolean definer = spot.has("DEFINER", "=") && !spot.has("CURRENT_USER");
                  if (other.kind().startsWith("CREATE ") && (function || definer)) {
                    spot.found(other.kind() + " " + other.name());
                  }
                }),
        warning("SC03", "Row level security switched off")
            .on(DialectId.POSTGRESQL)
            .existing()
            .because("every account that may read the table sees all of its rows from now on.")
            .instead(
                "Leave it on, and change the policies; or say in @allow who decided. A model that says"
                    + " nothing of row_security wants it off.")
            .see("https://www.postgresql.org/docs/current/ddl-rowsecurity.html")
            .action(
                (alter, action, spot) -> {
                  if (action.has("DISABLE", "ROW", "LEVEL", "SECURITY")) {
                    spot.found(action.tokens(), "Table " + alter.table()).about(alter.table());
                  } else if (action.has("NO", "FORCE", "ROW", "LEVEL", "SECURITY")) {
                    spot.found(action.tokens(), "Table " + alter.table())
                        .about(alter.table())
                        .because("the table's owner sees all of its rows from now on.");
                  }
                },
                TableAction.Kind.OTHER));
  }
}
