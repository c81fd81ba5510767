package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.lint.rule.RuleBuilder.warning;
import static dev.retort.sql.DialectId.POSTGRESQL;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ConstraintDefinition.Kind;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.TableAction;
import dev.retort.sql.DialectId;
import java.util.List;
import java.util.Locale;

/** PostgreSQL: constraints on tables that are in use. */
final class PostgreSqlConstraintRules {
  private static final String NOTES =
      "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES";

  private PostgreSqlConstraintRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("PG06", "ADD FOREIGN KEY without NOT VALID")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .fixable()
            .because("nobody can write to either table while all rows are looked at.")
            .instead("Add it NOT VALID, and VALIDATE CONSTRAINT in a transaction of its own.")
            .see(NOTES)
            .action(
                (a, b, c) -> notValid(a, b, c, Kind.FOREIGN_KEY), TableAction.Kind.ADD_CONSTRAINT),
        error("PG07", "ADD CHECK without NOT VALID")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .fixable()
            .because("nobody can use the table while all rows are looked at.")
            .instead("Add it NOT VALID, and VALIDATE CONSTRAINT in a transaction of its own.")
            .see(NOTES)
            .action((a, b, c) -> notValid(a, b, c, Kind.CHECK), TableAction.Kind.ADD_CONSTRAINT),
        warning("PG08", "NOT VALID and VALIDATE in one transaction")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .fixable()
            .because("the strong lock of the first is kept while the second looks at all rows.")
            .instead("Validate in the next revision, or in a section with '-- @transaction off'.")
            .see(NOTES)
            .action(PostgreSqlConstraintRules::validated, TableAction.Kind.VALIDATE_CONSTRAINT),
        error("PG09", "SET NOT NULL on a table in use")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .fixable()
            .because("nobody can use the table while all rows are looked at.")
            .instead(
                "CHECK (c IS NOT NULL) NOT VALID, VALIDATE it, SET NOT NULL (12 and later look at the"
                    + " check instead of the rows), drop the check.")
            .see(NOTES)
            .action(PostgreSqlConstraintRules::setNotNull, TableAction.Kind.SET_NOT_NULL),
        error("PG15", "ADD PRIMARY KEY without USING INDEX")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .fixable()
            .because("nobody can use the table until the index is built.")
            .instead("CREATE UNIQUE INDEX CONCURRENTLY, then ADD PRIMARY KEY USING INDEX.")
            .see(NOTES)
            .action(
                (a, b, c) -> usingIndex(a, b, c, Kind.PRIMARY_KEY),
                TableAction.Kind.ADD_CONSTRAINT),
        error("PG16", "ADD UNIQUE without USING INDEX")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .fixable()
            .because("nobody can use the table until the index is built.")
            .instead("CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … UNIQUE USING INDEX.")
            .see(NOTES)
            .action((a, b, c) -> usingIndex(a, b, c, Kind.UNIQUE), TableAction.Kind.ADD_CONSTRAINT),
        error("PG17", "ADD EXCLUDE constraint")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .because("nobody can use the table until the index is built, and it has no NOT VALID.")
            .instead("A new table with the constraint, filled and swapped in; or a quiet window.")
            .see(
                "https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-EXCLUDE")
            .action(
                (alter, action, spot) -> {
                  ConstraintDefinition constraint = action.constraint();
                  if (constraint != null && constraint.kind() == Kind.EXCLUDE) {
                    spot.found(action.tokens(), constraint.title() + " of " + alter.table())
                        .about(alter.table());
                  }
                },
                TableAction.Kind.ADD_CONSTRAINT),
        warning("PG30", "Constraint on a domain")
            .on(POSTGRESQL)
            .upgrades()
            .because("every table with a column of the domain is read from end to end.")
            .instead("A check on the tables that need it, added NOT VALID.")
            .see("https://www.postgresql.org/docs/current/sql-alterdomain.html")
            .each(
                Other.class,
                (other, spot) -> {
                  boolean adds = spot.has("ADD", "CONSTRAINT") || spot.has("ADD", "CHECK");
                  boolean tightens = adds || spot.has("SET", "NOT", "NULL");
                  if (other.kind().equals("ALTER DOMAIN")
                      && tightens
                      && !spot.isNew("DOMAIN", other.name())
                      && !spot.has("NOT", "VALID")) {
                    spot.found("Domain " + other.name());
                  }
                }));
  }

  private static void notValid(AlterTable alter, TableAction action, Spot spot, Kind kind) {
    ConstraintDefinition constraint = action.constraint();
    if (constraint == null || constraint.kind() != kind || constraint.notValid()) {
      return;
    }
    Report.Entry entry =
        spot.found(action.tokens(), constraint.title() + " of " + alter.table())
            .about(alter.table());
    if (Sections.isAlone(alter, spot) && !constraint.name().isEmpty()) {
      String validate =
          " NOT VALID;\n\nALTER TABLE "
              + Names.sql(alter.table(), POSTGRESQL)
              + " VALIDATE CONSTRAINT "
              + Names.sql(constraint.name(), DialectId.POSTGRESQL);
      Sections.fixApart(
          entry, spot, "Add it NOT VALID, then validate", spot.statement().append(validate));
    }
  }

  private static void validated(AlterTable alter, TableAction action, Spot spot) {
    for (StatementView other : spot.section().statements()) {
      boolean adds =
          other.index() < spot.statement().index()
              && other.operation() instanceof AlterTable earlier
              && earlier.table().key().equals(alter.table().key())
              && earlier.actions().stream()
                  .anyMatch(a -> a.constraint() != null && a.constraint().notValid());
      if (adds && spot.section().inTransaction()) {
        Report.Entry entry =
            spot.found(action.tokens(), "Constraint " + action.name()).about(alter.table());
        Sections.fixAdditions(entry, spot);
        return;
      }
    }
  }

  private static void setNotNull(AlterTable alter, TableAction action, Spot spot) {
    boolean proven = RowRules.isProven(alter.table(), action.name(), spot);
    if (proven && !spot.context().isBefore(12, 0, 0)) {
      return;
    }
    Report.Entry entry =
        spot.found(action.tokens(), alter.table() + "." + action.name()).about(alter.table());
    if (Sections.isAlone(alter, spot) && !spot.context().isBefore(12, 0, 0)) {
      String column = Names.sql(action.name(), DialectId.POSTGRESQL);
      String check =
          ("ck_" + alter.table().name() + "_" + action.name() + "_not_null")
              .toLowerCase(Locale.ROOT);
      String name = Names.sql(check, DialectId.POSTGRESQL);
      String before =
          """
          ALTER TABLE %1$s ADD CONSTRAINT %2$s CHECK (%3$s IS NOT NULL) NOT VALID;

          ALTER TABLE %1$s VALIDATE CONSTRAINT %2$s;

          """
              .formatted(Names.sql(alter.table(), POSTGRESQL), name, column);
      String after =
          ";\n\nALTER TABLE " + Names.sql(alter.table(), POSTGRESQL) + " DROP CONSTRAINT " + name;
      Sections.fixApart(
          entry,
          spot,
          "Prove it by a check first",
          spot.statement().before(spot.statement().tokens().get(0), before),
          spot.statement().append(after));
    }
  }

  private static void usingIndex(AlterTable alter, TableAction action, Spot spot, Kind kind) {
    ConstraintDefinition constraint = action.constraint();
    if (constraint == null || constraint.kind() != kind || constraint.usingIndex()) {
      return;
    }
    Report.Entry entry =
        spot.found(action.tokens(), constraint.title() + " of " + alter.table())
            .about(alter.table());
    boolean plain = !action.has("DEFERRABLE") && !action.has("NULLS") && !action.has("INCLUDE");
    if (Sections.isAlone(alter, spot) && !constraint.name().isEmpty() && plain) {
      String name = Names.sql(constraint.name(), DialectId.POSTGRESQL);
      String rewritten =
          """
          CREATE UNIQUE INDEX CONCURRENTLY %1$s ON %2$s (%3$s);

          ALTER TABLE %2$s ADD CONSTRAINT %1$s %4$s USING INDEX %1$s"""
              .formatted(
                  name,
                  Names.sql(alter.table(), POSTGRESQL),
                  Names.list(constraint.columns(), DialectId.POSTGRESQL),
                  kind.sql());
      Sections.fixApart(
          entry, spot, "Build the index first", spot.statement().replaceAll(rewritten));
    }
  }
}
