package dev.retort.cli;

import dev.retort.service.Rebase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts one branch on top of another. */
@Command(
    name = "rebase",
    description = {
      "Put a branch on top of a revision instead of merging: rewrites a header and file names.",
      "Refused where the branch does not run there, or is applied in a database that lacks the"
          + " revision."
    })
final class RebaseCommand extends RetortCommand {
  @Parameters(arity = "0..1", paramLabel = "BRANCH", description = "The head that moves.")
  @Nullable String branch;

  @Option(names = "--onto", paramLabel = "REV", description = "What it shall stand on.")
  @Nullable String onto;

  @Option(names = "--dry-run", description = "Show what would be written; write nothing.")
  boolean dryRun;

  @Override
  int run(Session session) {
    if (branch == null || onto == null) {
      throw new UsageException(
          "retort rebase", "Name both, for example: retort rebase 5f0c --onto 77aa");
    }
    Rebase rebase;
    try (Interrupts interrupts = Interrupts.watch()) {
      rebase = session.service().planRebase(branch, onto, interrupts.cancellation());
      interrupts.cancellation().throwIfRequested();
      // From here on an interrupt waits until all files are written.
      if (!dryRun) {
        session.service().rebase(rebase);
      }
    }
    Output output = session.output();
    if (output.isJson()) {
      output.json(fields(session.shell(), rebase));
      return OK;
    }
    output.line(
        (dryRun ? "Would put " : "Put ")
            + rebase.root()
            + " on "
            + rebase.onto()
            + " instead of "
            + RevisionText.orBase(rebase.from()));
    for (Rebase.FileChange change : rebase.files()) {
      String to = change.from().equals(change.to()) ? "" : " -> " + change.to().getFileName();
      output.line("  " + session.shell().display(change.from()) + to);
    }
    for (Rebase.LeftOut left : rebase.leftOut()) {
      output.line(
          (dryRun ? "  Would leave out " : "  Left out ")
              + session.shell().display(left.file())
              + ":"
              + left.line()
              + "  "
              + left.statement().lines().findFirst().orElse(""));
    }
    if (!rebase.leftOut().isEmpty()) {
      output.info("Proven in scratch databases: what is left out is there already.");
    }
    rebase.untried().forEach(u -> output.warning(u.sentence()));
    output.info("Asked whether it is applied: " + String.join(", ", rebase.asked()));
    rebase.notAsked().forEach(e -> output.warning("Not asked: " + e));
    return OK;
  }

  private Map<String, Object> fields(Shell shell, Rebase rebase) {
    List<Map<String, Object>> files = new ArrayList<>();
    for (Rebase.FileChange change : rebase.files()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("file", shell.display(change.from()));
      fields.put("new_file", shell.display(change.to()));
      files.add(fields);
    }
    List<Map<String, Object>> leftOut = new ArrayList<>();
    for (Rebase.LeftOut left : rebase.leftOut()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("file", shell.display(left.file()));
      fields.put("line", left.line());
      fields.put("statement", left.statement());
      leftOut.add(fields);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("root", rebase.root());
    fields.put("from", rebase.from());
    fields.put("onto", rebase.onto());
    fields.put("written", !dryRun);
    fields.put("files", files);
    fields.put("left_out", leftOut);
    fields.put("not_tried", UntriedFields.of(rebase.untried()));
    fields.put("asked", rebase.asked());
    fields.put("not_asked", rebase.notAsked());
    return fields;
  }
}
