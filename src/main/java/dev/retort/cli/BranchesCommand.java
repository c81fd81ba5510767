package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The branch points and what they branch into. */
@Command(name = "branches", description = "List the branch points and what they branch into.")
final class BranchesCommand extends RetortCommand {
  @Option(
      names = {"-v", "--verbose"},
      description = "All facts of each.")
  boolean verbose;

  @Override
  int run(Session session) {
    RevisionGraph graph = session.service().graph();
    Problems.warn(session, graph);
    List<Revision> points =
        graph.newestFirst().stream().filter(r -> graph.isBranchPoint(r.id())).toList();
    if (session.output().isJson()) {
      json(session, graph, points);
    } else {
      text(session, graph, points);
    }
    return OK;
  }

  private static void json(Session session, RevisionGraph graph, List<Revision> points) {
    RevisionFields fields = new RevisionFields(session.shell());
    List<Map<String, Object>> branches = new ArrayList<>();
    for (Revision point : points) {
      Map<String, Object> branch = fields.of(point, graph);
      branch.put("children", RevisionText.ids(graph.children(point.id())));
      branches.add(branch);
    }
    session.output().json(Map.of("branches", branches));
  }

  private void text(Session session, RevisionGraph graph, List<Revision> points) {
    RevisionText text = new RevisionText(graph, List.of(), session.shell());
    Output output = session.output();
    for (Revision point : points) {
      output.line(verbose ? text.entry(point).stripTrailing() : text.node(point));
      String indent = " ".repeat(point.id().length());
      for (Revision child : graph.children(point.id())) {
        output.line(indent + " -> " + (verbose ? text.withMessage(child) : text.node(child)));
      }
      output.line("");
    }
    if (points.isEmpty()) {
      output.info("There are no branch points.");
    }
  }
}
