package dev.retort.service.merge;

import dev.retort.error.FileException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Section;
import dev.retort.revision.WholeFile;
import dev.retort.service.Rebase;
import dev.retort.service.RebaseRefusedException;
import dev.retort.service.Untried;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
   * What a branch need not do on top of another.
   *
   * @param untried the dialects of which nothing is known
   */
  record Trimming(List<Rebase.LeftOut> leftOut, List<Untried> untried) {}

  /**
   * The statements that the other branch has made unnecessary, by file; the rest runs on top of it
   * in every dialect that can be tried.
   *
   * @throws RebaseRefusedException with the statement that fails and is needed, or that cannot be
   *     left out
   */
  Trimming unneeded(List<Revision> moving, String onto, TrialDialects dialects) {
    Set<Rebase.LeftOut> found = new LinkedHashSet<>();
    Set<DialectId> tried = new HashSet<>();
    Map<DialectId, Trimmer> trimmers = new LinkedHashMap<>();
    List<Untried> untried =
        dialects.each(
            scratch -> {
              Trimmer trimmer = new Trimmer(graph, scratch, moving, onto);
              found.addAll(trimmer.find());
              trimmers.put(scratch.dialectId(), trimmer);
              tried.addAll(scratch.dialectId().lookupOrder());
            });
    trimmers.forEach((dialect, trimmer) -> requireAlike(dialect, trimmer, found));
    for (Revision revision : moving) {
      boolean trimmed = found.stream().anyMatch(l -> l.file().equals(revision.file()));
      for (Section section : revision.sections()) {
        if (trimmed && !tried.containsAll(section.dialects())) {
          throw new RebaseRefusedException(
              revision.id()
                  + " does what "
                  + onto
                  + " has done already, and has sections for "
                  + String.join(
                      ", ",
                      section.dialects().stream()
                          .filter(d -> !tried.contains(d))
                          .map(DialectId::title)
                          .toList())
                  + ", of which there is no scratch database here. Mend the file first, or merge"
                  + " the heads.");
        }
      }
    }
    return new Trimming(List.copyOf(found), untried);
  }

  /** A statement that serves several dialects must be unnecessary in each. */
  private static void requireAlike(
      DialectId dialect, Trimmer trimmer, Set<Rebase.LeftOut> leftOut) {
    for (Rebase.LeftOut one : leftOut) {
      if (trimmer.serves(one) && !trimmer.find().contains(one)) {
        throw new RebaseRefusedException(
            one.file()
                + ":"
                + one.line()
                + " is unnecessary in one dialect and not on "
                + dialect.title()
                + ". Give each dialect a section of its own, or merge the heads.");
      }
    }
  }

  /** The files as they would be. */
  Rebase plan(List<Revision> moving, String onto, Trimming trimming, AppliedElsewhere applied) {
    List<Rebase.LeftOut> leftOut = trimming.leftOut();
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
      String trimmed = trimmed(revision, text, leftOut, onto);
      String written = revision.id().equals(root.id()) ? onto(trimmed, onto) : trimmed;
      if (!to.equals(revision.file()) || !written.equals(text)) {
        files.add(new Rebase.FileChange(revision.file(), to, written));
      }
    }
    return new Rebase(
        root.id(),
        root.downRevisions(),
        onto,
        files,
        leftOut,
        trimming.untried(),
        applied.asked(),
        applied.notAsked());
  }

  private static String trimmed(
      Revision revision, String text, List<Rebase.LeftOut> leftOut, String onto) {
    List<SqlStatement> statements =
        leftOut.stream()
            .filter(l -> l.file().equals(revision.file()))
            .map(l -> new SqlStatement(l.statement(), l.line(), true))
            .toList();
    if (statements.isEmpty()) {
      return text;
    }
    return CommentedText.of(
            revision.file(), text, statements, "Left out, because " + onto + " does the same:")
        .orElseThrow(
            () ->
                new RebaseRefusedException(
                    "What "
                        + onto
                        + " has done already cannot be left out of "
                        + revision.file()
                        + " without touching other statements: "
                        + statements.get(0).summary(80)
                        + " Put each statement on lines of its own, or mend the file first."));
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
        WholeFile.replace(change.to(), change.text());
      } else {
        WholeFile.create(change.to(), change.text());
        try {
          Files.delete(change.from());
        } catch (IOException e) {
          throw new FileException("delete", change.from(), e);
        }
      }
    }
  }
}
