package dev.retort.cli;

import dev.retort.error.ErrorCode;
import dev.retort.service.GuardReport;
import dev.retort.service.MigrationPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the environment's checks without running anything. */
@Command(
    name = "guards",
    description =
        "Make the environment's checks for a plan; changes nothing. Ends with 1 on a fail.")
final class GuardsCommand extends RetortCommand {
  @Mixin PlanTarget target = new PlanTarget();

  @Override
  int run(Session session) {
    MigrationPlan plan = target.plan(session, "guards");
    if (target.isDone(session, plan)) {
      return OK;
    }
    GuardReport report;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      report =
          session
              .service()
              .guards(
                  plan,
                  GuardText.answers(session, session.options().confirm),
                  progress,
                  interrupts.cancellation());
    }
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("environment", session.environment().name());
      fields.put("digest", report.digest());
      fields.put("ok", report.passes());
      fields.put("checks", GuardText.fields(report.checks()));
      output.json(fields);
    } else if (report.checks().isEmpty()) {
      output.info(
          "The environment '" + session.environment().name() + "' is open: nothing is asked.");
    } else {
      GuardText.show(output, report);
      output.info(GuardText.conclusion(report, target.words(), session.environment().name()));
    }
    return report.passes() ? OK : ErrorCode.GUARD_REFUSED.group().exitStatus();
  }
}
