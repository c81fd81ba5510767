package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The revisions, newest first. */
@Command(name = "history", description = "List the revisions, newest first.")
final class HistoryCommand extends RetortCommand {
  @Option(
      names = {"-r", "--rev-range"},
      paramLabel = "FROM:TO",
      description = "A range; either side may be left out, 'current' is where the database stands.")
  @Nullable String range;

  @Option(
      names = {"-i", "--indicate-current"},
      description = "Mark what the database is at.")
  boolean indicateCurrent;

  @Option(
      names = {"-v", "--verbose"},
      description = "All facts of each.")
  boolean verbose;

  @Override
  int run(Session session) {
    RevisionGraph graph = session.service().graph();
    Problems.warn(session, graph);
    List<String> rows = asksDatabase() ? session.service().status().current() : List.of();
    List<Revision> revisions = select(graph, rows);
    List<String> current = indicateCurrent ? known(graph, rows) : List.of();
    if (session.output().isJson()) {
      json(session, graph, revisions, current);
    } else {
      RevisionText text = new RevisionText(graph, current, session.shell());
      for (Revision revision : revisions) {
        session.output().line(verbose ? text.entry(revision) : text.historyLine(revision));
      }
    }
    return OK;
  }

  private boolean asksDatabase() {
    return indicateCurrent || (range != null && range.contains("current"));
  }

  private List<Revision> select(RevisionGraph graph, List<String> rows) {
    if (range == null) {
      return graph.newestFirst();
    }
    if (range.indexOf(':') < 0) {
      throw new UsageException(
          "retort history",
          "'" + range + "' is not a range. Type FROM:TO, FROM: or :TO, for example -r base:head.");
    }
    return new RevisionResolver(graph).range(range, rows);
  }

  /** What the rows stand for, those included that they imply through dependencies. */
  private static List<String> known(RevisionGraph graph, List<String> rows) {
    List<String> known = rows.stream().filter(r -> graph.find(r).isPresent()).toList();
    return RevisionText.ids(graph.effectiveHeads(known));
  }

  private void json(
      Session session, RevisionGraph graph, List<Revision> revisions, List<String> current) {
    RevisionFields fields = new RevisionFields(session.shell());
    List<Map<String, Object>> history = new ArrayList<>();
    for (Revision revision : revisions) {
      Map<String, Object> entry = fields.of(revision, graph);
      if (indicateCurrent) {
        entry.put("is_current", current.contains(revision.id()));
      }
      history.add(entry);
    }
    session.output().json(Map.of("history", history));
  }
}
