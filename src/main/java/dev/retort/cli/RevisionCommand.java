package dev.retort.cli;

import dev.retort.service.PendingRevision;
import dev.retort.service.RevisionRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A new revision: empty, or written from the model. */
@Command(name = "revision", description = "Write a new revision.")
final class RevisionCommand extends RetortCommand {
  @Option(
      names = "--autogenerate",
      description = "From what the model and the revisions differ in.")
  boolean autogenerate;

  @Mixin RevisionOptions options = new RevisionOptions();

  @Mixin PlacementOptions placement = new PlacementOptions();

  @Override
  int run(Session session) {
    RevisionRequest request = placement.request(options, session.shell());
    if (autogenerate) {
      return new Generation(session, options, placement.sql).run(request);
    }
    PendingRevision pending = session.service().revision(request);
    new NewRevision(session).finish(pending, options.dryRun || placement.sql);
    return OK;
  }
}
