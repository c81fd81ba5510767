package dev.retort.service.guard;

import dev.retort.config.GuardCheckName;
import dev.retort.lint.Finding;
import dev.retort.lint.Linter;
import dev.retort.lint.Severity;
import dev.retort.revision.Revision;
import dev.retort.service.GuardCheck;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.sql.StatementSplitter;
import java.util.List;

/** Whether the linter finds no error in a plan's revisions that nobody accepted. */
final class LintCheck {
  private final MigrationService service;

  LintCheck(MigrationService service) {
    this.service = service;
  }

  GuardCheck of(MigrationPlan plan) {
    List<Revision> revisions = plan.steps().stream().map(PlanStep::revision).toList();
    List<Finding> findings =
        new Linter(StatementSplitter.load())
                .lint(revisions, service.graph(), List.of(service.lintContext().withOneRun(true)))
                .stream()
                .filter(f -> f.remains(Severity.ERROR))
                .toList();
    List<String> errors =
        findings.stream()
            .map(f -> f.rule() + " in " + f.revision() + ", line " + f.line())
            .toList();
    return errors.isEmpty()
        ? GuardCheck.pass(GuardCheckName.LINT, "There is no error that nobody accepted.")
        : GuardCheck.fail(
            GuardCheckName.LINT,
            errors.size()
                + (errors.size() == 1 ? " error" : " errors")
                + " of the linter: "
                + FirstFew.of(errors)
                + ".",
            "See '"
                + command(plan, findings)
                + "'; mend the files, or accept one with '-- @allow RULE REASON'.");
  }

  /** What is pending is judged for the database at hand, revisions by name for any. */
  private static String command(MigrationPlan plan, List<Finding> findings) {
    return plan.request().command() == PlanRequest.Command.UPGRADE
        ? "retort lint"
        : "retort lint "
            + String.join(" ", findings.stream().map(Finding::revision).distinct().toList());
  }
}
