package dev.retort.ui.plan;

import dev.retort.service.MigrationPlan;
import dev.retort.service.RunResult;
import dev.retort.ui.plan.RunProgress.Stop;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a plan and its run as they are now. Used on the UI thread. */
final class PlanSentences {
  private final PlanViewModel model;
  private final PlanTexts texts;

  PlanSentences(PlanViewModel model, PlanTexts texts) {
    this.model = model;
    this.texts = texts;
  }

  /** What is done, and where to. */
  String title() {
    MigrationPlan shown = model.planProperty().get();
    return texts.title(
        model.request(), shown == null ? 0 : shown.steps().size(), model.environmentName());
  }

  /** How much it is, and from where to where; says so when there is nothing to do. */
  String summary() {
    MigrationPlan shown = model.planProperty().get();
    return shown == null ? "" : shown.isEmpty() ? texts.text("plan.nothing") : texts.summary(shown);
  }

  /** What a failure would leave behind. */
  String transaction() {
    MigrationPlan shown = model.planProperty().get();
    return shown == null || shown.isEmpty() ? "" : texts.transaction(shown);
  }

  /** What the run does right now, or how it ended; empty before. */
  String now() {
    RunResult ended = model.resultProperty().get();
    return switch (model.phase()) {
      case PLANNING -> texts.text("plan.planning");
      case RUNNING -> running();
      case DONE -> ended == null ? "" : texts.done(ended);
      default -> "";
    };
  }

  private String running() {
    Stop stop = model.progress().stopProperty().get();
    if (stop == Stop.AFTER_STATEMENT && model.progress().waitsForLock()) {
      return texts.text("plan.cancelling_waiting", model.progress().holderProperty().get());
    }
    if (stop != Stop.NONE) {
      return texts.text(stop == Stop.AT_ONCE ? "plan.cancelling_now" : "plan.cancelling");
    }
    if (!model.progress().holderProperty().get().isEmpty()) {
      return texts.text(model.progress().waitKey(), model.progress().holderProperty().get());
    }
    return model
        .planLines()
        .current()
        .map(line -> line.isStep() ? line.name() : line.text())
        .orElse("");
  }

  /** {@code 3 of 12, 0.4 s}. */
  String counter() {
    return texts.text(
        "plan.counter",
        model.progress().doneProperty().get(),
        model.progress().totalProperty().get(),
        PlanTexts.time(model.progress().elapsedProperty().get()));
  }

  /** What a run that ended early left behind; empty for one that never began. */
  String left() {
    PlanPhase at = model.phase();
    if (at != PlanPhase.CANCELLED
        && (at != PlanPhase.FAILED || model.planLines().current().isEmpty())) {
      return "";
    }
    return texts.left(model.planLines().left(), model.failureProperty().get());
  }

  String failureTitle() {
    RuntimeException shown = model.failureProperty().get();
    return shown == null ? "" : texts.failureTitle(shown);
  }

  String failureText() {
    RuntimeException shown = model.failureProperty().get();
    return shown == null ? "" : texts.failureText(shown);
  }

  /** File and line; empty when the failure has none. */
  String failurePlace() {
    return Optional.ofNullable(model.failureProperty().get())
        .flatMap(texts::failurePlace)
        .orElse("");
  }

  /** All that is said of how it ended early, to take along. */
  String failure() {
    return Stream.of(failureTitle(), failurePlace(), failureText(), left())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** The key of what the next {@link PlanViewModel#cancel()} does. */
  String stopKey() {
    return model.progress().stopProperty().get() == Stop.NONE ? "plan.stop" : "plan.break_off";
  }
}
