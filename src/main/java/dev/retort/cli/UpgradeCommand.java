package dev.retort.cli;

import dev.retort.service.PlanRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the revisions that are missing. */
@Command(name = "upgrade", description = "Run the revisions that are missing up to SPEC.")
final class UpgradeCommand extends RetortCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "SPEC",
      description = "head, heads, a revision, +N; with --sql also FROM:TO.")
  @Nullable String target;

  @Option(names = "--sql", description = "Print a script instead; starts at the base, or at FROM.")
  boolean sql;

  @Option(names = "--tag", paramLabel = "TEXT", description = "A remark for the script or result.")
  @Nullable String tag;

  @Mixin LockWaitOption lockWait = new LockWaitOption();

  @Override
  int run(Session session) {
    lockWait.applyTo(session, "upgrade");
    String spec = Specs.required(target, "upgrade", "head");
    PlanRunner runner = new PlanRunner(session, PlanRequest.Command.UPGRADE, tag);
    PlanRequest request = PlanRequest.upgrade(spec);
    if (!sql) {
      return runner.online(request);
    }
    return runner.offline(spec.indexOf(':') < 0 ? request.startingFrom(List.of()) : request);
  }
}
