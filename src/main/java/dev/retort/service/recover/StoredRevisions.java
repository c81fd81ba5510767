package dev.retort.service.recover;

import dev.retort.history.HistoryEntry;
import dev.retort.history.HistoryEvent;
import dev.retort.history.RevisionBodies.Body;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.run.RunContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Revisions that were applied and whose files are gone, from the text that the database keeps. */
public final class StoredRevisions {
  private final RunContext context;

  /** Of an environment's database. */
  public StoredRevisions(RunContext context) {
    this.context = context;
  }

  /** The graph with those of {@code rows}, and of their ancestors, that have no file but a text. */
  public RevisionGraph complete(RevisionGraph graph, List<String> rows, Connection connection) {
    if (rows.stream().allMatch(id -> graph.find(id).isPresent())) {
      return graph;
    }
    Map<String, Body> bodies = context.bodies().all(connection);
    Map<String, String> checksums = new HashMap<>();
    for (HistoryEntry entry : context.history().entries(connection)) {
      HistoryEvent event = entry.event();
      if (event.outcome() == HistoryEvent.Outcome.DONE && event.direction().equals("upgrade")) {
        checksums.put(event.revision(), event.checksum());
      }
    }
    List<Revision> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Deque<String> wanted = new ArrayDeque<>(rows);
    while (!wanted.isEmpty()) {
      String id = wanted.remove();
      Body body = bodies.get(checksums.getOrDefault(id, ""));
      if (graph.find(id).isPresent() || !seen.add(id) || body == null) {
        continue;
      }
      Revision revision = RevisionFile.parse(Path.of(body.fileName()), body.text()).revision();
      if (revision != null) {
        found.add(revision);
        wanted.addAll(revision.downRevisions());
        wanted.addAll(revision.dependsOn());
      }
    }
    return found.isEmpty() ? graph : graph.with(found);
  }
}
