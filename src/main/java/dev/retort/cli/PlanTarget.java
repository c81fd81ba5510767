package dev.retort.cli;

import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command and target whose plan another command is about. */
final class PlanTarget {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "upgrade|downgrade|stamp",
      description = "Which command.")
  PlanRequest.@Nullable Command command;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "SPEC", description = "Where to.")
  List<String> targets = List.of();

  @Option(names = "--purge", description = "For stamp: empty the version table first.")
  boolean purge;

  /** The request, or an error that suggests one. */
  PlanRequest request(String caller) {
    if (command == null) {
      throw new UsageException(
          "retort " + caller,
          "'"
              + caller
              + "' needs a command and a target. Type for example: retort "
              + caller
              + " upgrade head");
    }
    String word = command.word();
    Specs.required(targets.isEmpty() ? null : targets.get(0), caller + " " + word, "head");
    if (targets.size() > 1 && command != PlanRequest.Command.STAMP) {
      throw new UsageException(
          "retort " + caller, "'" + caller + " " + word + "' takes one target.");
    }
    return new PlanRequest(command, targets, null, purge);
  }

  /** What is typed for it after the program's name. */
  String words() {
    return (command == null ? "" : command.word())
        + " "
        + String.join(" ", targets)
        + (purge ? " --purge" : "");
  }

  /** Says that there is nothing to do, where there is nothing to do. */
  boolean isDone(Session session, MigrationPlan plan) {
    boolean done = plan.isEmpty() && !purge;
    Output output = session.output();
    if (done && output.isJson()) {
      output.json(Map.of("ok", true, "steps", List.of()));
    } else if (done) {
      output.info("Nothing to do: the database is at " + RevisionText.orBase(plan.from()) + ".");
    }
    return done;
  }

  /** The plan. */
  MigrationPlan plan(Session session, String caller) {
    return session.service().plan(request(caller));
  }
}
