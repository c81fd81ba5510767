package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.lint.rule.RuleBuilder.info;
import static dev.retort.lint.rule.RuleBuilder.warning;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.RevisionView;
import dev.retort.lint.SectionView;
import dev.retort.lint.Severity;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.ChangeRows;
import dev.retort.lint.statement.Operation.CreateIndex;
import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.RenameTables;
import dev.retort.lint.statement.Operation.TransactionControl;
import dev.retort.lint.statement.Operation.Unknown;
import dev.retort.lint.statement.TableAction;
import dev.retort.revision.Direction;
import dev.retort.revision.Section;
import dev.retort.sql.DialectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a revision is as a whole, and the directives in it. */
final class RevisionRules {
  private RevisionRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("TX01", "Transaction control inside of a revision")
            .because("it ends or nests the transaction of the run, whose steps it takes apart.")
            .instead(
                "Leave it out; '-- @transaction off' takes a section out of the run's transaction.")
            .each(TransactionControl.class, (control, spot) -> spot.found(control.verb())),
        info("TX02", "Several schema changes that commit one by one")
            .on(Catalogue.MYSQL_FAMILY)
            .upgrades()
            .because("a failure in the middle leaves the first of them behind.")
            .instead("One change a revision; after a failure Retort resumes at the statement.")
            .see("https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html")
            .revision(
                (revision, report) -> {
                  SectionView up = revision.upgrade();
                  long altered =
                      up == null
                          ? 0
                          : up.statements().stream().filter(RevisionRules::changesExisting).count();
                  if (up != null && altered > 1) {
                    report.at(
                        up, up.section().line(), altered + " statements change tables that exist");
                  }
                }),
        error("DM03", "Schema change and change of rows in one revision")
            .on(DialectId.POSTGRESQL, DialectId.MYSQL, DialectId.MARIADB)
            .upgrades()
            .existing()
            .because(
                "on PostgreSQL the schema change keeps its lock while the rows are written; on MySQL it"
                    + " commits before them, so that a failure leaves half of the work.")
            .instead("Two revisions: the schema change first, then the rows in batches.")
            .each(ChangeRows.class, RevisionRules::mixed),
        warning("GR04", "No way back")
            .because("nothing takes the database back.")
            .instead(
                "Write the downgrade, or say in its section why there is none: '-- @irreversible REASON'.")
            .revision(RevisionRules::noWayBack),
        warning("GR05", "Statement that is not understood")
            .because("whether it is safe is not known.")
            .instead("Read it twice, and say in @allow that it was read.")
            .each(Unknown.class, (unknown, spot) -> spot.found("Statement").as(Severity.INFO)),
        info("GR07", "IF EXISTS or IF NOT EXISTS")
            .because("a database that differs from what the revision expects goes unnoticed.")
            .instead("Leave it out; Retort knows which statements have run.")
            .statements(RevisionRules::ifExists),
        error("RT01", "No section for a dialect")
            .because("a plan for it stops at this revision.")
            .instead("Write the section, or take the dialect out of migrations.dialects.")
            .revision(
                (revision, report) -> {
                  boolean expected =
                      revision.context().dialect().lookupOrder().stream()
                          .anyMatch(revision.context().dialects()::contains);
                  boolean missing =
                      revision
                          .revision()
                          .section(Direction.UPGRADE, revision.context().dialect())
                          .isEmpty();
                  if (expected && missing && !revision.revision().isMergePoint()) {
                    List<Section> sections = revision.revision().sections();
                    report.at(
                        (SectionView) null,
                        sections.isEmpty() ? 1 : sections.get(0).line(),
                        "@upgrade " + revision.context().dialect() + " is missing");
                  }
                }),
        warning("RT02", "@allow without a finding")
            .because("there is nothing to accept.")
            .instead("Remove it, or move it above the statement that it is about.")
            .byLinter(),
        error("RT03", "@allow of a rule that does not exist")
            .because("it accepts nothing.")
            .instead("'retort lint --rules' lists the rules.")
            .byLinter(),
        warning("RT04", "@allow without a reason")
            .because("nobody will know why it was accepted.")
            .instead("Write the reason after the rule: -- @allow DS02 empty since May.")
            .byLinter());
  }

  private static boolean changesExisting(StatementView statement) {
    Operation operation = statement.operation();
    return operation instanceof AlterTable
        || operation instanceof Drop
        || operation instanceof RenameTables;
  }

  private static void mixed(ChangeRows change, Spot spot) {
    boolean many = !change.verb().equals("INSERT") || change.fromQuery();
    boolean holdsLock =
        spot.context().dialect() != DialectId.POSTGRESQL || spot.section().inTransaction();
    for (StatementView other : spot.section().statements()) {
      boolean alters =
          other.operation() instanceof AlterTable alter && !spot.tables().isNew(alter.table());
      boolean indexes =
          other.operation() instanceof CreateIndex index && !spot.tables().isNew(index.table());
      if (many && holdsLock && (alters || indexes)) {
        spot.found(
                change.verb()
                    + " of "
                    + change.table()
                    + " beside the schema change in line "
                    + other.line())
            .about(change.table());
        return;
      }
    }
  }

  private static void noWayBack(RevisionView revision, Report report) {
    SectionView up = revision.upgrade();
    SectionView down = revision.downgrade();
    if (up == null || up.statements().isEmpty()) {
      return;
    }
    boolean written =
        revision.revision().section(Direction.DOWNGRADE, revision.context().dialect()).isPresent();
    if (!written) {
      report.at(up, up.section().line(), "The revision has no downgrade");
    } else if (down != null
        && down.statements().isEmpty()
        && down.section().irreversible() == null) {
      report.at(down, down.section().line(), "The downgrade is empty");
    } else if (down != null) {
      for (StatementView statement : down.statements()) {
        String lost = lost(statement);
        if (lost != null) {
          report
              .at(statement, lost)
              .because("the way back loses it.")
              .instead(
                  "Keep it before such a downgrade: the check lost_rows saves the rows that go,"
                      + " 'retort backup' copies the whole database.")
              .as(Severity.INFO);
          return;
        }
      }
    }
  }

  private static @Nullable String lost(StatementView statement) {
    if (statement.operation() instanceof Drop drop
        && drop.kind().equals("TABLE")
        && drop.names().stream().noneMatch(t -> Rebuilds.replaces(statement, t))) {
      return "What is in " + drop.names().get(0);
    }
    if (statement.operation() instanceof AlterTable alter) {
      return alter.actions().stream()
          .filter(a -> a.kind() == TableAction.Kind.DROP_COLUMN)
          .findFirst()
          .map(a -> "What is in " + alter.table() + "." + a.name())
          .orElse(null);
    }
    return null;
  }

  private static void ifExists(Spot spot) {
    Operation operation = spot.statement().operation();
    boolean relevant =
        (operation instanceof CreateTable create && create.ifNotExists())
            || (operation instanceof CreateIndex index
                && index.ifNotExists()
                && !index.concurrently())
            || (operation instanceof Drop drop && drop.ifExists() && !drop.concurrently());
    if (relevant) {
      spot.found("IF " + (operation instanceof Drop ? "EXISTS" : "NOT EXISTS"))
          .on(spot.token("IF"));
    }
  }
}
