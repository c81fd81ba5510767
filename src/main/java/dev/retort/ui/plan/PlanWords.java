package dev.retort.ui.plan;

import dev.retort.config.TransactionMode;
import dev.retort.service.MigrationPlan;
import dev.retort.ui.support.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says in words what a plan is. */
final class PlanWords {
  private PlanWords() {}

  static String summary(MigrationPlan plan, Messages messages) {
    return messages.text(
        "plan.summary",
        plan.statementCount(),
        plan.dialect().title(),
        heads(plan.from(), messages),
        heads(plan.headsAfter(), messages));
  }

  static String transaction(MigrationPlan plan, Messages messages) {
    boolean off = plan.steps().stream().anyMatch(s -> !s.transactional());
    return messages.text(
        plan.transaction() == TransactionMode.NONE
            ? "plan.transaction.none"
            : off
                ? "plan.transaction.mixed"
                : "plan.transaction." + plan.transaction().name().toLowerCase(Locale.ROOT));
  }

  static String heads(List<String> heads, Messages messages) {
    return heads.isEmpty() ? messages.text("plan.base") : String.join(", ", heads);
  }

  static String time(Duration time) {
    return time.toMillis() < 1000
        ? time.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
