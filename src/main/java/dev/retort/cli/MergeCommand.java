package dev.retort.cli;

import dev.retort.service.PendingRevision;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A revision that joins heads. */
@Command(name = "merge", description = "Write a revision that joins heads.")
final class MergeCommand extends RetortCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "REV",
      description = "What to join; heads stands for all of them.")
  List<String> revisions = List.of();

  @Mixin RevisionOptions options = new RevisionOptions();

  @Override
  int run(Session session) {
    Specs.required(revisions.isEmpty() ? null : revisions.get(0), "merge", "heads");
    PendingRevision pending = session.service().merge(revisions, options.request());
    new NewRevision(session).finish(pending, options.dryRun);
    return OK;
  }
}
