package dev.retort.service.mend;

import dev.retort.revision.ParsedRevision;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionProblem;
import dev.retort.service.Fault;
import dev.retort.service.Fault.FileEdit;
import dev.retort.service.Fault.Mend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files in which git left the markers of an unfinished merge. */
final class MarkerFaults {
  private final Evidence evidence;

  MarkerFaults(Evidence evidence) {
    this.evidence = evidence;
  }

  List<Fault> find() {
    return evidence.graph().problems().stream()
        .filter(p -> p.kind() == RevisionProblem.Kind.CONFLICT_MARKER)
        .map(this::fault)
        .toList();
  }

  private Fault fault(RevisionProblem problem) {
    Path file = problem.position().file();
    String text = HeaderText.read(file);
    String name = Evidence.name(file);
    Sides sides = Sides.of(text);
    List<Mend> mends = new ArrayList<>();
    boolean split = false;
    String sentence = name + " has conflict markers of a merge: both sides changed it.";
    if (sides != null) {
      sentence =
          name
              + " has conflict markers of a merge of '"
              + sides.oursName()
              + "' and '"
              + sides.theirsName()
              + "'.";
      Revision ours = whole(file, sides.ours());
      Revision theirs = whole(file, sides.theirs());
      if (ours != null && theirs != null && !ours.id().equals(theirs.id())) {
        split = true;
        mends.add(both(file, text, ours, theirs, sides));
      }
      if (ours != null) {
        mends.add(one("ours", sides.oursName(), file, text, sides.ours()));
      }
      if (theirs != null) {
        mends.add(one("theirs", sides.theirsName(), file, text, sides.theirs()));
      }
    }
    List<String> notes = new ArrayList<>();
    if (mends.isEmpty()) {
      notes.add("Neither side is a whole revision file. Edit it, then look again.");
    } else if (split) {
      notes.add("Two revisions mean two heads: see 'retort conflicts', then merge or rebase.");
    }
    return new Fault(
        "markers:" + name,
        Fault.Kind.CONFLICT_MARKERS,
        file,
        problem.position().line(),
        sentence,
        mends,
        !split && !mends.isEmpty(),
        notes);
  }

  /** The revision, or null if the text is not a whole file. */
  private static @Nullable Revision whole(Path file, String text) {
    ParsedRevision parsed = RevisionFile.parse(file, text);
    return parsed.problems().isEmpty() ? parsed.revision() : null;
  }

  private static Mend one(String choice, String from, Path file, String text, String side) {
    return new Mend(
        choice,
        "Keep the text of '" + from + "' in " + Evidence.name(file) + " and drop the other one.",
        List.of(new FileEdit(file, file, text, side)));
  }

  private static Mend both(Path file, String text, Revision ours, Revision theirs, Sides sides) {
    Path second = besides(file, theirs.id());
    return new Mend(
        "both",
        "Keep both, since they are two revisions: "
            + ours.id()
            + " of '"
            + sides.oursName()
            + "' stays in "
            + Evidence.name(file)
            + ", "
            + theirs.id()
            + " of '"
            + sides.theirsName()
            + "' goes to "
            + Evidence.name(second)
            + ".",
        List.of(
            new FileEdit(null, second, "", sides.theirs()),
            new FileEdit(file, file, text, sides.ours())));
  }

  private static Path besides(Path file, String id) {
    String name = Evidence.name(file);
    String base = name.substring(0, name.length() - ".sql".length());
    Path found = file.resolveSibling(base + "_" + id + ".sql");
    for (int i = 2; Files.exists(found); i++) {
      found = file.resolveSibling(base + "_" + id + "_" + i + ".sql");
    }
    return found;
  }

  /** A text with the markers resolved to either side. */
  private record Sides(String ours, String theirs, String oursName, String theirsName) {
    private enum At {
      COMMON,
      OURS,
      BASE,
      THEIRS
    }

    /** Null if the markers do not pair. */
    static @Nullable Sides of(String text) {
      StringBuilder ours = new StringBuilder();
      StringBuilder theirs = new StringBuilder();
      String oursName = "";
      String theirsName = "";
      At at = At.COMMON;
      for (String line : text.split("(?<=\n)")) {
        At next = next(at, line);
        if (next == null) {
          return null;
        }
        if (next != at) {
          if (line.startsWith("<<<<<<< ")) {
            oursName = line.substring("<<<<<<< ".length()).strip();
          } else if (line.startsWith(">>>>>>> ")) {
            theirsName = line.substring(">>>>>>> ".length()).strip();
          }
          at = next;
          continue;
        }
        if (at == At.COMMON || at == At.OURS) {
          ours.append(line);
        }
        if (at == At.COMMON || at == At.THEIRS) {
          theirs.append(line);
        }
      }
      return at == At.COMMON
          ? new Sides(ours.toString(), theirs.toString(), oursName, theirsName)
          : null;
    }

    private static @Nullable At next(At at, String line) {
      if (line.startsWith("<<<<<<< ")) {
        return at == At.COMMON ? At.OURS : null;
      }
      if (line.startsWith("||||||| ")) {
        return at == At.OURS ? At.BASE : null;
      }
      if (line.strip().equals("=======") && (at == At.OURS || at == At.BASE)) {
        return At.THEIRS;
      }
      if (line.startsWith(">>>>>>> ")) {
        return at == At.THEIRS ? At.COMMON : null;
      }
      return at;
    }
  }
}
