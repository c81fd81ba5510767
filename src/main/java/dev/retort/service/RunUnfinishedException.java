package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.history.HistoryEvent;
import dev.retort.history.UnfinishedRevision;
import java.util.LinkedHashMap;
import java.util.Map;

/** An earlier run stopped inside a revision whose statements commit by themselves. */
public final class RunUnfinishedException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final transient UnfinishedRevision unfinished;

  /** Tells what stopped, and where. */
  public RunUnfinishedException(UnfinishedRevision unfinished) {
    super(ErrorCode.RUN_UNFINISHED, message(unfinished));
    this.unfinished = unfinished;
  }

  private static String message(UnfinishedRevision unfinished) {
    HistoryEvent last = unfinished.last();
    return "The "
        + last.direction()
        + " of "
        + last.revision()
        + " that "
        + last.actor().who()
        + " began on "
        + last.actor().host()
        + " at "
        + last.startedAt()
        + " stopped half-way: "
        + unfinished.done()
        + " of "
        + last.statementCount()
        + " statements are done"
        + (unfinished.inFlight() ? ", and how the next one ended is not known" : "")
        + ". Nothing was started. 'retort repair' shows each statement and offers to go on, to take"
        + " them back, or to accept them.";
  }

  @Override
  public Map<String, Object> fields() {
    HistoryEvent last = unfinished.last();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("revision", last.revision());
    fields.put("direction", last.direction());
    fields.put("run", last.run());
    fields.put("statements_done", unfinished.done());
    fields.put("statements", last.statementCount());
    fields.put("in_flight", unfinished.inFlight());
    return fields;
  }
}
