package dev.retort.service;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the journal: something that a past run did.
 *
 * @param number place in the journal, from 1
 * @param run identity of the run
 * @param outcome {@code done}, {@code failed}, {@code cancelled}, {@code reverted} or {@code
 *     accepted} of a revision; {@code intent} before and {@code statement} after a statement that
 *     commits by itself; {@code guard} for a check before the run
 * @param revision what it is about; empty for a guard
 * @param direction upgrade, downgrade or stamp; empty for a guard
 * @param statement of {@code intent} and {@code statement} which one, from 0; else how many ended
 * @param statementCount how many the revision has
 * @param checksum of the revision file at that time
 * @param origin who ran it, and where
 * @param startedAt when it began
 * @param time how long it took
 * @param detail the statement, the database's message or a person's reason; null for none
 * @param intact whether the entry's hash is that of its content, and it names the one before it
 */
public record JournalEntry(
    long number,
    String run,
    String outcome,
    String revision,
    String direction,
    int statement,
    int statementCount,
    String checksum,
    Origin origin,
    Instant startedAt,
    Duration time,
    @Nullable String detail,
    boolean intact) {

  /**
   * The first entry that is not as it was written, or that does not follow on the one before.
   *
   * @param entries that follow one another, in their order
   */
  public static Optional<JournalEntry> firstBroken(List<JournalEntry> entries) {
    long expected = entries.isEmpty() ? 1 : entries.get(0).number();
    for (JournalEntry entry : entries) {
      if (!entry.intact() || entry.number() != expected) {
        return Optional.of(entry);
      }
      expected++;
    }
    return Optional.empty();
  }

  /** The checksum that the file of each revision had when it last ran to its end, by revision. */
  public static Map<String, String> checksums(List<JournalEntry> entries) {
    Map<String, String> found = new HashMap<>();
    for (JournalEntry entry : entries) {
      if (entry.outcome().equals("done") && entry.direction().equals("upgrade")) {
        found.put(entry.revision(), entry.checksum());
      }
    }
    return found;
  }

  /**
   * Who ran it, and where.
   *
   * @param who the account
   * @param host the machine
   * @param process the operating system's number of the process
   * @param session the database's number of the session, or empty
   */
  public record Origin(String who, String host, long process, String session) {}
}
