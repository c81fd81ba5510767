package dev.retort.cli;

import dev.retort.error.Cancellation;
import dev.retort.revision.InvalidTargetException;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardRefusedException;
import dev.retort.service.GuardReport;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import dev.retort.service.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a plan, has it confirmed, runs it, tells of it; or prints it as a script. */
final class PlanRunner {
  private final Session session;
  private final PlanRequest.Command command;
  private final @Nullable String tag;

  PlanRunner(Session session, PlanRequest.Command command, @Nullable String tag) {
    this.session = session;
    this.command = command;
    this.tag = tag;
  }

  /** Runs it on the database. */
  int online(PlanRequest request) {
    for (String target : request.targets()) {
      if (target.indexOf(':') >= 0) {
        throw new InvalidTargetException(
            target,
            "A range such as '"
                + target
                + "' makes a script, it does not run. Add --sql, or name the end only.");
      }
    }
    MigrationPlan plan = session.service().plan(request);
    if (plan.isEmpty() && !request.purge()) {
      report(plan, plan.headsAfter(), 0, 0, List.of());
      return RetortCommand.OK;
    }
    new Confirmation(session).obtain(plan);
    // Whoever comes here has typed the name of an environment that asks for it.
    GuardAnswers answers = GuardText.answers(session, session.environment().name());
    check(plan, answers);
    RunResult result;
    List<GuardCheck> checks;
    try (RunReport listener = new RunReport(session, plan);
        Interrupts interrupts = Interrupts.watch(listener)) {
      result = run(plan, answers, listener, interrupts.cancellation());
      checks = listener.checks();
    }
    report(
        result.plan(), result.headsAfter(), result.statements(), result.time().toMillis(), checks);
    return RetortCommand.OK;
  }

  /** What nobody had to look at is planned again under the lock: another run may come first. */
  private RunResult run(
      MigrationPlan plan, GuardAnswers answers, RunReport listener, Cancellation cancellation) {
    return session.environment().guard().checks().isEmpty()
        ? session.service().run(plan.request(), listener, cancellation)
        : session.service().execute(plan, answers, listener, cancellation);
  }

  /** Shows what the environment's checks say; they are made again when the run begins. */
  private void check(MigrationPlan plan, GuardAnswers answers) {
    if (session.environment().guard().checks().isEmpty()) {
      return;
    }
    GuardReport report;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      report = session.service().guards(plan, answers, progress, interrupts.cancellation());
    }
    if (!session.output().isJson() && !session.output().isQuiet()) {
      GuardText.show(session.output(), report);
    }
    if (!report.passes()) {
      throw new GuardRefusedException(session.environment().name(), report);
    }
  }

  /** Prints it as a script. */
  int offline(PlanRequest request) {
    MigrationPlan plan = session.service().plan(request);
    String script = session.service().script(plan);
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new RevisionFields(session.shell()).plan(plan, true);
      fields.put("script", script);
      output.json(fields);
      return RetortCommand.OK;
    }
    if (tag != null) {
      output.line("-- tag: " + tag.replace('\n', ' '));
    }
    output.line(script.stripTrailing());
    return RetortCommand.OK;
  }

  private void report(
      MigrationPlan plan,
      List<String> heads,
      int statements,
      long millis,
      List<GuardCheck> checks) {
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields =
          new LinkedHashMap<>(new RevisionFields(session.shell()).plan(plan, false));
      fields.put("heads_after", heads);
      fields.put("statements", statements);
      fields.put("milliseconds", millis);
      if (!checks.isEmpty()) {
        fields.put("checks", GuardText.fields(checks));
      }
      if (tag != null) {
        fields.put("tag", tag);
      }
      output.json(fields);
    } else if (plan.isEmpty()) {
      output.info("Nothing to do: the database is at " + RevisionText.orBase(heads) + ".");
    } else {
      output.info(
          PlanText.summary(plan, done(), statements)
              + " in "
              + millis
              + " ms. The database is at "
              + RevisionText.orBase(heads)
              + ".");
    }
  }

  private String done() {
    return switch (command) {
      case UPGRADE -> "Upgraded";
      case DOWNGRADE -> "Downgraded";
      case STAMP -> "Stamped";
    };
  }
}
