package dev.retort.revision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Graphs in a small language: one revision a line, {@code id <- parent, parent ~ dependency
 * #label}. The order of the lines is the load order.
 */
public final class GraphText {
  private GraphText() {}

  public static RevisionGraph graph(String... lines) {
    return RevisionGraph.of(revisions(lines));
  }

  public static List<Revision> revisions(String... lines) {
    List<Revision> revisions = new ArrayList<>();
    for (String line : lines) {
      revisions.add(revision(line));
    }
    return revisions;
  }

  private static Revision revision(String line) {
    String id = part(line, "");
    return new Revision(
        id,
        names(part(line, "<-")),
        names(part(line, "~")),
        names(part(line, "#")),
        "message of " + id,
        null,
        Path.of(id + ".sql"),
        List.of(),
        "");
  }

  /** What stands between a mark and the next one. */
  private static String part(String line, String mark) {
    int start = line.indexOf(mark);
    if (start < 0) {
      return "";
    }
    int from = start + mark.length();
    int end = line.length();
    for (String other : List.of("<-", "~", "#")) {
      int next = line.indexOf(other, from);
      end = next < 0 ? end : Math.min(end, next);
    }
    return line.substring(from, end).strip();
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
