package dev.retort.service.guard;

import dev.retort.config.GuardCheckName;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.GuardCheck;
import dev.retort.service.JournalEntry;
import dev.retort.service.MigrationService;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the revision files are those that the database was built from. */
final class AppliedFilesCheck {
  private final MigrationService service;

  AppliedFilesCheck(MigrationService service) {
    this.service = service;
  }

  /** Whether there is a file of all that the database names. */
  GuardCheck unknown() {
    List<String> unknown = service.status().unknown();
    return unknown.isEmpty()
        ? GuardCheck.pass(
            GuardCheckName.UNKNOWN_REVISIONS, "The files have all that the database names.")
        : GuardCheck.fail(
            GuardCheckName.UNKNOWN_REVISIONS,
            "The database is at " + String.join(", ", unknown) + ", which no file has.",
            "Get the revision files from whoever ran them.");
  }

  /** Whether the files are as they were when they ran. */
  GuardCheck changed() {
    List<JournalEntry> journal = service.history();
    Optional<JournalEntry> edited =
        JournalEntry.firstBroken(journal.subList(judged(journal), journal.size()));
    if (edited.isPresent()) {
      return GuardCheck.fail(
          GuardCheckName.CHANGED_FILES,
          "Somebody edited the journal: entry "
              + edited.get().number()
              + " is not as it was written, or those before it are missing, so that it is not"
              + " certain which files ran.",
          "Find out who changed the table; 'retort journal' lists it. Going on without this check,"
              + " for a reason, accepts the journal as it is.");
    }
    Map<String, String> applied = JournalEntry.checksums(journal);
    RevisionGraph graph = service.graph();
    List<String> changed =
        service.status().applied().stream()
            .sorted()
            .flatMap(id -> graph.find(id).stream())
            .filter(r -> !applied.getOrDefault(r.id(), r.checksum()).equals(r.checksum()))
            // A squash is another file by right: it was proven to build what these did.
            .filter(r -> !r.isAsSquashed())
            .map(r -> String.valueOf(r.file().getFileName()))
            .toList();
    return changed.isEmpty()
        ? GuardCheck.pass(GuardCheckName.CHANGED_FILES, "No file changed after it was applied.")
        : GuardCheck.fail(
            GuardCheckName.CHANGED_FILES,
            "Changed after they were applied: " + FirstFew.of(changed) + ".",
            "Bring the files back as they were, and put the change into a new revision.");
  }

  /** The last entry that says that somebody went on in spite of this check; else the first. */
  private static int judged(List<JournalEntry> journal) {
    String waived = GuardCheckName.CHANGED_FILES.id() + ": waived";
    for (int i = journal.size() - 1; i > 0; i--) {
      JournalEntry entry = journal.get(i);
      String detail = entry.detail();
      if (entry.intact()
          && entry.outcome().equals("guard")
          && detail != null
          && detail.startsWith(waived)) {
        return i;
      }
    }
    return 0;
  }
}
