package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.RemoteBranch;
import dev.retort.service.RemoteBranches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The heads of the revision files. */
@Command(name = "heads", description = "List the heads of the revision files.")
final class HeadsCommand extends RetortCommand {
  @Option(
      names = {"-v", "--verbose"},
      description = "All facts of each.")
  boolean verbose;

  @Option(
      names = "--resolve-dependencies",
      description = "Leave out heads that another revision depends on.")
  boolean resolveDependencies;

  @Option(
      names = "--remote",
      description = "Also what git's remote-tracking branches would bring, as of the last fetch.")
  boolean remote;

  @Override
  int run(Session session) {
    RevisionGraph graph = session.service().graph();
    Problems.warn(session, graph);
    List<Revision> heads = resolveDependencies ? graph.realHeads() : graph.heads();
    Output output = session.output();
    if (output.isJson()) {
      RevisionFields fields = new RevisionFields(session.shell());
      Map<String, Object> found = new LinkedHashMap<>();
      found.put("heads", heads.stream().map(h -> fields.of(h, graph)).toList());
      if (remote) {
        RemoteBranches branches = session.service().remoteBranches();
        found.put("remote", branches.branches().stream().map(HeadsCommand::remoteFields).toList());
        found.put("not_read", branches.failures().stream().map(ErrorFields::of).toList());
      }
      output.json(found);
      return OK;
    }
    RevisionText text = new RevisionText(graph, List.of(), session.shell());
    for (Revision head : heads) {
      output.line(verbose ? text.entry(head) : text.head(head));
    }
    if (remote) {
      RemoteBranches branches = session.service().remoteBranches();
      branches.branches().forEach(b -> output.line(coming(b)));
      branches.failures().forEach(e -> output.warning(String.valueOf(e.getMessage())));
    }
    return OK;
  }

  private static String coming(RemoteBranch branch) {
    return branch.name()
        + " brings "
        + String.join(", ", branch.revisions().stream().map(Revision::id).toList())
        + "; with it the "
        + (branch.heads().size() == 1 ? "head is " : "heads are ")
        + String.join(", ", branch.heads());
  }

  private static Map<String, Object> remoteFields(RemoteBranch branch) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("branch", branch.name());
    fields.put("revisions", branch.revisions().stream().map(Revision::id).toList());
    fields.put("heads_after", branch.heads());
    return fields;
  }
}
