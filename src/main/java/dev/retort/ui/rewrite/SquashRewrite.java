package dev.retort.ui.rewrite;

import dev.retort.error.Cancellation;
import dev.retort.error.FileException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.MigrationService;
import dev.retort.service.Squash;
import dev.retort.service.SquashRequest;
import dev.retort.ui.support.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes one revision of a linear run that ends at the chosen one. */
final class SquashRewrite implements Rewrite {
  private final String last;
  private final List<Revision> choices;

  /** Of the run that ends at {@code last}; it must have a beginning, see {@link #beginnings}. */
  SquashRewrite(RevisionGraph graph, String last) {
    this.last = last;
    this.choices = beginnings(graph, last);
  }

  /** Where a run that ends here can begin, the oldest first; empty where it is no run. */
  static List<Revision> beginnings(RevisionGraph graph, String last) {
    List<Revision> found = new ArrayList<>();
    List<Revision> parents = graph.parents(last);
    while (parents.size() == 1 && standsAlone(graph, parents.get(0))) {
      Revision parent = parents.get(0);
      found.add(0, parent);
      parents = graph.parents(parent.id());
    }
    return found;
  }

  private static boolean standsAlone(RevisionGraph graph, Revision revision) {
    return graph.children(revision.id()).size() == 1 && graph.dependants(revision.id()).isEmpty();
  }

  @Override
  public String id() {
    return "squash";
  }

  @Override
  public List<Revision> choices() {
    return choices;
  }

  @Override
  public boolean hasMessage() {
    return true;
  }

  @Override
  public RewritePlan plan(
      MigrationService service, Messages messages, RewriteInput input, Cancellation cancellation) {
    Squash squash =
        service.planSquash(
            new SquashRequest(input.choice(), last, input.message(), input.acceptUnproven()),
            cancellation);
    List<RewriteFile> files = new ArrayList<>();
    files.add(
        new RewriteFile(RewriteFile.Kind.WRITTEN, squash.file(), squash.file(), squash.text()));
    squash
        .removed()
        .forEach(f -> files.add(new RewriteFile(RewriteFile.Kind.DELETED, f, f, read(f))));
    List<String> facts = new ArrayList<>();
    if (!squash.proven().isEmpty()) {
      facts.add(messages.text("rewrite.squash.proven", RewriteFacts.titles(squash.proven())));
    }
    facts.add(RewriteFacts.asked(messages, squash.asked()));
    List<String> warnings = RewriteFacts.notAsked(messages, squash.notAsked());
    warnings.addAll(RewriteFacts.untried(messages, squash.unproven()));
    return new RewritePlan(files, facts, warnings, squash.revision(), s -> s.squash(squash));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new FileException("read", file, e);
    }
  }
}
