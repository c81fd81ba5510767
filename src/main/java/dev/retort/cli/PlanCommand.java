package dev.retort.cli;

import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a command would run. */
@Command(
    name = "plan",
    description = "Show what upgrade, downgrade or stamp would run; changes nothing.")
final class PlanCommand extends RetortCommand {
  @Mixin PlanTarget target = new PlanTarget();

  @Option(
      names = "--from",
      paramLabel = "REV[,REV…]",
      description = "The current heads, or base, instead of asking the database.")
  @Nullable String from;

  @Option(
      names = {"--sql", "-v", "--verbose"},
      description = "With the SQL in JSON as well; text has it always, unless -q is given.")
  boolean sql;

  @Override
  int run(Session session) {
    PlanRequest request = target.request("plan");
    if (from != null) {
      request = request.startingFrom(Specs.from(session, from));
    }
    show(session, session.service().plan(request));
    return OK;
  }

  private void show(Session session, MigrationPlan plan) {
    Output output = session.output();
    if (output.isJson()) {
      output.json(new RevisionFields(session.shell()).plan(plan, sql));
    } else if (plan.isEmpty()) {
      output.line("Nothing to do: the database is at " + RevisionText.orBase(plan.from()) + ".");
    } else if (output.isQuiet()) {
      for (PlanStep step : plan.steps()) {
        output.line(PlanText.step(step));
      }
    } else {
      output.line(PlanText.full(plan, session.shell()));
    }
  }
}
