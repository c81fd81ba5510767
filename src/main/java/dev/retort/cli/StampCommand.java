package dev.retort.cli;

import dev.retort.service.PlanRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets the database's revision without running anything. */
@Command(name = "stamp", description = "Set the database's revision without running anything.")
final class StampCommand extends RetortCommand {
  @Parameters(arity = "0..*", paramLabel = "SPEC", description = "head, heads, base, revisions.")
  List<String> targets = List.of();

  @Option(names = "--purge", description = "Empty the version table first.")
  boolean purge;

  @Option(names = "--sql", description = "Print a script instead; starts at the base, or at FROM.")
  boolean sql;

  @Option(names = "--tag", paramLabel = "TEXT", description = "A remark for the script or result.")
  @Nullable String tag;

  @Mixin LockWaitOption lockWait = new LockWaitOption();

  @Override
  int run(Session session) {
    lockWait.applyTo(session, "stamp");
    Specs.required(targets.isEmpty() ? null : targets.get(0), "stamp", "head");
    PlanRunner runner = new PlanRunner(session, PlanRequest.Command.STAMP, tag);
    PlanRequest request = PlanRequest.stamp(targets, purge);
    if (!sql) {
      return runner.online(request);
    }
    if (purge) {
      throw new UsageException(
          "retort stamp", "--purge must ask the database, so it cannot be used with --sql.");
    }
    boolean range = targets.stream().anyMatch(t -> t.indexOf(':') >= 0);
    return runner.offline(range ? request : request.startingFrom(List.of()));
  }
}
