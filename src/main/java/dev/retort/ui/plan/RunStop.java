package dev.retort.ui.plan;

import dev.retort.error.Cancellation;
import dev.retort.ui.plan.RunProgress.Stop;
import dev.retort.ui.support.Job;
import dev.retort.ui.support.UiContext;
import org.jspecify.annotations.Nullable;

/** Asks a run to end, and asked again, its statement to be broken off. Used on the UI thread. */
final class RunStop {
  private final UiContext context;
  private final PlanTexts texts;
  private final RunProgress progress;
  private volatile @Nullable Cancellation cancellation;

  RunStop(UiContext context, PlanTexts texts, RunProgress progress) {
    this.context = context;
    this.texts = texts;
    this.progress = progress;
  }

  /** A run has begun; told on its thread. */
  void begun(Cancellation token) {
    cancellation = token;
  }

  /** It has ended. */
  void ended() {
    cancellation = null;
  }

  /** A person wants it to end. */
  void ask() {
    Cancellation token = cancellation;
    if (token == null) {
      return;
    }
    if (!token.isRequested()) {
      token.cancel();
      progress.stopping(Stop.AFTER_STATEMENT);
      return;
    }
    progress.stopping(Stop.AT_ONCE);
    // The driver may ask the server for it on a connection of its own, which takes its time.
    context
        .tasks()
        .submit(
            Job.of(texts.text("plan.cancelling_now"), "break-off", (p, c) -> breakOff(token))
                .quiet()
                .onFailure(this::onGoesOn));
  }

  private static boolean breakOff(Cancellation token) {
    token.cancelNow();
    return true;
  }

  /** The statement could not be broken off, and the next click asks again. */
  private void onGoesOn(RuntimeException e) {
    if (cancellation != null) {
      progress.stopping(Stop.AFTER_STATEMENT);
      context.dialogs().showError(e);
    }
  }
}
