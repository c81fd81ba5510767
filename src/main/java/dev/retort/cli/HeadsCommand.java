package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
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

  @Override
  int run(Session session) {
    RevisionGraph graph = session.service().graph();
    Problems.warn(session, graph);
    List<Revision> heads = resolveDependencies ? graph.realHeads() : graph.heads();
    Output output = session.output();
    if (output.isJson()) {
      RevisionFields fields = new RevisionFields(session.shell());
      output.json(Map.of("heads", heads.stream().map(h -> fields.of(h, graph)).toList()));
      return OK;
    }
    RevisionText text = new RevisionText(graph, List.of(), session.shell());
    for (Revision head : heads) {
      output.line(verbose ? text.entry(head) : text.head(head));
    }
    return OK;
  }
}
