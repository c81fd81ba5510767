package dev.retort.ui.conflict;

import dev.retort.service.BranchChange;
import dev.retort.service.Conflict;

/**
 * One thing that a branch does.
 *
 * @param object what it is about
 * @param description what happens to it
 * @param sql its statements, each below its file and line
 * @param meets whether the other branch touches it too
 */
record BranchLine(String object, String description, String sql, boolean meets) {
  static BranchLine of(BranchChange change, boolean meets) {
    return new BranchLine(change.object(), change.description(), text(change.places()), meets);
  }

  /** Statements, each below its file and line. */
  static String text(Iterable<Conflict.Place> places) {
    StringBuilder text = new StringBuilder();
    for (Conflict.Place place : places) {
      text.append("-- ")
          .append(place.file().getFileName())
          .append(':')
          .append(place.line())
          .append('\n')
          .append(place.text())
          .append(";\n\n");
    }
    return text.toString().stripTrailing();
  }
}
