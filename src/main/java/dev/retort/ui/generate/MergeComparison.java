package dev.retort.ui.generate;

import dev.retort.service.ConflictReport;
import dev.retort.service.MergeRemarks;
import dev.retort.ui.support.FxTaskRunner;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the heads of a merge do to each other, found in the background; of several questions only
 * the newest counts. Used on the UI thread.
 */
final class MergeComparison {
  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final NewestAnswer answer;

  MergeComparison(UiContext context, Workspace workspace, EnvironmentSession session) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.answer = new NewestAnswer(context.tasks());
  }

  /** How a line is meant. */
  enum Tone {
    /** The order does not matter. */
    GOOD,
    /** Something to look at. */
    WARNING,
    /** The order matters. */
    BAD
  }

  /** One thing that was found. */
  record Line(String text, Tone tone) {}

  /** What was found. */
  ObservableList<Line> lines() {
    return lines;
  }

  /** Whether an answer is still to come. */
  ReadOnlyBooleanProperty runningProperty() {
    return answer.awaitedProperty();
  }

  /** Compares heads; fewer than two are no question. */
  void compare(List<String> heads, Consumer<MergeRemarks> then) {
    cancel();
    lines.clear();
    if (heads.size() < 2) {
      return;
    }
    answer.ask(
        workspace
            .job(
                session,
                context.messages().text("report.conflicts.loading"),
                (service, progress, cancellation) ->
                    service.conflicts(heads, progress, cancellation))
            .onSuccess(reports -> show(reports, then))
            .onFailure(this::show));
  }

  /** Breaks off what is under way. */
  void cancel() {
    answer.forget();
  }

  private void show(List<ConflictReport> reports, Consumer<MergeRemarks> then) {
    MergeRemarks remarks = new MergeRemarks(reports);
    List<Line> found = new ArrayList<>();
    if (!remarks.pairByPair().isEmpty()) {
      found.add(new Line(remarks.pairByPair(), Tone.WARNING));
    }
    for (ConflictReport report : reports) {
      report.conflicts().forEach(c -> found.add(new Line(c.sentence(), Tone.WARNING)));
      report.orders().forEach(o -> found.add(new Line(report.on(o), tone(o.verdict()))));
      report
          .untried()
          .forEach(
              u ->
                  found.add(
                      new Line(
                          context.messages().text("proof.untried", u.dialect().title(), u.reason()),
                          Tone.WARNING)));
    }
    lines.setAll(found);
    then.accept(remarks);
  }

  private void show(RuntimeException cause) {
    String why =
        FxTaskRunner.isCancel(cause)
            ? context.messages().text("merge.compare.cancelled")
            : context.messages().text("merge.compare.failed", String.valueOf(cause.getMessage()));
    lines.setAll(new Line(why, Tone.WARNING));
  }

  private static Tone tone(ConflictReport.Verdict verdict) {
    return verdict == ConflictReport.Verdict.COMMUTES ? Tone.GOOD : Tone.BAD;
  }
}
