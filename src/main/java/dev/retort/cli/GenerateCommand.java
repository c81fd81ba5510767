package dev.retort.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A new revision, written from the model. */
@Command(
    name = "generate",
    description = "Write a revision from what the model and the revisions differ in.")
final class GenerateCommand extends RetortCommand {
  @Mixin RevisionOptions options = new RevisionOptions();

  @Mixin PlacementOptions placement = new PlacementOptions();

  @Override
  int run(Session session) {
    return new Generation(session, options, placement.sql)
        .run(placement.request(options, session.shell()));
  }
}
