package dev.retort.cli;

import dev.retort.service.Approval;
import dev.retort.service.MigrationPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Agrees to exactly one plan. */
@Command(
    name = "approve",
    description = "Agree to a plan as it is now; void as soon as anything in it changes.")
final class ApproveCommand extends RetortCommand {
  @Mixin PlanTarget target = new PlanTarget();

  @Override
  int run(Session session) {
    MigrationPlan plan = target.plan(session, "approve");
    Output output = session.output();
    if (plan.isEmpty()) {
      output.info("Nothing to do, so there is nothing to approve.");
      return OK;
    }
    if (!output.isJson()) {
      output.note(PlanText.full(plan, session.shell()));
    }
    Approval approval = session.service().approve(plan);
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("digest", approval.digest());
      fields.put("who", approval.who());
      fields.put("when", approval.when().toString());
      fields.put("file", session.shell().display(approval.file()));
      output.json(fields);
    } else {
      output.line(
          "Approved by "
              + approval.who()
              + ": plan "
              + approval.digest().substring(0, 12)
              + ", written to "
              + session.shell().display(approval.file()));
    }
    return OK;
  }
}
