package dev.retort.service.merge;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.error.FileException;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionWriter;
import dev.retort.service.PlanStep;
import dev.retort.service.Rebase;
import dev.retort.service.RebaseRefusedException;
import dev.retort.service.StatementFailedException;
import dev.retort.service.generate.ScratchSchemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts one branch on top of another by rewriting the header of its first file. */
public final class Rebaser {
  private static final Pattern NUMBERED = Pattern.compile("(\\d+)(_.*)");
  private static final Pattern DOWN = Pattern.compile("(?m)^-- @down_revision .*$");
  private static final Pattern ID = Pattern.compile("(?m)^-- @revision .*$");

  private final RevisionGraph graph;

  /** For a graph. */
  public Rebaser(RevisionGraph graph) {
    this.graph = graph;
  }

  /**
   * The revisions that would move, in an order in which they can run.
   *
   * @throws RebaseRefusedException if they do not begin at one revision
   */
  public List<Revision> moving(String branch, String onto) {
    if (graph.ancestors(List.of(onto), true).contains(branch)) {
      throw new RebaseRefusedException(
          onto + " stands on " + branch + " already, so there is nothing to move.");
    }
    List<Revision> moving = Branches.of(graph, branch, onto).left();
    List<String> ids = moving.stream().map(Revision::id).toList();
    List<Revision> roots =
        moving.stream().filter(r -> r.downRevisions().stream().noneMatch(ids::contains)).toList();
    if (roots.size() != 1 || roots.get(0).isMergePoint()) {
      throw new RebaseRefusedException(
          "What only "
              + branch
              + " stands on does not begin with one revision, so it can't be put on top of "
              + onto
              + ". Merge the heads instead: retort merge -m MESSAGE heads");
    }
    return moving;
  }

  /**
   * Makes sure that the branch runs on top of the other one.
   *
   * @throws RebaseRefusedException with the statement that fails
   */
  public void prove(List<Revision> moving, String onto, ScratchSchemas scratches) {
    List<PlanStep> steps = moving.stream().map(r -> scratches.step(r, Direction.UPGRADE)).toList();
    try (ScratchDatabase scratch = scratches.open()) {
      scratches.replay(scratch, graph, List.of(onto));
      try {
        scratches.run(scratch, steps, (step, statement, time) -> {});
      } catch (StatementFailedException e) {
        throw new RebaseRefusedException(
            "On top of "
                + onto
                + " the branch does not run: "
                + e.getMessage()
                + " See 'retort conflicts'; mend the file first, or merge the heads.");
      }
    }
  }

  /** The files as they would be. */
  public Rebase plan(
      List<Revision> moving, String onto, List<String> asked, List<String> notAsked) {
    Revision root =
        moving.stream()
            .filter(r -> moving.stream().noneMatch(other -> r.downRevisions().contains(other.id())))
            .findFirst()
            .orElseThrow();
    List<Rebase.FileChange> files = new ArrayList<>();
    int depth = graph.depth(onto);
    for (Revision revision : moving) {
      depth++;
      Path to = renumbered(revision.file(), depth);
      String text = read(revision.file());
      String written = revision.id().equals(root.id()) ? onto(text, onto) : text;
      if (!to.equals(revision.file()) || !written.equals(text)) {
        files.add(new Rebase.FileChange(revision.file(), to, written));
      }
    }
    return new Rebase(root.id(), root.downRevisions(), onto, files, asked, notAsked);
  }

  private static String onto(String text, String onto) {
    String line = Matcher.quoteReplacement("-- @down_revision " + onto);
    Matcher down = DOWN.matcher(text);
    return down.find() ? down.replaceFirst(line) : ID.matcher(text).replaceFirst("$0\n" + line);
  }

  /** The number at the beginning of a name is the depth, for people who sort a folder. */
  private static Path renumbered(Path file, int depth) {
    Matcher name = NUMBERED.matcher(String.valueOf(file.getFileName()));
    boolean sequence = name.matches() && name.group(1).length() <= 5;
    return sequence
        ? file.resolveSibling(
            String.format(Locale.ROOT, "%0" + name.group(1).length() + "d", depth) + name.group(2))
        : file;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new FileException("read", file, e);
    }
  }

  /** Writes the files; each new one before its old one goes. */
  public static void carryOut(Rebase rebase) {
    for (Rebase.FileChange change : rebase.files()) {
      if (change.to().equals(change.from())) {
        RevisionWriter.overwrite(change.to(), change.text());
      } else {
        RevisionWriter.write(change.to(), change.text());
        try {
          Files.delete(change.from());
        } catch (IOException e) {
          throw new FileException("delete", change.from(), e);
        }
      }
    }
  }
}
