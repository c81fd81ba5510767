package dev.retort.service.merge;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.SchemaDiffer;
import dev.retort.error.FileException;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionDraft;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionWriter;
import dev.retort.revision.WholeFile;
import dev.retort.schema.Schema;
import dev.retort.service.Squash;
import dev.retort.service.SquashRefusedException;
import dev.retort.service.SquashRequest;
import dev.retort.service.StatementFailedException;
import dev.retort.service.Untried;
import dev.retort.service.generate.ScratchSchemas;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Makes one revision of a linear run, and proves that it builds the same. */
public final class Squasher {
  private final RevisionGraph graph;
  private final DialectId own;
  private final TrialDialects dialects;

  /** For a graph; files that name no dialect are read as {@code own}. */
  Squasher(RevisionGraph graph, DialectId own, TrialDialects dialects) {
    this.graph = graph;
    this.own = own;
    this.dialects = dialects;
  }

  /**
   * The run, the oldest first.
   *
   * @throws SquashRefusedException if it is not one line, or others stand in the middle of it
   */
  public List<Revision> run(String first, String last) {
    ArrayDeque<Revision> run = new ArrayDeque<>();
    Revision revision = graph.get(last);
    run.add(revision);
    while (!revision.id().equals(first)) {
      List<Revision> parents = graph.parents(revision.id());
      if (parents.size() != 1) {
        throw new SquashRefusedException(
            "From "
                + first
                + " to "
                + last
                + " is no single line: "
                + revision.id()
                + " has "
                + parents.size()
                + " down revisions. Squash the lines before and after it.");
      }
      revision = parents.get(0);
      requireNobodyElse(revision, run.getFirst());
      run.addFirst(revision);
    }
    if (run.size() < 2) {
      throw new SquashRefusedException(
          "A run has at least two revisions. Name its first and last.");
    }
    return List.copyOf(run);
  }

  private void requireNobodyElse(Revision revision, Revision next) {
    List<String> others = new ArrayList<>();
    graph.children(revision.id()).forEach(r -> others.add(r.id()));
    graph.dependants(revision.id()).forEach(r -> others.add(r.id()));
    others.removeIf(next.id()::equals);
    if (!others.isEmpty()) {
      throw new SquashRefusedException(
          String.join(", ", others)
              + " also stands on "
              + revision.id()
              + ", so that must stay. Squash up to it, or what follows it.");
    }
  }

  /**
   * The one file, proven.
   *
   * @throws SquashRefusedException if it does not build what the run builds
   */
  public Squash plan(
      List<Revision> run, SquashRequest request, List<String> asked, List<String> notAsked) {
    Revision last = run.get(run.size() - 1);
    SquashedSections sections = new SquashedSections(run, own);
    String text = RevisionWriter.renderSquash(draft(run, request, sections));
    Revision one = RevisionFile.parse(last.file(), text).revision();
    if (one == null) {
      throw new IllegalStateException("a rendered draft has an identity: " + text);
    }
    unproven(sections.named(), dialects.tried(), dialects.untried(), request);
    List<DialectId> proven = new ArrayList<>();
    List<Untried> notTried =
        dialects.each(
            scratch -> {
              prove(scratch, run, one);
              proven.add(scratch.dialectId());
            });
    return new Squash(
        last.id(),
        one.replaces(),
        last.file(),
        text,
        run.subList(0, run.size() - 1).stream().map(Revision::file).toList(),
        proven,
        unproven(sections.named(), proven, notTried, request),
        asked,
        notAsked);
  }

