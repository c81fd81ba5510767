package dev.retort.ui.workspace;

import dev.retort.config.EnvironmentLocator;
import dev.retort.error.RetortException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.Status;
import dev.retort.ui.support.Job;
import dev.retort.ui.support.TaskRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The opened folder, its environments, and what is chosen among them; shared by all features. Used
 * on the UI thread.
 *
 * <p>A feature follows {@link #graph()} and {@link #status()}, reads {@link
 * #selectedRevisionProperty()}, makes its calls through {@link #job}, and asks for {@link
 * #refresh()} after it changed something.
 */
public final class Workspace {
  private final TaskRunner tasks;
  private final ServiceOpener opener;
  private final ReadOnlyObjectWrapper<@Nullable Path> folder =
      new ReadOnlyObjectWrapper<>(this, "folder", null);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private final ObservableList<EnvironmentSession> environments =
      FXCollections.observableArrayList();
  private final ObservableList<EnvironmentSession> readOnlyEnvironments =
      FXCollections.unmodifiableObservableList(environments);
  private final ObjectProperty<@Nullable EnvironmentSession> selected =
      new SimpleObjectProperty<>(this, "selected", null);
  private final ObjectProperty<@Nullable String> selectedRevision =
      new SimpleObjectProperty<>(this, "selectedRevision", null);
  private final IntegerProperty requestedLine = new SimpleIntegerProperty(this, "requestedLine", 0);
  private final ObservableValue<@Nullable RevisionGraph> graph =
      selected.flatMap(EnvironmentSession::graphProperty);
  private final ObservableValue<@Nullable Status> status =
      selected.flatMap(EnvironmentSession::statusProperty);

  /** A workspace with nothing open. */
  public Workspace(TaskRunner tasks, ServiceOpener opener) {
    this.tasks = tasks;
    this.opener = opener;
  }

  /** The opened folder, or null. */
  public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** Why the folder could not be opened, or null. */
  public ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** The environments of the folder, in the order of the locator. */
  public ObservableList<EnvironmentSession> environments() {
    return readOnlyEnvironments;
  }

  /** The chosen environment, or null. */
  public ObjectProperty<@Nullable EnvironmentSession> selectedProperty() {
    return selected;
  }

  /** The chosen environment, if any. */
  public Optional<EnvironmentSession> selected() {
    return Optional.ofNullable(selected.get());
  }

  /** The id of the chosen revision, or null. */
  public ObjectProperty<@Nullable String> selectedRevisionProperty() {
    return selectedRevision;
  }

  /**
   * The line of the chosen revision's file that shall be shown, from 1; 0 when none. Whoever shows
   * it sets it back.
   */
  public IntegerProperty requestedLineProperty() {
    return requestedLine;
  }

  /** Asks for the chosen revision's file to be opened at a line. */
  public void requestLine(int line) {
    requestedLine.set(Math.max(1, line));
  }

  /** The chosen revision, if the chosen environment has it. */
  public Optional<Revision> selectedRevision() {
    String id = selectedRevision.get();
    return id == null
        ? Optional.empty()
        : selected().flatMap(EnvironmentSession::graph).flatMap(g -> g.find(id));
  }

  /** The graph of the chosen environment. */
  public ObservableValue<@Nullable RevisionGraph> graph() {
    return graph;
  }

  /** The status of the chosen environment. */
  public ObservableValue<@Nullable Status> status() {
    return status;
  }

  /**
   * True while the chosen environment's database answers; what commands that make plans wait for.
   */
  public BooleanBinding usable() {
    return Bindings.createBooleanBinding(() -> status.getValue() != null, status);
  }

  /** True while the chosen environment's revisions are known. */
  public BooleanBinding readable() {
    return Bindings.createBooleanBinding(() -> graph.getValue() != null, graph);
  }

  /** True while a revision is chosen and plans can be made. */
  public BooleanBinding revisionUsable() {
    return Bindings.createBooleanBinding(
        () -> status.getValue() != null && selectedRevision.get() != null,
        status,
        selectedRevision);
  }

  /**
   * Opens a folder and looks at all of its environments.
   *
   * @param preferred the environment file to choose, or null for the first
   */
  public void open(Path newFolder, @Nullable Path preferred) {
    closeServices();
    folder.set(newFolder);
    failure.set(null);
    selectedRevision.set(null);
    try {
      List<Path> files = EnvironmentLocator.inFolder(newFolder);
      environments.setAll(
          files.stream().map(f -> new EnvironmentSession(f, opener, tasks)).toList());
    } catch (RuntimeException e) {
      environments.clear();
      failure.set(e);
    }
    selected.set(
        environments.stream()
            .filter(s -> preferred != null && s.file().endsWith(preferred.getFileName()))
            .findFirst()
            .orElse(environments.isEmpty() ? null : environments.get(0)));
    environments.forEach(this::load);
  }

  /**
   * Looks at files and databases again; environments that came or went are noticed, and the choice
   * is kept.
   */
  public void refresh() {
    Path current = folder.get();
    if (current == null) {
      return;
    }
    String revision = selectedRevision.get();
    if (failure.get() != null || !hasSameFiles(current)) {
      open(current, selected().map(EnvironmentSession::file).orElse(null));
      selectedRevision.set(revision);
    } else {
      environments.forEach(this::refresh);
    }
  }

  /** False also where the folder cannot be read any more; opening it says why. */
  private boolean hasSameFiles(Path current) {
    List<Path> files = environments.stream().map(EnvironmentSession::file).toList();
    try {
      return EnvironmentLocator.inFolder(current).equals(files);
    } catch (RetortException e) {
      return false;
    }
  }

  /** Reads one environment again, its file included. */
  public void refresh(EnvironmentSession session) {
    tasks.submit(
        Job.of(session.name(), session.file(), (progress, cancellation) -> close(session)).quiet());
    load(session);
  }

  /** Reads an environment again after a revision was written, and chooses that. */
  public void written(EnvironmentSession session, Revision revision) {
    refresh(session);
    selectedRevision.set(revision.id());
  }

  private static Boolean close(EnvironmentSession session) {
    session.closeService();
    return true;
  }

  private void load(EnvironmentSession session) {
    session.load(
        Job.of(session.name(), session.file(), (unused, token) -> Loaded.from(session, token))
            .quiet());
  }

  /**
   * A call on a session's service, to be given callbacks and submitted; calls of one session run in
   * turn.
   */
  public <T> Job<T> job(EnvironmentSession session, String title, ServiceWork<T> work) {
    return Job.of(
        title,
        session.file(),
        (progress, cancellation) -> work.run(session.service(), progress, cancellation));
  }

  /** Closes all connections, each on its lane. */
  public void closeServices() {
    for (EnvironmentSession session : environments) {
      tasks.submit(
          Job.of(session.name(), session.file(), (progress, cancellation) -> close(session))
              .quiet());
    }
  }
}
