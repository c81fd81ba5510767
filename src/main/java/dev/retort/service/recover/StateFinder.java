package dev.retort.service.recover;

import dev.retort.history.HistoryEvent;
import dev.retort.history.UnfinishedRevision;
import dev.retort.service.Interruption.State;
import dev.retort.service.Interruption.StatementState;
import dev.retort.service.OrphanedSession;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of each statement of a stopped step whether it took effect, and why that is known. */
final class StateFinder {
  private final StoppedStep stopped;
  private final @Nullable Traces traces;
  private final boolean keptWithItsRow;
  private final @Nullable OrphanedSession orphan;
  private final List<String> invalid;

  /**
   * A finder.
   *
   * @param traces what the database shows, or null when it could not be asked
   * @param keptWithItsRow whether the statement in flight is kept together with its row of the
   *     history, as on MySQL one that changes rows only
   * @param orphan the session on the server in which that statement may go on, or null for none
   * @param invalid the indexes that it began to build or to drop, and that serve nothing
   */
  StateFinder(
      StoppedStep stopped,
      @Nullable Traces traces,
      boolean keptWithItsRow,
      @Nullable OrphanedSession orphan,
      List<String> invalid) {
    this.orphan = orphan;
    this.invalid = List.copyOf(invalid);
    this.stopped = stopped;
    this.traces = traces;
    this.keptWithItsRow = keptWithItsRow;
  }

  List<StatementState> states() {
    UnfinishedRevision unfinished = stopped.unfinished();
    int done = unfinished.done();
    Traces seen = traces;
    OrphanedSession running = orphan;
    if (running != null) {
      return states(
          done,
          State.UNKNOWN,
          "it may go on in session " + running.session() + ", which the server still has");
    }
    if (!invalid.isEmpty()) {
      return states(done, State.NOT_DONE, broken());
    }
    if (seen != null && !fitsHistory(seen)) {
      List<Integer> fitting = seen.fitting();
      if (fitting.size() == 1) {
        return upTo(fitting.get(0), "the structure is as it is after exactly these statements");
      }
      return states(done, State.UNKNOWN, "the structure is not as any of the statements leaves it");
    }
    if (!unfinished.inFlight()) {
      return upTo(done, "the history says so");
    }
    return states(done, inFlight(seen), reason(seen));
  }

  private String broken() {
    return "it was sent, and did not come to its end: it left "
        + String.join(", ", invalid)
        + ", which is invalid and goes when it is sent again";
  }

  private boolean fitsHistory(Traces seen) {
    UnfinishedRevision unfinished = stopped.unfinished();
    return seen.fits(unfinished.done())
        || (unfinished.inFlight() && seen.fits(unfinished.done() + 1));
  }

  private State inFlight(@Nullable Traces seen) {
    int statement = stopped.unfinished().done();
    if (keptWithItsRow) {
      return State.NOT_DONE;
    }
    if (seen == null || !seen.changesStructure(statement)) {
      return State.UNKNOWN;
    }
    return seen.fits(statement) ? State.NOT_DONE : State.DONE;
  }

  private String reason(@Nullable Traces seen) {
    int statement = stopped.unfinished().done();
    if (keptWithItsRow) {
      return "it is kept together with its row in the history, and there is none";
    }
    if (seen == null) {
      return "it was sent, and the structure could not be looked at";
    }
    if (!seen.changesStructure(statement)) {
      return "it was sent, and it leaves no trace in the structure";
    }
    return seen.fits(statement)
        ? "it was sent, and the structure is as before it"
        : "it was sent, and the structure is as after it";
  }

  private List<StatementState> upTo(int done, String reason) {
    List<StatementState> found = new ArrayList<>();
    List<SqlStatement> statements = stopped.step().statements();
    for (int i = 0; i < statements.size(); i++) {
      found.add(i < done ? state(i, State.DONE, reason) : state(i, State.NOT_DONE, whyNotDone(i)));
    }
    return found;
  }

  private List<StatementState> states(int inFlight, State state, String reason) {
    List<StatementState> found = new ArrayList<>();
    for (int i = 0; i < stopped.step().statements().size(); i++) {
      if (i < inFlight) {
        found.add(state(i, State.DONE, "the history says so"));
      } else if (i == inFlight) {
        found.add(state(i, state, reason));
      } else {
        found.add(state(i, State.NOT_DONE, whyNotDone(i)));
      }
    }
    return found;
  }

  /** Of a statement that took no effect. */
  private String whyNotDone(int index) {
    UnfinishedRevision unfinished = stopped.unfinished();
    if (!unfinished.sent() || index != unfinished.done()) {
      return "not sent";
    }
    return switch (unfinished.last().outcome()) {
      case FAILED -> "it was sent, and failed";
      case CANCELLED -> "it was sent, and was broken off";
      default -> "it was sent, and the structure is as before it";
    };
  }

  private StatementState state(int index, State state, String reason) {
    SqlStatement statement = stopped.step().statements().get(index);
    return new StatementState(index, statement.line(), statement.text(), state, reason);
  }

  /** How the states were found, in a sentence. */
  String evidence() {
    HistoryEvent last = stopped.unfinished().last();
    return "Statement "
        + Math.min(last.statement() + 1, Math.max(1, last.statementCount()))
        + " of "
        + last.statementCount()
        + " is the last that the history tells of"
        + (traces == null ? "." : "; the structure of the database was compared as well.");
  }
}