  private static List<Untried> unproven(
      List<DialectId> named,
      List<DialectId> proven,
      List<Untried> notTried,
      SquashRequest request) {
    List<Untried> unproven =
        named.stream()
            .filter(d -> proven.stream().noneMatch(p -> p.lookupOrder().contains(d)))
            .map(
                d ->
                    notTried.stream()
                        .filter(u -> u.dialect().lookupOrder().contains(d))
                        .findFirst()
                        .orElse(new Untried(d, "there is no scratch database for it here")))
            .toList();
    if (!unproven.isEmpty() && !request.acceptUnproven()) {
      throw new SquashRefusedException(
          "Nothing proves the sections of every database. "
              + String.join(" ", unproven.stream().map(Untried::sentence).toList())
              + " Squash where it can be tried, or say --accept-unproven.");
    }
    return unproven;
  }

  private RevisionDraft draft(
      List<Revision> run, SquashRequest request, SquashedSections sections) {
    Revision last = run.get(run.size() - 1);
    List<String> replaced = new ArrayList<>();
    TreeSet<String> dependencies = new TreeSet<>();
    TreeSet<String> labels = new TreeSet<>();
    for (Revision revision : run) {
      replaced.addAll(revision.replaces());
      if (!revision.equals(last)) {
        replaced.add(revision.id());
      }
      dependencies.addAll(revision.dependsOn());
      labels.addAll(revision.branchLabels());
    }
    run.forEach(r -> dependencies.remove(r.id()));
    Instant created = last.created();
    return new RevisionDraft(
        last.id(),
        run.get(0).downRevisions(),
        List.copyOf(dependencies),
        List.copyOf(labels),
        request.message().isBlank() ? last.message() : request.message(),
        created == null ? Instant.EPOCH : created,
        replaced,
        "",
        sections.joined());
  }

  private void prove(ScratchSchemas scratches, List<Revision> run, Revision one) {
    Revision last = run.get(run.size() - 1);
    boolean back =
        one.section(Direction.DOWNGRADE, scratches.dialectId())
            .filter(s -> s.irreversible() == null)
            .isPresent();
    Schema up;
    Schema down;
    try (ScratchDatabase scratch = scratches.open()) {
      scratches.replay(scratch, graph, List.of(last.id()));
      up = scratches.read(scratch);
      for (int i = run.size() - 1; back && i >= 0; i--) {
        step(scratches, scratch, run.get(i), Direction.DOWNGRADE);
      }
      down = scratches.read(scratch);
    }
    try (ScratchDatabase scratch = scratches.open()) {
      scratches.replay(scratch, graph, beneath(run.get(0)));
      step(scratches, scratch, one, Direction.UPGRADE);
      requireSame(scratches, up, scratches.read(scratch), "upgrade");
      if (back) {
        step(scratches, scratch, one, Direction.DOWNGRADE);
        requireSame(scratches, down, scratches.read(scratch), "downgrade");
      }
    }
  }

  private static List<String> beneath(Revision first) {
    List<String> beneath = new ArrayList<>(first.downRevisions());
    beneath.addAll(first.dependsOn());
    return beneath;
  }

  private static void step(
      ScratchSchemas scratches, ScratchDatabase scratch, Revision one, Direction direction) {
    try {
      scratches.run(
          scratch, List.of(scratches.step(one, direction)), (step, statement, time) -> {});
    } catch (StatementFailedException e) {
      throw new SquashRefusedException(
          "On "
              + scratches.dialectId().title()
              + " the run does not work as one revision: "
              + e.getMessage());
    }
  }

  private static void requireSame(
      ScratchSchemas scratches, Schema wanted, Schema found, String direction) {
    List<Change> differences =
        SchemaDiffer.diff(found, wanted, scratches.policy(), List.of()).changes();
    if (!differences.isEmpty()) {
      throw new SquashRefusedException(
          "On "
              + scratches.dialectId().title()
              + " the "
              + direction
              + " of the one revision leads elsewhere than the run; it lacks: "
              + String.join("; ", differences.stream().map(ChangeDescriber::describe).toList()));
    }
  }

  /** Writes the one file, then deletes the others. */
  public static void carryOut(Squash squash) {
    WholeFile.replace(squash.file(), squash.text());
    for (Path file : squash.removed()) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new FileException("delete", file, e);
      }
    }
  }
}
