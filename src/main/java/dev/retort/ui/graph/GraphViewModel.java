package dev.retort.ui.graph;

import dev.retort.config.ConfigException;
import dev.retort.config.ConfigProblem;
import dev.retort.error.RetortException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;
import dev.retort.revision.lane.GraphLayout;
import dev.retort.service.Status;
import dev.retort.ui.control.GraphMarks;
import dev.retort.ui.support.Job;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.TaskRunner;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.EnvironmentState;
import dev.retort.ui.workspace.Workspace;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The graph of the chosen environment: its places, marks, search and problems. */
final class GraphViewModel {
  private final Workspace workspace;
  private final Messages messages;

  // Properties
  private final ReadOnlyObjectWrapper<@Nullable GraphLayout> layout =
      new ReadOnlyObjectWrapper<>(this, "layout", null);
  private final ReadOnlyObjectWrapper<GraphMarks> marks =
      new ReadOnlyObjectWrapper<>(this, "marks", GraphMarks.NONE);
  private final ReadOnlyObjectWrapper<GraphMode> mode =
      new ReadOnlyObjectWrapper<>(this, "mode", GraphMode.NO_FOLDER);
  private final GraphSearch search;
  private final ObservableList<RevisionProblem> problems = FXCollections.observableArrayList();
  private final ObservableList<RevisionProblem> readOnlyProblems =
      FXCollections.unmodifiableObservableList(problems);
  private final ObservableValue<@Nullable RuntimeException> failure;
  private final NewestAnswer layingOut;

  GraphViewModel(Workspace workspace, Messages messages, TaskRunner tasks) {
    this.workspace = workspace;
    this.messages = messages;
    this.layingOut = new NewestAnswer(tasks);
    this.search = new GraphSearch(workspace);
    this.failure = workspace.selectedProperty().flatMap(EnvironmentSession::failureProperty);
    workspace.graph().addListener((o, old, now) -> layOut(now));
    workspace.status().addListener((o, old, now) -> refreshMarks());
    failure.addListener((o, old, now) -> refreshMode());
    workspace.folderProperty().addListener((o, old, now) -> refreshMode());
    workspace.failureProperty().addListener((o, old, now) -> refreshMode());
    workspace.selectedProperty().addListener((o, old, now) -> refreshMode());
    workspace
        .selectedProperty()
        .flatMap(EnvironmentSession::stateProperty)
        .addListener((o, old, now) -> refreshMode());
    search.matches().addListener((Observable o) -> refreshMarks());
    messages.languageProperty().addListener((o, old, now) -> refreshMarks());
    refreshMode();
  }

