package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.config.GuardCheckName;
import dev.retort.dialect.Dialect;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.model.DesiredSchema;
import dev.retort.schema.Schema;
import dev.retort.service.Drift;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardRefusedException;
import dev.retort.service.GuardReport;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.Rehearsal;
import dev.retort.service.generate.ModelReader;
import dev.retort.service.generate.ScratchSchemas;
import dev.retort.service.generate.UnspokenObjects;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that stands between plans and one environment; remembers the last rehearsal. */
public final class GuardWork {
  private final MigrationService service;
  private final Environment environment;
  private final Clock clock;
  private final Reading reading;
  private final Function<ScratchSchemas, ModelReader> models;
  private final Runnable backupPossible;
  private volatile @Nullable Rehearsed rehearsed;

  /**
   * For the environment of a service.
   *
   * @param reading opens the database for a check
   * @param models makes a reader that builds in scratch databases
   * @param backupPossible throws if what a backup needs is missing
   */
  public GuardWork(
      MigrationService service,
      Clock clock,
      Reading reading,
      Function<ScratchSchemas, ModelReader> models,
      Runnable backupPossible) {
    this.service = service;
    this.environment = service.environment();
    this.clock = clock;
    this.reading = reading;
    this.models = models;
    this.backupPossible = backupPossible;
  }

  /** Runs a check on an open connection; empty where there is no database yet. */
  @FunctionalInterface
  public interface Reading {
    /** What the check found. */
    Optional<GuardCheck> read(Function<Connection, GuardCheck> check);
  }

  /**
   * What the checks say, the copies made.
   *
   * @throws GuardRefusedException if one of them fails
   */
  public GuardReport require(
      MigrationPlan plan, GuardAnswers answers, Progress progress, Cancellation cancellation) {
    if (environment.guard().checks().isEmpty()) {
      return new GuardReport(plan.digest(), environment.guard().level(), List.of());
    }
    GuardKeeper keeper = keeper();
    GuardReport report =
        keeper.withCopies(
            plan,
            keeper.report(plan, answers, progress, cancellation),
            answers,
            progress,
            cancellation);
    if (!report.passes()) {
      throw new GuardRefusedException(environment.name(), report);
    }
    return report;
  }

  private GuardKeeper keeper() {
    return new GuardKeeper(
        service,
        check ->
            reading
                .read(check)
                .orElseGet(
                    () ->
                        GuardCheck.pass(
                            GuardCheckName.CONNECTION,
                            "There is no database yet; the run makes it.")),
        backupPossible,
        clock);
  }

  /** See {@link MigrationService#guards}. */
  public GuardReport report(
      MigrationPlan plan, GuardAnswers answers, Progress progress, Cancellation cancellation) {
    return keeper().report(plan, answers, progress, cancellation);
  }

  /**
   * See {@link MigrationService#drift}.
   *
   * @param rows where the database stands
   */
  public Drift drift(boolean againstModel, List<String> rows, Cancellation cancellation) {
    ScratchSchemas scratches = new ScratchSchemas(environment, cancellation);
    ModelReader reader = models.apply(scratches);
    Schema live = service.liveSchema();
    Schema wanted = againstModel ? ofModel(reader, scratches, live) : reader.at(rows);
    return new DriftFinder(Dialect.of(environment.dialect()))
        .find(againstModel ? "model" : "revisions", rows, wanted, live);
  }

  private static Schema ofModel(ModelReader reader, ScratchSchemas scratches, Schema live) {
    DesiredSchema model = reader.desired();
    return new UnspokenObjects(model.scope(), scratches.policy())
        .complete(scratches.build(model.schema()), live, List.of());
  }

  /** See {@link MigrationService#rehearse}. */
  public Rehearsal rehearse(MigrationPlan plan, Progress progress, Cancellation cancellation) {
    Schema live = service.liveSchema();
    Rehearsed last = rehearsed;
    if (last != null
        && last.rehearsal().digest().equals(plan.digest())
        && last.start().equals(live)) {
      return last.rehearsal();
    }
    ScratchSchemas scratches = new ScratchSchemas(environment, cancellation);
    Rehearsal rehearsal =
        new Rehearser(environment, scratches, models.apply(scratches))
            .rehearse(plan, live, progress);
    rehearsed = new Rehearsed(rehearsal, live);
    return rehearsal;
  }

  private record Rehearsed(Rehearsal rehearsal, Schema start) {}
}
