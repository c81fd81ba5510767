package dev.retort.service.verify;

import dev.retort.history.HistoryEvent;
import dev.retort.history.HistoryStore;
import dev.retort.history.UnfinishedRevision;
import dev.retort.service.JournalEntry;
import dev.retort.service.VerificationReport.Check;
import dev.retort.service.VerificationReport.Outcome;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks whether the journal is as it was written, and whether it tells of a run that stopped. */
public final class JournalCheck {
  static final String ID = "journal";

  private final HistoryStore history;
  private final Supplier<List<JournalEntry>> journal;

  /**
   * For an environment's journal.
   *
   * @param journal reads all of it
   */
  public JournalCheck(HistoryStore history, Supplier<List<JournalEntry>> journal) {
    this.history = history;
    this.journal = journal;
  }

  Check check(Connection connection) {
    if (!history.exists(connection)) {
      return passed("The table " + history.name() + " does not exist yet; the first run makes it.");
    }
    List<JournalEntry> entries = journal.get();
    Optional<JournalEntry> broken = JournalEntry.firstBroken(entries);
    if (broken.isPresent()) {
      return new Check(
          ID,
          Outcome.FAIL,
          "Entry "
              + broken.get().number()
              + " of the table "
              + history.name()
              + " is not as it was written, or those before it are missing.",
          "Find out who changed the table; a backup of the database has what stood there.");
    }
    Optional<UnfinishedRevision> unfinished = history.unfinished(connection);
    if (unfinished.isPresent()) {
      HistoryEvent last = unfinished.get().last();
      return new Check(
          ID,
          Outcome.FAIL,
          "The " + last.direction() + " of " + last.revision() + " stopped half-way.",
          "'repair' shows which of its statements are done, and goes on or takes them back.");
    }
    int size = entries.size();
    return passed(
        size == 1 ? "1 entry, as it was written." : size + " entries, each as it was written.");
  }

  private static Check passed(String detail) {
    return new Check(ID, Outcome.PASS, detail, null);
  }
}
