package dev.retort.service.guard;

import dev.retort.config.GuardCheckName;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.GuardCheck;
import dev.retort.service.JournalEntry;
import dev.retort.service.MigrationService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, String> applied = new HashMap<>();
    for (JournalEntry entry : service.history()) {
      if (entry.outcome().equals("done") && entry.direction().equals("upgrade")) {
        applied.put(entry.revision(), entry.checksum());
      }
    }
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
}
