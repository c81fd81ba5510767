package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionDraft;
import dev.retort.service.PendingRevision;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Saves a revision, or prints it, and tells of it. */
final class NewRevision {
  private final Session session;

  NewRevision(Session session) {
    this.session = session;
  }

  /** Saves {@code pending}, or prints it if {@code dryRun}. */
  void finish(PendingRevision pending, boolean dryRun) {
    if (dryRun) {
      printed(pending.draft(), pending.file(), pending.text());
    } else {
      saved(pending.save(), Map.of());
    }
  }

  /** Tells of a file that was written. */
  void saved(Revision revision, Map<String, Object> more) {
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new RevisionFields(session.shell()).of(revision);
      fields.putAll(more);
      output.json(fields);
    } else {
      output.line("Wrote " + session.shell().display(revision.file()));
      output.info(
          "Revision "
              + revision.id()
              + " on "
              + RevisionText.parents(revision)
              + ". Read its SQL, then: retort upgrade "
              + (revision.isMergePoint() ? "heads" : "head"));
    }
  }

  /** Prints a file that was not written. */
  void printed(RevisionDraft draft, @Nullable Path file, String text) {
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("revision", draft.id());
      fields.put("down_revision", draft.downRevisions());
      fields.put("file", file == null ? null : session.shell().display(file));
      fields.put("written", false);
      fields.put("text", text);
      output.json(fields);
      return;
    }
    if (file != null) {
      output.note("Would write " + session.shell().display(file));
    }
    output.line(text.stripTrailing());
  }
}
