package dev.retort.service.run;

import dev.retort.history.RevisionBodies;
import dev.retort.history.RevisionBodies.Body;
import dev.retort.revision.Revision;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps the text of the revision files of a plan in the database before they are run. */
final class BodyKeeper {
  private final RevisionBodies bodies;

  BodyKeeper(RevisionBodies bodies) {
    this.bodies = bodies;
  }

  /** Stores the texts that are not stored yet, as the plan was made of them. */
  void keep(Connection connection, MigrationPlan plan) {
    Set<String> known = bodies.checksums(connection);
    List<Body> missing = new ArrayList<>();
    for (PlanStep step : plan.steps()) {
      if (known.add(step.revision().checksum())) {
        missing.add(body(step.revision()));
      }
    }
    if (!missing.isEmpty()) {
      bodies.store(connection, missing);
    }
  }

  private static Body body(Revision revision) {
    Path name = revision.file().getFileName();
    return new Body(revision.checksum(), revision.id(), String.valueOf(name), revision.text());
  }
}
