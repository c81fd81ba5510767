package dev.retort.ui.report;

import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** A page of one environment: loaded, searched, looked at. Used on the UI thread. */
final class ReportViewModel {
  /** How far it is. */
  enum Phase {
    LOADING,
    /** There is nothing to show. */
    EMPTY,
    READY,
    FAILED
  }

  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final ReportPage page;

  // Properties
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.LOADING);
  private final ReadOnlyObjectWrapper<@Nullable ReportContent> content =
      new ReadOnlyObjectWrapper<>(this, "content", null);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private final ObservableList<ReportRow> all = FXCollections.observableArrayList();
  private final FilteredList<ReportRow> rows = new FilteredList<>(all);
  private final StringProperty search = new SimpleStringProperty(this, "search", "");
  private final ObjectProperty<@Nullable ReportRow> selected =
      new SimpleObjectProperty<>(this, "selected", null);
  private final NewestAnswer answer;

  ReportViewModel(
      UiContext context, Workspace workspace, EnvironmentSession session, ReportPage page) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.answer = new NewestAnswer(context.tasks());
    this.page = page;
    search.addListener((o, old, now) -> narrow(now));
  }

  private void narrow(String words) {
    ReportRow chosen = selected.get();
    rows.setPredicate(words.isBlank() ? null : row -> row.matches(words));
    if (!page.isTree()) {
      selected.set(rows.contains(chosen) ? chosen : first());
    }
  }

  /** What came out, and how much of it the search leaves. */
  String summary() {
    ReportContent known = content.get();
    String text = known == null ? "" : known.summary();
    return search.get().isBlank()
        ? text
        : context.messages().text("report.shown", text, rows.size());
  }

  ReportPage page() {
    return page;
  }

  String environmentName() {
    return session.name();
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** What was loaded, or null before. */
  ReadOnlyObjectProperty<@Nullable ReportContent> contentProperty() {
    return content.getReadOnlyProperty();
  }

  /** Why it could not be loaded, or null. */
  ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** The rows that the search finds. */
  ObservableList<ReportRow> rows() {
    return rows;
  }

  StringProperty searchProperty() {
    return search;
  }

  /** The row whose texts are shown. */
  ObjectProperty<@Nullable ReportRow> selectedProperty() {
    return selected;
  }

  /** Loads, also again. */
  void load() {
    phase.set(Phase.LOADING);
    failure.set(null);
    answer.ask(
        workspace
            .job(
                session,
                context.messages().text(page.key("loading")),
                (service, progress, cancellation) ->
                    page.load(service, context.messages(), progress, cancellation))
            .onSuccess(this::loaded)
            .onFailure(this::failed));
  }

  private void loaded(ReportContent found) {
    content.set(found);
    all.setAll(found.rows());
    selected.set(found.opening() == null ? first() : found.opening());
    phase.set(found.rows().isEmpty() ? Phase.EMPTY : Phase.READY);
  }

  private @Nullable ReportRow first() {
    return rows.stream()
        .filter(row -> page.opensAtTrouble() && row.tone().equals("danger"))
        .findFirst()
        .orElse(rows.isEmpty() ? null : rows.get(0));
  }

  private void failed(RuntimeException cause) {
    failure.set(cause);
    phase.set(Phase.FAILED);
  }

  /** Asks the loading to end. */
  void cancel() {
    answer.stop();
  }

  /** Puts a text of the chosen row on the clipboard. */
  void copy(Function<ReportRow, String> part) {
    ReportRow row = selected.get();
    if (row != null) {
      context.dialogs().copy(part.apply(row));
    }
  }
}
