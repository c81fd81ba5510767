package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.config.GuardCheckName;
import dev.retort.service.Approval;
import dev.retort.service.GuardCheck;
import dev.retort.service.MigrationPlan;
import java.util.Optional;
import java.util.Set;

/** Whether somebody else agreed to exactly this plan. */
final class ApprovalCheck {
  private final Environment environment;

  ApprovalCheck(Environment environment) {
    this.environment = environment;
  }

  /** What was typed for a plan, after the program's name. */
  static String words(MigrationPlan plan) {
    return plan.request().command().word()
        + " "
        + String.join(" ", plan.request().targets())
        + (plan.request().purge() ? " --purge" : "");
  }

  GuardCheck of(MigrationPlan plan, Optional<Approval> approval) {
    Set<String> approvers = environment.guard().approvers().keySet();
    String remedy =
        "Have "
            + (approvers.isEmpty()
                ? "somebody else type: retort approve "
                : String.join(" or ", approvers) + " type: retort approve --key FILE ")
            + words(plan);
    if (approval.isEmpty()) {
      return GuardCheck.fail(GuardCheckName.APPROVAL, "Nobody has approved this plan.", remedy);
    }
    Approval found = approval.get();
    return found.problem() == null
        ? GuardCheck.pass(
            GuardCheckName.APPROVAL,
            "Approved by "
                + found.who()
                + " at "
                + found.when()
                + ", until "
                + found.expires()
                + ".")
        : GuardCheck.fail(
            GuardCheckName.APPROVAL,
            "It was approved by "
                + found.who()
                + " at "
                + found.when()
                + ", but "
                + found.problem()
                + ".",
            remedy);
  }
}
