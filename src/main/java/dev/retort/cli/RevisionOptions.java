package dev.retort.cli;

import dev.retort.diff.Rename;
import dev.retort.service.RevisionRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that writes a revision can be told. */
final class RevisionOptions {
  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What the revision does.")
  String message = "";

  @Option(names = "--rev-id", paramLabel = "ID", description = "Its identity; default: random.")
  @Nullable String id;

  @Option(
      names = "--branch-label",
      paramLabel = "LABEL",
      description = "A name for the branch that begins here; may be repeated.")
  List<String> branchLabels = List.of();

  @Option(names = "--splice", description = "Allow a parent that is not a head.")
  boolean splice;

  @Option(names = "--dry-run", description = "Print the file instead of writing it.")
  boolean dryRun;

  /** As a request without a parent of its own. */
  RevisionRequest request() {
    return new RevisionRequest(
        message, id, null, splice, branchLabels, List.of(), null, List.<Rename>of());
  }
}
