package dev.retort.cli;

import dev.retort.diff.Change;
import dev.retort.diff.RenameCandidate;
import dev.retort.error.ErrorCode;
import dev.retort.service.GeneratedRevision;
import dev.retort.service.RevisionRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Autogenerate without writing. */
@Command(
    name = "check",
    description = "Say whether the model and the revisions differ; if so, end with 5.")
final class CheckCommand extends RetortCommand {
  @Override
  int run(Session session) {
    GeneratedRevision generated;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      generated =
          session.service().generate(RevisionRequest.of(""), progress, interrupts.cancellation());
    }
    Output output = session.output();
    List<Change> changes = generated.changes();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("changes", ChangeText.fields(changes));
      fields.put(
          "rename_candidates",
          generated.candidates().stream().map(RenameCandidate::argument).toList());
      output.json(fields);
    } else if (changes.isEmpty()) {
      output.info("No differences: the revisions build what the model says.");
    } else {
      changes.forEach(change -> output.line(ChangeText.of(change)));
      output.note(
          PlanText.count(changes.size(), "difference")
              + ". Write them down with: retort generate -m MESSAGE");
    }
    return changes.isEmpty() ? OK : ErrorCode.DIFFERENCES_FOUND.group().exitStatus();
  }
}
