package dev.retort.cli;

import dev.retort.service.PlanRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes back what is applied. */
@Command(name = "downgrade", description = "Take back what is applied, down to SPEC.")
final class DowngradeCommand extends RetortCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "SPEC",
      description = "-1, base, a revision, LABEL@-1; with --sql FROM:TO.")
  @Nullable String target;

  @Option(names = "--sql", description = "Print a script instead; needs FROM:TO.")
  boolean sql;

  @Option(names = "--tag", paramLabel = "TEXT", description = "A remark for the script or result.")
  @Nullable String tag;

  @Mixin LockWaitOption lockWait = new LockWaitOption();

  @Override
  int run(Session session) {
    lockWait.applyTo(session, "downgrade");
    String spec = Specs.required(target, "downgrade", "-1");
    PlanRunner runner = new PlanRunner(session, PlanRequest.Command.DOWNGRADE, tag);
    PlanRequest request = PlanRequest.downgrade(spec);
    if (!sql) {
      return runner.online(request);
    }
    if (spec.indexOf(':') < 0) {
      throw new UsageException(
          "retort downgrade",
          "downgrade --sql asks no database, so it needs both ends: retort downgrade --sql FROM:"
              + spec);
    }
    return runner.offline(request);
  }
}
