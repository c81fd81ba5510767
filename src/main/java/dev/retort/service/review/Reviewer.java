package dev.retort.service.review;

import dev.retort.config.Environment;
import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.error.Progress;
import dev.retort.error.RetortException;
import dev.retort.lint.Finding;
import dev.retort.lint.Linter;
import dev.retort.service.GuardAnswers;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanStep;
import dev.retort.service.Rehearsal;
import dev.retort.service.ReviewFormat;
import dev.retort.sql.StatementSplitter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Collects what a reviewer of a plan wants to know. */
public final class Reviewer {
  private final MigrationService service;
  private final Environment environment;
  private final Clock clock;

  /** For the environment of a service. */
  public Reviewer(MigrationService service, Clock clock) {
    this.service = service;
    this.environment = service.environment();
    this.clock = clock;
  }

  /** See {@link MigrationService#review}. */
  public String page(
      MigrationPlan plan, ReviewFormat format, Progress progress, Cancellation cancellation) {
    Rehearsal rehearsal = null;
    String noRehearsal = null;
    try {
      rehearsal = service.rehearse(plan, progress, cancellation);
    } catch (CancelledException e) {
      throw e;
    } catch (RetortException e) {
      noRehearsal = e.getMessage();
    }
    List<Finding> findings =
        new Linter(StatementSplitter.load())
            .lint(
                plan.steps().stream().map(PlanStep::revision).toList(),
                service.graph(),
                List.of(service.lintContext().withOneRun(true)));
    Review review =
        new Review(
            environment.name(),
            environment.database().displayUrl(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            plan,
            findings,
            service
                .guards(plan, GuardAnswers.named(environment.name()), Progress.NONE, cancellation)
                .beforeTheName(),
            rehearsal,
            noRehearsal);
    return switch (format) {
      case HTML -> ReviewPage.html(review);
      case MARKDOWN -> ReviewPage.markdown(review);
    };
  }
}