  ReadOnlyObjectProperty<@Nullable GraphLayout> layoutProperty() {
    return layout.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<GraphMarks> marksProperty() {
    return marks.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<GraphMode> modeProperty() {
    return mode.getReadOnlyProperty();
  }

  GraphSearch search() {
    return search;
  }

  ObservableList<RevisionProblem> problems() {
    return readOnlyProblems;
  }

  /** Why the environment has no status, or null. */
  ObservableValue<@Nullable RuntimeException> failure() {
    return failure;
  }

  /** The mistakes of a broken environment file. */
  List<ConfigProblem> configProblems() {
    return failure.getValue() instanceof ConfigException e ? e.problems() : List.of();
  }

  /** What the failure says. */
  String failureText() {
    RuntimeException e =
        mode.get() == GraphMode.FOLDER_FAILED
            ? workspace.failureProperty().get()
            : failure.getValue();
    String said = e == null ? "" : e.getMessage();
    return said == null ? "" : said;
  }

  /** The same for the line above a graph: its kind in the language, then what it says. */
  String failureLine() {
    RuntimeException e = failure.getValue();
    String said = failureText();
    return e instanceof RetortException known
        ? messages.text("graph.failure", messages.errorTitle(known.code()), said)
        : said;
  }

  // Commands

  /** Chooses the revision at which the database stands. */
  void goToCurrent() {
    currentId().ifPresent(workspace.selectedRevisionProperty()::set);
  }

  /** Chooses the next head, round about. */
  void goToHead() {
    RevisionGraph graph = workspace.graph().getValue();
    if (graph != null && !graph.heads().isEmpty()) {
      List<String> heads = graph.heads().stream().map(Revision::id).sorted().toList();
      int at = heads.indexOf(String.valueOf(workspace.selectedRevisionProperty().get()));
      workspace.selectedRevisionProperty().set(heads.get((at + 1) % heads.size()));
    }
  }

  private Optional<String> currentId() {
    Status status = workspace.status().getValue();
    return status == null ? Optional.empty() : status.current().stream().findFirst();
  }

  private void layOut(@Nullable RevisionGraph graph) {
    if (graph == null) {
      layingOut.forget();
      layout.set(null);
      search.in(null);
      problems.clear();
      refreshMode();
      return;
    }
    layingOut.ask(
        Job.of("layout", "layout", (progress, cancellation) -> GraphLayout.of(graph))
            .quiet()
            .onSuccess(laidOut -> accept(graph, laidOut)));
  }

  private void accept(RevisionGraph graph, GraphLayout laidOut) {
    layout.set(laidOut);
    problems.setAll(graph.problems());
    search.in(laidOut);
    refreshMarks();
    refreshMode();
    String chosen = workspace.selectedRevisionProperty().get();
    if (chosen == null || graph.find(chosen).isEmpty()) {
      chooseFirst(laidOut);
    }
  }

  private void chooseFirst(GraphLayout laidOut) {
    workspace
        .selectedRevisionProperty()
        .set(laidOut.rows().isEmpty() ? null : laidOut.rows().get(0).revision().id());
  }

  private void refreshMode() {
    mode.set(newMode());
  }

  private GraphMode newMode() {
    if (workspace.folderProperty().get() == null) {
      return GraphMode.NO_FOLDER;
    }
    if (workspace.failureProperty().get() != null) {
      return GraphMode.FOLDER_FAILED;
    }
    EnvironmentSession session = workspace.selectedProperty().get();
    if (session == null) {
      return GraphMode.NO_ENVIRONMENT;
    }
    GraphLayout laidOut = layout.get();
    RevisionGraph graph = workspace.graph().getValue();
    if (graph == null) {
      boolean loading = session.stateProperty().get() == EnvironmentState.LOADING;
      return loading ? GraphMode.LOADING : GraphMode.BROKEN_ENVIRONMENT;
    }
    if (laidOut == null) {
      return GraphMode.LOADING;
    }
    boolean nothing = laidOut.rows().isEmpty() && graph.problems().isEmpty();
    return nothing ? GraphMode.NO_REVISIONS : GraphMode.GRAPH;
  }

  private void refreshMarks() {
    RevisionGraph graph = workspace.graph().getValue();
    Status status = workspace.status().getValue();
    if (graph == null) {
      marks.set(GraphMarks.NONE);
      return;
    }
    Set<String> broken =
        graph.problems().isEmpty()
            ? Set.of()
            : graph.revisions().stream()
                .map(Revision::id)
                .filter(graph::isBroken)
                .collect(Collectors.toUnmodifiableSet());
    marks.set(
        new GraphMarks(
            status == null ? Set.of() : status.applied(),
            status == null ? Set.of() : Set.copyOf(status.current()),
            graph.heads().stream().map(Revision::id).collect(Collectors.toUnmodifiableSet()),
            broken,
            Set.copyOf(search.matches()),
            status != null,
            words()));
  }

  private Map<GraphMarks.Word, String> words() {
    Map<GraphMarks.Word, String> words = new EnumMap<>(GraphMarks.Word.class);
    for (GraphMarks.Word word : GraphMarks.Word.values()) {
      words.put(word, messages.text("graph.word." + word.name().toLowerCase(Locale.ROOT)));
    }
    return words;
  }
}
