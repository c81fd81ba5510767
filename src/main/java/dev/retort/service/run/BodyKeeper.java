package dev.retort.service.run;

import dev.retort.error.FileException;
import dev.retort.history.RevisionBodies;
import dev.retort.history.RevisionBodies.Body;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStaleException;
import dev.retort.service.PlanStep;
import java.io.IOException;
import java.nio.file.Files;
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

  /**
   * Stores the files that are not stored yet.
   *
   * @throws PlanStaleException if a file is no longer what the plan was made of
   */
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
    String text;
    try {
      text = RevisionFile.normalised(Files.readString(revision.file()));
    } catch (IOException e) {
      throw new FileException("read the revision file", revision.file(), e);
    }
    if (!RevisionFile.checksum(text).equals(revision.checksum())) {
      throw new PlanStaleException(
          "The file " + revision.file() + " changed since the plan was made.");
    }
    Path name = revision.file().getFileName();
    return new Body(revision.checksum(), revision.id(), String.valueOf(name), text);
  }
}
