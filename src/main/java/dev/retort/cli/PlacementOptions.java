package dev.retort.cli;

import dev.retort.diff.Rename;
import dev.retort.service.RevisionRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a revision that is not a merge goes, and what a person has decided about it. */
final class PlacementOptions {
  @Option(
      names = "--head",
      paramLabel = "REV",
      description = "What it stands on: a head, LABEL@head, or base for a new root.")
  @Nullable String head;

  @Option(
      names = "--depends-on",
      paramLabel = "REV",
      description = "What must be applied before it; may be repeated.")
  List<String> dependsOn = List.of();

  @Option(
      names = "--version-path",
      paramLabel = "FOLDER",
      description = "Which of the environment's folders it goes to.")
  @Nullable Path versionPath;

  @Option(
      names = "--rename",
      paramLabel = "OLD:NEW",
      description = "A table, or TABLE.OLD:NEW a column, that was renamed; may be repeated.")
  List<String> renames = List.of();

  @Option(names = "--sql", description = "Print its SQL for this environment; write nothing.")
  boolean sql;

  @Option(names = "--no-cache", description = "Build and read everything anew; keep nothing.")
  boolean noCache;

  /** The request of {@code options}, put in its place. */
  RevisionRequest request(RevisionOptions options, Shell shell) {
    List<Rename> decided = new ArrayList<>();
    for (String argument : renames) {
      decided.add(
          Rename.parse(argument)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "retort revision",
                          "'"
                              + argument
                              + "' is not a rename. Type OLD:NEW for a table, TABLE.OLD:NEW for a column.")));
    }
    Path folder = versionPath == null ? null : shell.resolve(versionPath);
    return new RevisionRequest(
        options.message,
        options.id,
        head,
        options.splice,
        options.branchLabels,
        dependsOn,
        folder,
        decided,
        !noCache);
  }
}
