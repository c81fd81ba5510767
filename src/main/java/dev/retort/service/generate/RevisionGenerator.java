package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeSelection;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.error.RetortException;
import dev.retort.model.DesiredSchema;
import dev.retort.model.KnownTables;
import dev.retort.revision.DraftSection;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionDraft;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Schema;
import dev.retort.service.GeneratedRevision;
import dev.retort.service.GenerationUnprovenException;
import dev.retort.service.PendingRevision;
import dev.retort.service.RevisionRequest;
import dev.retort.service.Status;
import dev.retort.service.plan.RevisionFiles;
import dev.retort.service.revise.RevisionAuthor;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Compares the revision files with the model and offers the revision that is missing. */
public final class RevisionGenerator {
  private static final int PHASES = 4;

  private final Environment environment;
  private final RevisionFiles files;
  private final RevisionAuthor author;
  private final Supplier<Status> status;
  private final SchemaStore store;
  private final Function<ScratchSchemas, ModelReader> models;
  private Progress progress = Progress.NONE;
  private ScratchSchemas scratches;

  /**
   * For an environment.
   *
   * @param models makes a reader of the model that builds in these scratch databases
   */
  public RevisionGenerator(
      Environment environment,
      RevisionFiles files,
      RevisionAuthor author,
      Supplier<Status> status,
      SchemaStore store,
      Function<ScratchSchemas, ModelReader> models) {
    this.environment = environment;
    this.files = files;
    this.author = author;
    this.status = status;
    this.store = store;
    this.models = models;
    this.scratches = new ScratchSchemas(environment, Cancellation.none());
  }

  /** See {@link dev.retort.service.MigrationService#generate}. */
  public GeneratedRevision generate(
      RevisionRequest request, Progress newProgress, Cancellation cancellation) {
    progress = newProgress;
    scratches = new ScratchSchemas(environment, cancellation);
    try {
      return compare(request);
    } finally {
      // What is chosen later is not the call that was followed and could be cancelled.
      progress = Progress.NONE;
      scratches = new ScratchSchemas(environment, Cancellation.none());
    }
  }

  GeneratedRevision compare(RevisionRequest request) {
    ModelStamp stamp = ModelStamp.of(environment);
    progress.report(0, PHASES, "reading the model");
    try (Workbench bench = new Workbench(scratches)) {
      if (request.cached() && !store.isKnown(stamp)) {
        bench.prepare();
      }
      CompletableFuture<Optional<String>> server = bench.begin(scratches::fingerprint);
      KnownTables known = request.cached() ? store.modelTables() : KnownTables.NONE;
      CompletableFuture<DesiredSchema> model =
          bench.begin(() -> models.apply(scratches).desired(known));
      // Says first if the revision could not be placed, and fixes its identity for all choices.
      RevisionDraft draft = author.revision(request, List.of()).draft();
      List<String> parents = draft.downRevisions();
      SchemaSource source =
          new SchemaSource(environment, scratches, store, files.graph(), parents, server);
      GeneratedRevision result =
          compare(request.withId(draft.id()), parents, source, Workbench.result(model), bench);
      if (request.cached()) {
        store.keep(stamp);
      }
      return result;
    }
  }

  private GeneratedRevision compare(
      RevisionRequest request,
      List<String> parents,
      SchemaSource source,
      DesiredSchema model,
      Workbench bench) {
    RevisionGraph graph = files.graph();
    progress.report(1, PHASES, "reading back model and revisions");
    SchemaSource.Sides sides =
        request.cached()
            ? source.sides(model.schema(), bench)
            : SchemaSource.anew(scratches, graph, parents, model.schema());
    progress.report(2, PHASES, "comparing");
    UnspokenObjects unspoken = new UnspokenObjects(model.scope(), policy());
    Schema wanted = unspoken.complete(sides.desired(), sides.expected(), request.renames());
    ChangeSet found = SchemaDiffer.diff(sides.expected(), wanted, policy(), request.renames());
    Schema detailed = unspoken.detailed(model.schema(), sides.expected(), request.renames());
    WrittenSequences sequences = new WrittenSequences(graph, parents);
    List<Change> changes = new ArrayList<>(found.changes());
    changes.addAll(sequences.differences(detailed, sides.expected()));
    changes.addAll(new AskedColumns(policy()).differences(detailed, sides, found.changes()));
    DeclaredForm form = new DeclaredForm(detailed, sequences);
    Comparison comparison =
        new Comparison(
            source,
            graph,
            parents,
            sides,
            unspoken,
            changes,
            found.changes().size(),
            changes.stream().map(form::of).toList(),
            found.candidates());
    progress.report(3, PHASES, "trying the revision");
    GeneratedRevision result = draft(request, comparison, comparison.declared(), bench);
    progress.report(PHASES, PHASES, "done");
    return result;
  }

