package dev.retort.service.guard;

import dev.retort.config.GuardCheckName;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.service.GuardCheck;
import dev.retort.service.MigrationPlan;
import dev.retort.service.Rehearsal;
import java.util.List;

/** Whether a rehearsal led where it should, on a server like the database's. */
final class RehearsalCheck {
  private RehearsalCheck() {}

  static GuardCheck of(MigrationPlan plan, Rehearsal rehearsal) {
    if (!rehearsal.passes()) {
      List<Change> wrong =
          rehearsal.unexpectedThere().isEmpty()
              ? rehearsal.unexpectedBack()
              : rehearsal.unexpectedThere();
      return GuardCheck.fail(
          GuardCheckName.REHEARSAL,
          "On a copy of the live schema it does not lead where it should: "
              + FirstFew.of(wrong.stream().map(ChangeDescriber::describe).toList())
              + ".",
          "See 'retort rehearse " + ApprovalCheck.words(plan) + "'.");
    }
    if (rehearsal.otherServer() != null) {
      return GuardCheck.fail(
          GuardCheckName.REHEARSAL,
          "It ran on " + rehearsal.otherServer() + ", and the database is " + plan.server() + ".",
          "Name a server of the same release in scratch.url.");
    }
    String noWayBack = rehearsal.noWayBack();
    int statements = rehearsal.statements().size();
    return GuardCheck.pass(
        GuardCheckName.REHEARSAL,
        statements
            + (statements == 1 ? " statement ran " : " statements ran ")
            + (noWayBack == null ? "there and back" : "there")
            + " on a copy of the live schema, plan "
            + plan.digest().substring(0, 12)
            + "."
            + (noWayBack == null ? "" : " No way back: " + noWayBack));
  }
}
