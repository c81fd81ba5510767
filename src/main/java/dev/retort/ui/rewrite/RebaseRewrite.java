package dev.retort.ui.rewrite;

import dev.retort.error.Cancellation;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.MigrationService;
import dev.retort.service.Rebase;
import dev.retort.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;

/** Puts the branch that ends at the chosen head on top of another head. */
final class RebaseRewrite implements Rewrite {
  private final String branch;
  private final List<Revision> choices;

  /** Of the branch that ends at the head {@code branch}; there must be another head. */
  RebaseRewrite(RevisionGraph graph, String branch) {
    this.branch = branch;
    this.choices = others(graph, branch);
  }

  /** The other heads. */
  static List<Revision> others(RevisionGraph graph, String branch) {
    return graph.heads().stream().filter(r -> !r.id().equals(branch)).toList();
  }

  @Override
  public String id() {
    return "rebase";
  }

  @Override
  public List<Revision> choices() {
    return choices;
  }

  @Override
  public boolean hasMessage() {
    return false;
  }

  @Override
  public RewritePlan plan(
      MigrationService service, Messages messages, RewriteInput input, Cancellation cancellation) {
    Rebase rebase = service.planRebase(branch, input.choice(), cancellation);
    List<RewriteFile> files = rebase.files().stream().map(RebaseRewrite::file).toList();
    List<String> facts = new ArrayList<>();
    facts.add(messages.text("rewrite.rebase.proven", rebase.root(), rebase.onto()));
    for (Rebase.LeftOut left : rebase.leftOut()) {
      facts.add(
          messages.text(
              "rewrite.left_out",
              left.file().getFileName() + ":" + left.line(),
              left.statement().lines().findFirst().orElse("")));
    }
    facts.add(RewriteFacts.asked(messages, rebase.asked()));
    List<String> warnings = RewriteFacts.notAsked(messages, rebase.notAsked());
    warnings.addAll(RewriteFacts.untried(messages, rebase.untried()));
    return new RewritePlan(files, facts, warnings, branch, s -> s.rebase(rebase));
  }

  private static RewriteFile file(Rebase.FileChange change) {
    RewriteFile.Kind kind =
        change.from().equals(change.to()) ? RewriteFile.Kind.WRITTEN : RewriteFile.Kind.RENAMED;
    return new RewriteFile(kind, change.to(), change.from(), change.text());
  }
}
