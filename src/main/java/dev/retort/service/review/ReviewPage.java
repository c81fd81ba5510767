package dev.retort.service.review;

import dev.retort.diff.ChangeDescriber;
import dev.retort.lint.Finding;
import dev.retort.lint.Severity;
import dev.retort.revision.Allowance;
import dev.retort.service.GuardCheck;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.service.Rehearsal;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
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
    verdict(review);
    out.fact("Database", review.database());
    String server = plan.server();
    out.fact("Server", server == null ? "not asked" : server);
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

  private void verdict(Review review) {
    int failures = review.guards().failures().size();
    long errors = review.findings().stream().filter(f -> f.remains(Severity.ERROR)).count();
    Rehearsal rehearsal = review.rehearsal();
    List<String> obstacles = new ArrayList<>();
    if (failures > 0) {
      obstacles.add(failures + (failures == 1 ? " check fails" : " checks fail"));
    }
    if (errors > 0) {
      obstacles.add(errors + (errors == 1 ? " lint error" : " lint errors") + " not accepted");
    }
    if (rehearsal == null || !rehearsal.passes()) {
      obstacles.add(rehearsal == null ? "not rehearsed" : "the rehearsal went wrong");
    }
    boolean fine = obstacles.isEmpty();
    out.verdict(
        fine ? "pass" : "fail",
        fine ? "Nothing stands in the way." : capital(String.join(", ", obstacles)) + ".");
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
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
          check.detail()
              + (check.waiver() != null
                  ? " Waived by " + check.waiver()
                  : check.remedy() == null ? "" : " " + check.remedy()));
    }
  }

  private void findings(Review review) {
    out.heading("Lint");
    if (review.findings().isEmpty()) {
      out.text("Nothing to say.");
    }
    for (Finding finding : review.findings()) {
      Allowance accepted = finding.acceptedBy();
      out.item(
          accepted == null ? finding.severity().name().toLowerCase(Locale.ROOT) : "accepted",
          finding.rule() + " in " + finding.file().getFileName() + ":" + finding.line(),
          finding.message() + (accepted == null ? "" : " Accepted: " + accepted.reason()));
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
