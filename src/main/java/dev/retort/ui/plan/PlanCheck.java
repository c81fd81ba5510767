package dev.retort.ui.plan;

import dev.retort.config.GuardCheckName;
import dev.retort.service.GuardCheck;
import org.jspecify.annotations.Nullable;

/**
 * One of the environment's checks of a plan.
 *
 * @param name which
 * @param result what came of it, or null while it is under way
 * @param reason why a person goes on without it, or empty
 */
record PlanCheck(GuardCheckName name, @Nullable GuardCheck result, String reason) {
  /** Where a check stands. */
  enum State {
    CHECKING("fth-loader", "muted"),
    PASS("fth-check-circle", "success"),
    FAIL("fth-x-circle", "danger"),
    WAIVED("fth-alert-triangle", "warning"),
    LATER("fth-clock", "muted");

    private final String icon;
    private final String tone;

    State(String icon, String tone) {
      this.icon = icon;
      this.tone = tone;
    }

    String icon() {
      return icon;
    }

    String tone() {
      return tone;
    }
  }

  State state() {
    GuardCheck known = result;
    if (known == null) {
      return State.CHECKING;
    }
    return switch (known.outcome()) {
      case PASS -> State.PASS;
      case PENDING -> State.LATER;
      case WAIVED -> State.WAIVED;
      case FAIL -> isWaivable() && !reason.isBlank() ? State.WAIVED : State.FAIL;
    };
  }

  boolean isWaivable() {
    return name.isWaivable();
  }

  String detail() {
    GuardCheck known = result;
    return known == null ? "" : known.detail();
  }

  /** What to do about a failure; empty when there is none. */
  String remedy() {
    GuardCheck known = result;
    String remedy = known == null ? null : known.remedy();
    return remedy == null || state() != State.FAIL ? "" : remedy;
  }

  /** Whether the run has to wait for it. */
  boolean standsInTheWay() {
    return state() == State.CHECKING || state() == State.FAIL;
  }

  PlanCheck with(@Nullable GuardCheck newResult) {
    return new PlanCheck(name, newResult, reason);
  }

  PlanCheck with(String newReason) {
    return new PlanCheck(name, result, newReason);
  }
}
