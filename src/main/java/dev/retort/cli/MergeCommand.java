package dev.retort.cli;

import dev.retort.error.CancelledException;
import dev.retort.error.FileException;
import dev.retort.error.RetortException;
import dev.retort.service.ConflictReport;
import dev.retort.service.MergeDecision;
import dev.retort.service.MergeProof;
import dev.retort.service.MergeRemarks;
import dev.retort.service.MergeSession;
import dev.retort.service.MergeUnprovenException;
import dev.retort.service.PendingRevision;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(names = "--no-proof", description = "Do not run both orders in scratch databases.")
  boolean noProof;

  @Option(
      names = "--resolve",
      paramLabel = "FILE|ours|theirs",
      description = {
        "What settles what meets: a file with statements, which become the merge's own, or the"
            + " side",
        "to follow where two heads differ; ours is the first one. Proven in scratch databases."
      })
  @Nullable String resolve;

  private @Nullable ConflictReport compared;

  @Override
  int run(Session session) {
    Specs.required(revisions.isEmpty() ? null : revisions.get(0), "merge", "heads");
    PendingRevision pending = session.service().merge(revisions, options.request());
    String settled = settled(session);
    String text = pending.text() + (noProof ? settled : withVerdict(session, settled));
    NewRevision written = new NewRevision(session);
    if (options.dryRun) {
      written.printed(pending.draft(), pending.file(), text);
    } else {
      written.saved(text.equals(pending.text()) ? pending.save() : pending.save(text), Map.of());
    }
    return OK;
  }

  private String settled(Session session) {
    if (resolve == null) {
      return "";
    }
    if (resolve.equals("ours") || resolve.equals("theirs")) {
      return decided(session, resolve.equals("ours") ? MergeDecision.LEFT : MergeDecision.RIGHT);
    }
    Path file = session.shell().resolve(Path.of(resolve));
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8).strip() + "\n";
      return text.contains("-- @upgrade") || text.contains("-- @downgrade")
          ? "\n" + text
          : "\n-- @upgrade\n" + text + "\n-- @downgrade\n-- Nothing to take back.\n";
    } catch (IOException e) {
      throw new FileException("read", file, e);
    }
  }

  private String decided(Session session, MergeDecision side) {
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      MergeSession merge =
          session.service().mergeSession(revisions, progress, interrupts.cancellation());
      compared = merge.report();
      if (merge.obstacle().isPresent()) {
        throw new MergeUnprovenException(
            "No merge can settle this, since both branches run before it. "
                + merge.obstacle().get()
                + " Put one branch on top of the other: retort rebase "
                + merge.report().right()
                + " --onto "
                + merge.report().left()
                + ".",
            List.of(merge.obstacle().get()));
      }
      Map<String, MergeDecision> decisions = new LinkedHashMap<>();
      merge.items().forEach(i -> decisions.put(i.conflict().object(), i.nearest(side)));
      Map<DialectId, String> statements = merge.statements(decisions);
      if (!noProof) {
        require(merge.prove(statements, decisions, progress, interrupts.cancellation()));
      }
      interrupts.cancellation().throwIfRequested();
      return merge.sections(statements);
    }
  }

  private static void require(MergeProof proof) {
    if (!proof.holds()) {
      List<String> faults =
          proof.lines().stream()
              .filter(line -> !line.holds())
              .map(line -> line.dialect().title() + ", " + line.way() + ": " + line.detail())
              .toList();
      throw new MergeUnprovenException(
          "The merge was tried in scratch databases and does not lead to one schema:\n  "
              + String.join("\n  ", faults)
              + "\nNothing was written. Write the statements yourself: --resolve FILE.",
          faults);
    }
  }

  private static void say(Output output, ConflictReport report) {
    report.conflicts().forEach(c -> output.warning(c.sentence()));
    report.orders().forEach(o -> output.note(report.on(o)));
    report.untried().forEach(u -> output.warning(u.sentence()));
  }

  /** Says what was found, and adds it where it is not there yet. */
  private String withVerdict(Session session, String settled) {
    ConflictReport known = compared;
    if (known != null) {
      say(session.output(), known);
      return settled;
    }
    List<ConflictReport> reports;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      reports = session.service().conflicts(revisions, progress, interrupts.cancellation());
      interrupts.cancellation().throwIfRequested();
    } catch (CancelledException e) {
      throw e;
    } catch (RetortException e) {
      session.output().warning("The branches were not compared: " + e.getMessage());
      return settled;
    }
    MergeRemarks remarks = new MergeRemarks(reports);
    if (reports.size() > 1) {
      session.output().note(remarks.pairByPair());
    }
    reports.forEach(report -> say(session.output(), report));
    return remarks.below(settled);
  }
}
