package dev.retort.lint.rule;

import dev.retort.lint.Report;
import dev.retort.lint.StatementView;
import dev.retort.lint.TextEdit;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateIndex;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.TableAction.Kind;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rewrites that take a section out of the run's transaction. */
final class Sections {
  private static final Set<Kind> ADDING =
      Set.of(Kind.ADD_COLUMN, Kind.ADD_CONSTRAINT, Kind.VALIDATE_CONSTRAINT);

  private Sections() {}

  /**
   * Whether the section may do without the transaction: it is PostgreSQL's own, and it consists of
   * work on indexes, of which each statement stands alone, or of this statement.
   */
  static boolean runApart(Spot spot) {
    List<StatementView> statements = spot.section().statements();
    return isPostgreSqls(spot)
        && (statements.size() == 1
            || statements.stream().allMatch(s -> isIndexWork(s.operation())));
  }

  /** Whether no other database runs the section as well. */
  static boolean isPostgreSqls(Spot spot) {
    return spot.section().section().dialects().equals(List.of(DialectId.POSTGRESQL));
  }

  /** Whether the section does nothing but this one thing, and may do without the transaction. */
  static boolean isAlone(AlterTable alter, Spot spot) {
    return alter.actions().size() == 1 && spot.section().statements().size() == 1 && runApart(spot);
  }

  /**
   * Offers to leave the transaction where the section only adds to tables, so that what an aborted
   * run leaves behind is in nobody's way.
   */
  static void fixAdditions(Report.Entry entry, Spot spot) {
    boolean adds =
        spot.section().statements().stream()
            .allMatch(
                s ->
                    s.operation() instanceof AlterTable alter
                        && alter.actions().stream().allMatch(a -> ADDING.contains(a.kind())));
    if (isPostgreSqls(spot) && adds) {
      entry.fix("Take the section out of the transaction", transactionOff(spot));
    }
  }

  private static boolean isIndexWork(Operation operation) {
    return operation instanceof CreateIndex
        || (operation instanceof Drop drop && drop.kind().equals("INDEX"))
        || (operation instanceof Other other && other.kind().equals("REINDEX"));
  }

  static TextEdit transactionOff(Spot spot) {
    return spot.section().directive("-- @transaction off");
  }

  /** Offers edits, with the directive where the section does not have it yet. */
  static void fixApart(Report.Entry entry, Spot spot, String title, TextEdit... changes) {
    List<TextEdit> edits = new ArrayList<>();
    if (spot.section().section().transactional()) {
      edits.add(transactionOff(spot));
    }
    edits.addAll(List.of(changes));
    entry.fix(title, edits.toArray(TextEdit[]::new));
  }
}
