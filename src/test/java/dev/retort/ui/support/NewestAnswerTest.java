package dev.retort.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.CancelledException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestAnswerTest {
  private final LateTaskRunner tasks = new LateTaskRunner();
  private final NewestAnswer newest = new NewestAnswer(tasks);
  private final List<String> shown = new ArrayList<>();
  private final List<String> begun = new ArrayList<>();

  private Job<String> job(String name) {
    return Job.of(
            name,
            "lane",
            (progress, cancellation) -> {
              begun.add(name);
              return name;
            })
        .onSuccess(shown::add)
        .onFailure(e -> shown.add(e.getClass().getSimpleName()));
  }

  private Job<String> failing(String why) {
    return Job.<String>of(
            "failing",
            "lane",
            (progress, cancellation) -> {
              throw new IllegalStateException(why);
            })
        .onFailure(e -> shown.add(String.valueOf(e.getMessage())));
  }

  @Test
  void aStaleAnswerIsNeverShown() {
    newest.ask(job("first"));
    tasks.work();
    newest.ask(job("second"));
    tasks.work();
    tasks.answer();
    assertThat(begun).containsExactly("first", "second");
    assertThat(shown).containsExactly("second");
  }

  @Test
  void theErrorOfAStaleOneIsNotShown() {
    newest.ask(failing("stale"));
    tasks.work();
    newest.ask(failing("newest"));
    tasks.work();
    tasks.answer();
    assertThat(shown).containsExactly("newest");
  }

  @Test
  void theOlderOneIsCancelledAndDoesNotBegin() {
    newest.ask(job("first"));
    newest.ask(job("second"));
    assertThat(tasks.submitted())
        .extracting(t -> t.cancellation().isRequested())
        .containsExactly(true, false);
    tasks.work();
    tasks.answer();
    assertThat(begun).containsExactly("second");
    assertThat(shown).containsExactly("second");
  }

  @Test
  void oneThatIsStoppedSaysSo() {
    newest.ask(job("first"));
    newest.stop();
    assertThat(newest.awaitedProperty().get()).isTrue();
    tasks.work();
    tasks.answer();
    assertThat(shown).containsExactly(CancelledException.class.getSimpleName());
    assertThat(newest.awaitedProperty().get()).isFalse();
  }

  @Test
  void oneThatIsForgottenSaysNothingAndTheNextWorks() {
    newest.ask(job("first"));
    tasks.work();
    newest.forget();
    tasks.answer();
    assertThat(shown).isEmpty();
    assertThat(newest.awaitedProperty().get()).isFalse();
    newest.ask(job("second"));
    tasks.work();
    tasks.answer();
    assertThat(shown).containsExactly("second");
  }

  @Test
  void anAnswerMayAskTheNextQuestion() {
    newest.ask(job("first").onSuccess(answer -> newest.ask(job("second"))));
    tasks.work();
    tasks.answer();
    assertThat(newest.awaitedProperty().get()).isTrue();
    tasks.work();
    tasks.answer();
    assertThat(shown).containsExactly("second");
    assertThat(tasks.submitted())
        .extracting(t -> t.cancellation().isRequested())
        .containsExactly(false, false);
  }

  @Test
  void aJobThatEndsWhileItIsSubmittedIsNotAwaited() {
    NewestAnswer atOnce = new NewestAnswer(new SameThreadTaskRunner());
    atOnce.ask(job("first").onSuccess(answer -> atOnce.ask(job("second"))));
    assertThat(shown).containsExactly("second");
    assertThat(atOnce.awaitedProperty().get()).isFalse();
  }
}
