package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.config.ModelSettings;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.error.RetortException;
import dev.retort.error.UnsupportedFeatureException;
import dev.retort.model.ModelSource;
import dev.retort.model.SourceContext;
import dev.retort.schema.Schema;
import dev.retort.service.GeneratedRevision;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import dev.retort.service.RevisionRequest;
import dev.retort.service.Status;
import dev.retort.service.revise.RevisionAuthor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Compares the revision files with the model and offers the revision that is missing. */
public final class RevisionGenerator {
  private final Environment environment;
  private final RevisionAuthor author;
  private final Supplier<Status> status;
  private final Function<PlanRequest, MigrationPlan> planner;

  /** For an environment. */
  public RevisionGenerator(
      Environment environment,
      RevisionAuthor author,
      Supplier<Status> status,
      Function<PlanRequest, MigrationPlan> planner) {
    this.environment = environment;
    this.author = author;
    this.status = status;
    this.planner = planner;
  }

  /** See {@link dev.retort.service.MigrationService#generate}. */
  public GeneratedRevision generate(
      RevisionRequest request, Progress progress, Cancellation cancellation) {
    progress.report(0, 4, "reading the model");
    Schema declared = declared(environment);
    RevisionRequest fixed = request.withId(author.revision(request, List.of()).draft().id());
    List<String> parents = author.revision(fixed, List.of()).draft().downRevisions();
    progress.report(1, 4, "replaying the revisions");
    Replay replay = new Replay(environment, plans(parents), cancellation);
    progress.report(2, 4, "comparing with the model");
    Comparison comparison = Comparison.of(environment, replay, declared, fixed.renames());
    cancellation.throwIfRequested();
    progress.report(3, 4, "proving the statements");
    Offer offer =
        Offer.of(new Offer.Context(environment, author, replay, declared), comparison, fixed);
    progress.report(4, 4, "done");
    return offer.withWarnings(databaseWarnings());
  }

  private List<MigrationPlan> plans(List<String> parents) {
    return parents.stream()
        .map(p -> planner.apply(PlanRequest.upgrade(p).startingFrom(List.of())))
        .toList();
  }

  private List<String> databaseWarnings() {
    List<String> warnings = new ArrayList<>();
    try {
      Status found = status.get();
      if (found.state() != Status.State.UP_TO_DATE && found.versionTable()) {
        warnings.add(
            "The database of "
                + environment.name()
                + " is not at the newest revision. The comparison was made with the revision files,"
                + " not with that database.");
      }
    } catch (RetortException e) {
      warnings.add("The database was not looked at: " + e.getMessage());
    }
    return warnings;
  }

  /** The structure that the environment's model wants, in declared form. */
  public static Schema declared(Environment environment) {
    ModelSettings settings = environment.model();
    if (settings == null) {
      throw new UnsupportedFeatureException(
          environment.file()
              + " names no model. Add one, for example 'model: {yaml: model.yaml}'.");
    }
    Schema all = ModelSource.of(settings).desired(new SourceContext(environment.dialect()));
    return Schema.of(
        all.tables().values().stream()
            .filter(t -> environment.include().includes(t.name()))
            .toList(),
        all.views().values(),
        all.objects().values());
  }
}
