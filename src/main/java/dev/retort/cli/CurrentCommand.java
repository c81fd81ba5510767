package dev.retort.cli;

import dev.retort.error.ErrorCode;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where the database stands. */
@Command(name = "current", description = "Show the revisions that the database is at.")
final class CurrentCommand extends RetortCommand {
  @Option(
      names = {"-v", "--verbose"},
      description = "All facts of each.")
  boolean verbose;

  @Option(names = "--check-heads", description = "End with 5 if the database is not at all heads.")
  boolean checkHeads;

  @Override
  int run(Session session) {
    Status status = session.service().status();
    RevisionGraph graph = session.service().graph();
    List<String> known =
        status.current().stream().filter(id -> graph.find(id).isPresent()).toList();
    List<Revision> current = graph.effectiveHeads(known);
    boolean upToDate = status.state() == Status.State.UP_TO_DATE;
    if (session.output().isJson()) {
      json(session, graph, status, current);
    } else {
      text(session, graph, status, current);
    }
    if (checkHeads && !upToDate) {
      session
          .output()
          .note("The database is not at the heads: " + String.join(", ", status.heads()) + ".");
      return ErrorCode.DIFFERENCES_FOUND.group().exitStatus();
    }
    return OK;
  }

  private void text(Session session, RevisionGraph graph, Status status, List<Revision> current) {
    Output output = session.output();
    if (verbose) {
      output.line("Current revision(s) for " + session.environment().database().displayUrl() + ":");
    }
    RevisionText text = new RevisionText(graph, List.of(), session.shell());
    for (Revision revision : current) {
      output.line(verbose ? text.entry(revision) : text.node(revision));
    }
    for (String id : status.unknown()) {
      output.line(id + " (not among the revision files)");
    }
    if (status.current().isEmpty()) {
      output.note(
          status.versionTable()
              ? "The database is at the base: no revision is applied."
              : "The database has no version table yet: no revision is applied.");
    }
  }

  private static void json(
      Session session, RevisionGraph graph, Status status, List<Revision> current) {
    RevisionFields fields = new RevisionFields(session.shell());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Revision revision : current) {
      rows.add(fields.of(revision, graph));
    }
    for (String id : status.unknown()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("revision", id);
      row.put("is_unknown", true);
      rows.add(row);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("current", rows);
    result.put(
        "heads", status.heads().stream().map(id -> fields.of(graph.get(id), graph)).toList());
    result.put("pending", status.pending());
    result.put("state", status.state().name().toLowerCase(Locale.ROOT));
    result.put("up_to_date", status.state() == Status.State.UP_TO_DATE);
    session.output().json(result);
  }
}
