package dev.retort.service.revise;

import dev.retort.config.MigrationSettings;
import dev.retort.revision.Direction;
import dev.retort.revision.DraftSection;
import dev.retort.revision.InvalidTargetException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionDraft;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;
import dev.retort.revision.WholeFile;
import dev.retort.service.PendingRevision;
import dev.retort.service.RevisionRequest;
import dev.retort.service.plan.RevisionFiles;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Writes new revision files and edits those that exist. */
public final class RevisionAuthor {
  private static final String UP_HINT = "-- The statements that lead to this revision go here.\n";
  private static final String DOWN_HINT = "-- The statements that lead back go here.\n";

  private final MigrationSettings settings;
  private final DialectId dialect;
  private final RevisionFiles files;
  private final Clock clock;
  private final Supplier<String> ids;

  /** For an environment's folders. */
  public RevisionAuthor(
      MigrationSettings settings,
      DialectId dialect,
      RevisionFiles files,
      Clock clock,
      Supplier<String> ids) {
    this.settings = settings;
    this.dialect = dialect;
    this.files = files;
    this.clock = clock;
    this.ids = ids;
  }

  /** A revision with these sections; with none it gets one empty section a direction. */
  public PendingFile revision(RevisionRequest request, List<DraftSection> sections) {
    RevisionGraph graph = files.graph();
    List<Revision> parents = new ParentRules(graph).parents(request);
    List<DraftSection> written =
        sections.isEmpty()
            ? List.of(
                new DraftSection(Direction.UPGRADE, List.of(), UP_HINT),
                new DraftSection(Direction.DOWNGRADE, List.of(), DOWN_HINT))
            : sections;
    return pending(graph, request, parents, written);
  }

  /** A revision that joins others; see {@link dev.retort.service.MigrationService#merge}. */
  public PendingRevision merge(List<String> specs, RevisionRequest request) {
    RevisionGraph graph = files.graph();
    return pending(graph, request, new ParentRules(graph).joined(specs, request), List.of());
  }

  private PendingFile pending(
      RevisionGraph graph,
      RevisionRequest request,
      List<Revision> parents,
      List<DraftSection> sections) {
    NewNames names = new NewNames(graph);
    RevisionDraft draft =
        new RevisionDraft(
            names.id(request.id(), ids),
            parents.stream().map(Revision::id).toList(),
            names.dependencies(request.dependsOn(), parents),
            names.labels(request.branchLabels()),
            firstLine(request.message()),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            sections);
    int depth = parents.stream().mapToInt(p -> graph.depth(p.id())).max().orElse(0) + 1;
    Path folder = folder(request, parents);
    return PendingFile.in(folder, settings, draft, depth, this);
  }

  private static String firstLine(String message) {
    return message.strip().lines().findFirst().orElse("").strip();
  }

  private Path folder(RevisionRequest request, List<Revision> parents) {
    Path wanted = request.location();
    if (wanted != null) {
      Path absolute = wanted.toAbsolutePath().normalize();
      return settings.locations().stream()
          .filter(l -> l.toAbsolutePath().normalize().equals(absolute))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidTargetException(
                      wanted.toString(),
                      wanted
                          + " is not one of the environment's folders: "
                          + settings.locations()
                          + ". Name one of them, or add it to migrations.locations."));
    }
    for (Revision parent : parents) {
      Path folder = parent.file().getParent();
      if (folder != null) {
        return folder;
      }
    }
    return settings.locations().get(0);
  }

  /** What is wrong with a text that is to become the file of a revision that exists. */
  public List<RevisionProblem> check(String id, String text) {
    RevisionGraph graph = files.graph();
    return new TextCheck(graph, dialect).problems(graph.get(id).file(), id, text);
  }

  /** Replaces the text of a revision's file. */
  public Revision edit(String id, String text) {
    RevisionGraph graph = files.graph();
    Path file = graph.get(id).file();
    Revision revision = new TextCheck(graph, dialect).accepted(file, id, text);
    WholeFile.replace(file, text);
    return revision;
  }

  Revision create(Path file, String text) {
    Revision revision = new TextCheck(files.graph(), dialect).accepted(file, null, text);
    WholeFile.create(file, text);
    return revision;
  }

  /** Dependencies and labels without repetition, in the order given. */
  static <T> List<T> distinct(List<T> values) {
    Set<T> kept = new LinkedHashSet<>(values);
    return new ArrayList<>(kept);
  }
}