  private DiffPolicy policy() {
    return scratches.dialect().diffPolicy(dialects());
  }

  private List<DialectId> dialects() {
    Set<DialectId> written = new LinkedHashSet<>(environment.migrations().dialects());
    written.add(environment.dialect());
    return List.copyOf(written);
  }

  GeneratedRevision draft(
      RevisionRequest request, Comparison comparison, Collection<Change> ticked) {
    try (Workbench bench = new Workbench(scratches)) {
      return draft(request, comparison, ticked, bench);
    }
  }

  private GeneratedRevision draft(
      RevisionRequest request, Comparison comparison, Collection<Change> ticked, Workbench bench) {
    ChangeSelection selection = ChangeSelection.of(comparison.declared(), ticked);
    List<Change> selected = selection.changes();
    List<String> warnings = new ArrayList<>(unspoken(request, comparison));
    if (selected.isEmpty()) {
      return new GeneratedDraft(this, request, comparison, selected, warnings, null, null);
    }
    PendingRevision pending =
        pending(request, new DraftSections(dialects(), warnings).of(comparison, selected));
    List<Change> unselected = new ArrayList<>(comparison.declared());
    unselected.removeAll(Set.copyOf(selected));
    CompletableFuture<Status> now = CompletableFuture.supplyAsync(status);
    ExpectedSchema after;
    try {
      after = prove(request, comparison, pending, comparison.readOf(unselected), bench);
    } finally {
      // Nothing of the call goes on after it.
      now.handle((known, failure) -> known).join();
    }
    bench.aside(() -> store.prepare(after));
    warnBehind(warnings, now);
    return new GeneratedDraft(this, request, comparison, selected, warnings, pending, after);
  }

  private ExpectedSchema prove(
      RevisionRequest request,
      Comparison comparison,
      PendingRevision pending,
      List<Change> unselected,
      Workbench bench) {
    Revision revision = parsed(pending);
    Proof whole = new Proof(scratches, comparison, policy());
    Optional<ExpectedSchema> proven =
        request.cached()
            ? new PartialProof(scratches, comparison, policy(), whole)
                .attempt(revision, unselected, bench)
            : Optional.empty();
    return proven.orElseGet(() -> whole.require(revision, unselected));
  }

  /** Keeps what a revision that was written as it was proven builds, for the next comparison. */
  void written(
      RevisionRequest request, Comparison comparison, Revision revision, ExpectedSchema after) {
    if (request.cached()) {
      comparison.source().keepAfter(revision, after);
    }
  }

  private List<String> unspoken(RevisionRequest request, Comparison comparison) {
    List<String> names =
        comparison.unspoken().names(comparison.desired(), comparison.expected(), request.renames());
    return names.isEmpty()
        ? List.of()
        : List.of(
            "Left as it is, since "
                + models.apply(scratches).source().description()
                + " says nothing of its kind: "
                + String.join(", ", names)
                + ".");
  }

  PendingRevision pending(RevisionRequest request, List<DraftSection> sections) {
    return author.revision(request, sections);
  }

  /** The file as a run would read it. */
  private static Revision parsed(PendingRevision pending) {
    var parsed = RevisionFile.parse(pending.file(), pending.text());
    Revision revision = parsed.revision();
    if (revision == null || !parsed.problems().isEmpty()) {
      List<String> problems = parsed.problems().stream().map(Object::toString).toList();
      throw new GenerationUnprovenException(
          "The generated file can't be read back: " + String.join("; ", problems), problems);
    }
    return revision;
  }

  private void warnBehind(List<String> warnings, CompletableFuture<Status> asked) {
    try {
      Status now = asked.join();
      if (now.state() == Status.State.BEHIND && now.versionTable()) {
        warnings.add(
            "The database of "
                + environment.name()
                + " is behind the revision files by "
                + now.pending().size()
                + "; the comparison was made with the files.");
      }
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof RetortException why)) {
        throw e;
      }
      warnings.add(
          "The database of " + environment.name() + " was not looked at: " + why.getMessage());
    }
  }
}
