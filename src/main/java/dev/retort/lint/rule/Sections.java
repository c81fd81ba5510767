package dev.retort.lint.rule;

import dev.retort.lint.Report;
import dev.retort.lint.StatementView;
import dev.retort.lint.TextEdit;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.Operation.CreateIndex;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;

/** Rewrites that take a section out of the run's transaction. */
final class Sections {
  private Sections() {}

  /**
   * Whether the section may do without the transaction: it is PostgreSQL's own, and it consists of
   * work on indexes, of which each statement stands alone, or of this statement.
   */
  static boolean runApart(Spot spot) {
    boolean own = spot.section().section().dialects().equals(List.of(DialectId.POSTGRESQL));
    List<StatementView> statements = spot.section().statements();
    return own
        && (statements.size() == 1
            || statements.stream().allMatch(s -> isIndexWork(s.operation())));
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
