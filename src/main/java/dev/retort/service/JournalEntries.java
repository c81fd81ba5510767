package dev.retort.service;

import dev.retort.history.HistoryEntry;
import dev.retort.history.HistoryEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns the rows of the history table into the journal that people see. */
final class JournalEntries {
  private JournalEntries() {}

  /** The entries of rows in their order, each with whether it is as it was written. */
  static List<JournalEntry> of(List<HistoryEntry> rows) {
    List<JournalEntry> journal = new ArrayList<>();
    String previous = "";
    for (HistoryEntry row : rows) {
      journal.add(entry(row, row.isIntact() && row.previousHash().equals(previous)));
      previous = row.hash();
    }
    return List.copyOf(journal);
  }

  private static JournalEntry entry(HistoryEntry entry, boolean intact) {
    HistoryEvent event = entry.event();
    HistoryEvent.Actor actor = event.actor();
    return new JournalEntry(
        entry.number(),
        event.run(),
        event.outcome().name().toLowerCase(Locale.ROOT),
        event.revision(),
        event.direction(),
        event.statement(),
        event.statementCount(),
        event.checksum(),
        new JournalEntry.Origin(actor.who(), actor.host(), actor.process(), actor.session()),
        event.startedAt(),
        Duration.ofMillis(event.durationMillis()),
        event.detail(),
        intact);
  }
}
