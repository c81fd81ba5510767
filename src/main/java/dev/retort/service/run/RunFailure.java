package dev.retort.service.run;

import dev.retort.service.PlanStep;
import java.util.List;

/** What a run that ended early leaves behind, in one sentence. */
final class RunFailure {
  private RunFailure() {}

  static String leftBehind(PlanStep step, RunTransaction transaction, int done, boolean underWay) {
    if (!transaction.isOpen() && done > 0) {
      return done
          + " of "
          + step.statements().size()
          + " statements of this revision took effect by themselves and stay; the version table"
          + " says "
          + shown(transaction.keptRows())
          + ". 'retort repair' shows them and offers to go on, to take them back, or to accept"
          + " them.";
    }
    if (!transaction.isOpen() && underWay) {
      return "The statement ran outside of a transaction, and none of this revision came before it."
          + " What a statement has done when it is broken off or fails, the database takes back by"
          + " itself; the version table says "
          + shown(transaction.keptRows())
          + ".";
    }
    if (!transaction.keptAnything()) {
      return "Nothing was changed: the run was rolled back.";
    }
    return "This revision was rolled back; those before it are kept, and the database is at "
        + shown(transaction.keptRows())
        + ".";
  }

  /** The same where the connection was lost, so that nobody could look at what became of it. */
  static String leftBehindUnseen(PlanStep step, RunTransaction transaction, int done) {
    if (!transaction.isOpen()) {
      return "The connection was lost: "
          + done
          + " of "
          + step.statements().size()
          + " statements of this revision took effect, and whether this one did is not known yet."
          + " 'retort repair' looks at the database and says it, and offers to go on, to take them"
          + " back, or to accept them.";
    }
    return "The connection was lost"
        + (done < step.statements().size()
            ? "; the database takes back what was not committed. "
            : ", perhaps in the moment of the commit, so that it may have arrived or not. ")
        + "'retort current' tells where the database is; the next run starts from there.";
  }

  static String shown(List<String> ids) {
    return ids.isEmpty() ? "base" : String.join(", ", ids);
  }
}
