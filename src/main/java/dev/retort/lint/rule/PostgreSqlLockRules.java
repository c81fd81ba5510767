package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.lint.rule.RuleBuilder.warning;
import static dev.retort.sql.DialectId.POSTGRESQL;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.ConstraintDefinition.Kind;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateIndex;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.TableAction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** PostgreSQL: what makes other sessions wait, apart from constraints. */
final class PostgreSqlLockRules {
  private static final String CREATE_INDEX =
      "https://www.postgresql.org/docs/current/sql-createindex.html";
  private static final String ALTER_TABLE =
      "https://www.postgresql.org/docs/current/sql-altertable.html";

  private PostgreSqlLockRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("PG01", "CREATE INDEX without CONCURRENTLY")
            .on(POSTGRESQL)
            .locking()
            .fixable()
            .because("nobody can write to the table until the index is built.")
            .instead("CREATE INDEX CONCURRENTLY in a section with '-- @transaction off'.")
            .see(CREATE_INDEX + "#SQL-CREATEINDEX-CONCURRENTLY")
            .each(
                CreateIndex.class,
                (index, spot) -> {
                  if (!index.concurrently()) {
                    Report.Entry entry =
                        spot.found(index.title() + " of " + index.table()).about(index.table());
                    concurrently(entry, spot, "INDEX");
                  }
                }),
        error("PG02", "CONCURRENTLY inside of a transaction")
            .on(POSTGRESQL)
            .fixable()
            .because("the server refuses it there.")
            .instead("A section of its own with '-- @transaction off'.")
            .see(CREATE_INDEX)
            .statements(
                spot -> {
                  boolean refresh =
                      spot.statement().operation() instanceof Other other
                          && other.kind().equals("REFRESH");
                  if (spot.has("CONCURRENTLY") && !refresh && spot.section().inTransaction()) {
                    Report.Entry entry = spot.found("CONCURRENTLY").on(spot.token("CONCURRENTLY"));
                    if (Sections.runApart(spot)) {
                      entry.fix(
                          "Take the section out of the transaction", Sections.transactionOff(spot));
                    }
                  }
                }),
        warning("PG03", "DROP INDEX without CONCURRENTLY")
            .on(POSTGRESQL)
            .fixable()
            .because("it waits for all readers, and everybody else waits behind it.")
            .instead("DROP INDEX CONCURRENTLY in a section with '-- @transaction off'.")
            .see("https://www.postgresql.org/docs/current/sql-dropindex.html")
            .each(
                Drop.class,
                (drop, spot) -> {
                  if (drop.kind().equals("INDEX") && !drop.concurrently() && !isNew(drop, spot)) {
                    Report.Entry entry = spot.found("Index " + drop.names().get(0));
                    if (drop.names().size() == 1 && !drop.cascade()) {
                      concurrently(entry, spot, "INDEX");
                    }
                  }
                }),
        warning("PG04", "REINDEX without CONCURRENTLY")
            .on(POSTGRESQL)
            .locking()
            .fixable()
            .versions("12 and later")
            .because("nobody can write to the table, nor read by the index, until it is done.")
            .instead("REINDEX … CONCURRENTLY in a section with '-- @transaction off'.")
            .see("https://www.postgresql.org/docs/current/sql-reindex.html")
            .each(
                Other.class,
                (other, spot) -> {
                  boolean possible = !spot.context().isBefore(12, 0, 0);
                  if (other.kind().equals("REINDEX") && !spot.has("CONCURRENTLY") && possible) {
                    Report.Entry entry = spot.found("REINDEX");
                    if (spot.has("REINDEX", "TABLE")) {
                      entry.about(spot.nameAfter("TABLE"));
                    }
                    for (String kind : List.of("TABLE", "INDEX", "SCHEMA")) {
                      if (spot.has("REINDEX", kind)) {
                        concurrently(entry, spot, kind);
                      }
                    }
                  }
                }),
        warning("PG25", "Locks on several tables in one transaction")
            .on(POSTGRESQL)
            .upgrades()
            .fixable()
            .because(
                "each lock is kept to the end, and two runs or an application can block each other.")
            .instead(
                "One table a revision, or '-- @transaction off' where each statement stands alone.")
            .see("https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS")
            .statements(PostgreSqlLockRules::severalTables),
        error("PG26", "VACUUM FULL or CLUSTER")
            .on(POSTGRESQL)
            .locking()
            .because("it rewrites the table, and nobody can read it meanwhile.")
            .instead("pg_repack, or a window in which nobody works.")
            .see("https://www.postgresql.org/docs/current/sql-vacuum.html")
            .each(
                Other.class,
                (other, spot) -> {
                  boolean full = other.kind().equals("VACUUM") && spot.has("FULL");
                  if (full || other.kind().equals("CLUSTER")) {
                    spot.found(full ? "VACUUM FULL" : "CLUSTER")
                        .about(full ? spot.lastName() : spot.nameAfter("CLUSTER"));
                  }
                }),
        error("PG27", "DETACH PARTITION without CONCURRENTLY")
            .on(POSTGRESQL)
            .locking()
            .fixable()
            .versions("14 and later")
            .because("nobody can read the partitioned table until all who do are through.")
            .instead("DETACH PARTITION … CONCURRENTLY with '-- @transaction off'.")
            .see(ALTER_TABLE)
            .action(
                (alter, action, spot) -> {
                  if (!action.has("CONCURRENTLY") && !spot.context().isBefore(14, 0, 0)) {
                    Report.Entry entry =
                        spot.found(action.tokens(), "Partition " + action.name())
                            .about(alter.table());
                    if (Sections.runApart(spot)) {
                      Sections.fixApart(
                          entry,
                          spot,
                          "Add CONCURRENTLY",
                          spot.statement().append(" CONCURRENTLY"));
                    }
                  }
                },
                TableAction.Kind.DETACH_PARTITION),
        warning("PG32", "REFRESH MATERIALIZED VIEW without CONCURRENTLY")
            .on(POSTGRESQL)
            .because("nobody can read the view until it is filled.")
            .instead(
                "REFRESH MATERIALIZED VIEW CONCURRENTLY; the view needs a unique index for it.")
            .see("https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html")
            .each(
                Other.class,
                (other, spot) -> {
                  if (other.kind().equals("REFRESH")
                      && !spot.has("CONCURRENTLY")
                      && !spot.isNew("MATERIALIZED VIEW", spot.nameAfter("VIEW").name())) {
                    spot.found("REFRESH MATERIALIZED VIEW");
                  }
                }),
        warning("PG33", "Rename of a schema")
            .on(POSTGRESQL)
            .upgrades()
            .because("applications that still run know the old name only.")
            .instead("Make the new schema, move the applications over, then drop the old one.")
            .see("https://www.postgresql.org/docs/current/sql-alterschema.html")
            .each(
                Other.class,
                (other, spot) -> {
                  if (other.kind().equals("ALTER SCHEMA")
                      && spot.has("RENAME", "TO")
                      && !spot.isNew("SCHEMA", other.name())) {
                    spot.found("Schema " + other.name());
                  }
                }));
  }

  private static boolean isNew(Drop drop, Spot spot) {
    return spot.tables().all().stream()
        .filter(table -> spot.tables().isNew(new ObjectName("", table.name())))
        .flatMap(table -> table.constraints().stream())
        .anyMatch(index -> index.name().equalsIgnoreCase(drop.names().get(0).name()));
  }

  private static void concurrently(Report.Entry entry, Spot spot, String after) {
    if (Sections.runApart(spot)) {
      Sections.fixApart(
          entry,
          spot,
          "Add CONCURRENTLY",
          spot.statement().after(spot.token(after), " CONCURRENTLY"));
    }
  }

  private static void severalTables(Spot spot) {
    Operation operation = spot.statement().operation();
    if (!spot.section().inTransaction()
        || !(operation instanceof AlterTable alter)
        || spot.tables().isNew(alter.table())) {
      return;
    }
    Set<String> before = new TreeSet<>();
    for (StatementView other : spot.section().statements()) {
      if (other.index() < spot.statement().index()
          && other.operation() instanceof AlterTable earlier
          && strong(earlier)
          && !spot.tables().isNew(earlier.table())) {
        before.add(earlier.table().key());
      }
    }
    if (strong(alter) && before.size() == 1 && before.add(alter.table().key())) {
      Sections.fixAdditions(spot.found("Locks on " + String.join(" and ", before)), spot);
    }
  }

  /** What takes a weak lock lets readers and writers through. */
  private static boolean strong(AlterTable alter) {
    return alter.actions().stream()
        .anyMatch(
            a ->
                a.kind() != TableAction.Kind.VALIDATE_CONSTRAINT
                    && (a.constraint() == null || a.constraint().kind() != Kind.NOT_NULL));
  }
}
