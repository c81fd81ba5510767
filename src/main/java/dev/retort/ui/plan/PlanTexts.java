package dev.retort.ui.plan;

import dev.retort.config.TransactionMode;
import dev.retort.error.RetortException;
import dev.retort.service.CheckFailedException;
import dev.retort.service.LeftBehind;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import dev.retort.service.RunResult;
import dev.retort.service.StatementFailedException;
import dev.retort.ui.support.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is written about a plan, in the language of the moment. */
final class PlanTexts {
  private final Messages messages;

  PlanTexts(Messages messages) {
    this.messages = messages;
  }

  String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  /** {@code Upgrade demo: 3 revisions}. */
  String title(PlanRequest request, int steps, String environment) {
    return text("plan.title." + request.command().word(), steps, environment);
  }

  /** {@code 12 statements on SQLite, from base to 3a5e (heads)}. */
  String summary(MigrationPlan plan) {
    return text(
        "plan.summary",
        plan.statementCount(),
        plan.dialect().title(),
        String.join(" ", plan.request().targets()),
        heads(plan.from()),
        heads(plan.headsAfter()));
  }

  /** What a failure would leave behind. */
  String transaction(MigrationPlan plan) {
    if (plan.request().command() == PlanRequest.Command.STAMP) {
      return text("plan.no_sql.stamp");
    }
    boolean off = plan.steps().stream().anyMatch(s -> !s.transactional());
    boolean mixed = off && plan.transaction() != TransactionMode.NONE;
    return text(
        "plan.transaction."
            + (mixed ? "mixed" : plan.transaction().name().toLowerCase(Locale.ROOT)));
  }

  /** How a run ended well. */
  String done(RunResult result) {
    return text(
        "plan.done." + result.plan().request().command().word(),
        result.plan().steps().size(),
        result.statements(),
        time(result.time()),
        heads(result.headsAfter()));
  }

  private String heads(List<String> ids) {
    return ids.isEmpty() ? text("plan.base") : String.join(", ", ids);
  }

  /** {@code <1 ms}, {@code 12 ms}, {@code 3.4 s} or {@code 2:05}. */
  static String time(Duration time) {
    long millis = time.toMillis();
    if (millis < 1000) {
      return millis == 0 ? "<1 ms" : millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }

  /** The kind of a failure. */
  String failureTitle(RuntimeException failure) {
    if (failure instanceof StatementFailedException statement
        && statement.leftBehind().connectionLost()) {
      return text("plan.failure.lost");
    }
    return failure instanceof RetortException known
        ? messages.errorTitle(known.code())
        : text("error.internal");
  }

  /** What failed; the database's or the program's own words. */
  String failureText(RuntimeException failure) {
    if (failure instanceof StatementFailedException statement) {
      return statement.databaseMessage();
    }
    if (failure instanceof CheckFailedException check) {
      return text(
          "plan.check_said_no",
          String.valueOf(check.fields().get("check")),
          String.valueOf(check.fields().get("answer")));
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** What a run that ended early leaves behind: what its lines show, unless that is in doubt. */
  String left(PlanLines.Left shown, @Nullable RuntimeException failure) {
    LeftBehind known =
        failure instanceof StatementFailedException statement ? statement.leftBehind() : null;
    if (known != null && known.connectionLost()) {
      return text("plan.left.lost");
    }
    String left = text(shown.key(), shown.arguments().toArray());
    return known == null || known.recorded() ? left : left + "\n" + text("plan.left.unrecorded");
  }

  /** {@code 002_add_queue.sql, line 14}, if it is known. */
  Optional<String> failurePlace(RuntimeException failure) {
    return failure instanceof RetortException known
        ? known
            .position()
            .filter(p -> p.line() > 0)
            .map(p -> text("plan.place", String.valueOf(p.file().getFileName()), p.line()))
        : Optional.empty();
  }
}
