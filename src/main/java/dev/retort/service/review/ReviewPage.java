package dev.retort.service.review;

import dev.retort.diff.ChangeDescriber;
import dev.retort.lint.Finding;
import dev.retort.service.GuardCheck;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.service.Rehearsal;
import dev.retort.sql.SqlStatement;
import java.util.Locale;

/** Writes a {@link Review} through a {@link Markup}, the same parts in every form. */
public final class ReviewPage {
  private final Markup out;

  private ReviewPage(Markup out) {
    this.out = out;
  }

  /** The page as a file of HTML. */
  public static String html(Review review) {
    return new ReviewPage(new HtmlMarkup()).write(review);
  }

  /** The page as Markdown. */
  public static String markdown(Review review) {
    return new ReviewPage(new MarkdownMarkup()).write(review);
  }

  private String write(Review review) {
    MigrationPlan plan = review.plan();
    String title =
        plan.request().command().word()
            + " "
            + String.join(" ", plan.request().targets())
            + " on "
            + review.environment();
    out.title(title);
    out.fact("Database", review.database());
    out.fact("From", plan.from().isEmpty() ? "base" : String.join(", ", plan.from()));
    out.fact("To", plan.headsAfter().isEmpty() ? "base" : String.join(", ", plan.headsAfter()));
    out.fact("Revisions", plan.steps().size() + " with " + plan.statementCount() + " statements");
    out.fact("Plan", plan.digest());
    out.fact("Made", review.when().toString());
    checks(review);
    findings(review);
    rehearsal(review);
    out.heading("Statements");
    plan.steps().forEach(this::step);
    return out.end();
  }

  private void checks(Review review) {
    out.heading("Checks");
    if (review.guards().checks().isEmpty()) {
      out.text("The environment is open: nothing is asked.");
    }
    for (GuardCheck check : review.guards().checks()) {
      out.item(
          check.outcome().name().toLowerCase(Locale.ROOT),
          check.name().id().replace('_', ' '),
          check.detail() + (check.remedy() == null ? "" : " " + check.remedy()));
    }
  }

  private void findings(Review review) {
    out.heading("Lint");
    if (review.findings().isEmpty()) {
      out.text("Nothing to say.");
    }
    for (Finding finding : review.findings()) {
      out.item(
          finding.severity().name().toLowerCase(Locale.ROOT), finding.rule(), finding.message());
    }
  }

  private void rehearsal(Review review) {
    out.heading("Rehearsal");
    Rehearsal rehearsal = review.rehearsal();
    if (rehearsal == null) {
      out.text("Not rehearsed: " + review.noRehearsal());
      return;
    }
    out.text(
        rehearsal.passes()
            ? "On a scratch copy of the live schema both ways lead where they should."
            : "On a scratch copy of the live schema it does not lead where it should.");
    rehearsal
        .unexpectedThere()
        .forEach(c -> out.item("fail", "after the way there", ChangeDescriber.describe(c)));
    rehearsal
        .unexpectedBack()
        .forEach(c -> out.item("fail", "after the way back", ChangeDescriber.describe(c)));
    if (rehearsal.noWayBack() != null) {
      out.item("waived", "no way back", rehearsal.noWayBack());
    }
    for (Rehearsal.Timed statement : rehearsal.statements()) {
      out.item(
          "pass",
          statement.time().toMillis() + " ms",
          statement.revision() + "  " + statement.text());
    }
  }

  private void step(PlanStep step) {
    out.subheading(
        step.direction().id() + " " + step.revision().id() + "  " + step.revision().message());
    StringBuilder sql = new StringBuilder();
    for (SqlStatement statement : step.statements()) {
      sql.append(statement.text().strip()).append(";\n\n");
    }
    out.code(
        sql.length() == 0 ? "-- nothing but the version table\n" : sql.toString().stripTrailing());
  }
}
