package dev.retort.cli;

import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a command would run. */
@Command(
    name = "plan",
    description = "Show what upgrade, downgrade or stamp would run; changes nothing.")
final class PlanCommand extends RetortCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "upgrade|downgrade|stamp",
      description = "Which command.")
  PlanRequest.@Nullable Command command;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "SPEC", description = "Where to.")
  List<String> targets = List.of();

  @Option(
      names = "--from",
      paramLabel = "REV[,REV…]",
      description = "The current heads, or base, instead of asking the database.")
  @Nullable String from;

  @Option(
      names = {"--sql", "-v", "--verbose"},
      description = "With the SQL in JSON as well; text has it always, unless -q is given.")
  boolean sql;

  @Option(names = "--purge", description = "For stamp: empty the version table first.")
  boolean purge;

  @Override
  int run(Session session) {
    if (command == null) {
      throw new UsageException(
          "retort plan",
          "'plan' needs a command and a target. Type for example: retort plan upgrade head");
    }
    String word = command.word();
    Specs.required(targets.isEmpty() ? null : targets.get(0), "plan " + word, "head");
    if (targets.size() > 1 && command != PlanRequest.Command.STAMP) {
      throw new UsageException("retort plan", "'plan " + word + "' takes one target.");
    }
    PlanRequest request = new PlanRequest(command, targets, null, purge);
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
