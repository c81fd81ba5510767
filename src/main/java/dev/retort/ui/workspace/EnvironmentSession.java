package dev.retort.ui.workspace;

import dev.retort.config.Environment;
import dev.retort.config.GuardLevel;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.MigrationService;
import dev.retort.service.Status;
import dev.retort.ui.support.Job;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.TaskRunner;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One environment file and what is known of it. Properties belong to the UI thread; {@link
 * #service()} is called on the session's lane only.
 */
public final class EnvironmentSession {
  private final Path file;
  private final ServiceOpener opener;
  private final ReadOnlyObjectWrapper<EnvironmentState> state =
      new ReadOnlyObjectWrapper<>(this, "state", EnvironmentState.LOADING);
  private final ReadOnlyObjectWrapper<@Nullable Environment> environment =
      new ReadOnlyObjectWrapper<>(this, "environment", null);
  private final ReadOnlyObjectWrapper<@Nullable RevisionGraph> graph =
      new ReadOnlyObjectWrapper<>(this, "graph", null);
  private final ReadOnlyObjectWrapper<@Nullable Status> status =
      new ReadOnlyObjectWrapper<>(this, "status", null);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private @Nullable MigrationService service;
  private final NewestAnswer loading;

  EnvironmentSession(Path file, ServiceOpener opener, TaskRunner tasks) {
    this.file = file;
    this.opener = opener;
    this.loading = new NewestAnswer(tasks);
  }

  /** The environment file. */
  public Path file() {
    return file;
  }

  /** The environment's name, or the file's while that is not known. */
  public String name() {
    Environment known = environment.get();
    return known == null ? file.getFileName().toString() : known.name();
  }

  /** How strict the environment is; open while that is not known. */
  public GuardLevel guard() {
    Environment known = environment.get();
    return known == null ? GuardLevel.OPEN : known.guard().level();
  }

  /** How it is. */
  public ReadOnlyObjectProperty<EnvironmentState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What its file says, or null while unread or broken. */
  public ReadOnlyObjectProperty<@Nullable Environment> environmentProperty() {
    return environment.getReadOnlyProperty();
  }

  /** Its revisions, or null while unread. */
  public ReadOnlyObjectProperty<@Nullable RevisionGraph> graphProperty() {
    return graph.getReadOnlyProperty();
  }

  /** Where its database stands, or null while unknown. */
  public ReadOnlyObjectProperty<@Nullable Status> statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** Why it is unreachable or in error, or null. */
  public ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** The graph, if it was read. */
  public Optional<RevisionGraph> graph() {
    return Optional.ofNullable(graph.get());
  }

  /** The status, if it is known. */
  public Optional<Status> status() {
    return Optional.ofNullable(status.get());
  }

  /** Whether plans can be made: files were read and the database answered. */
  public boolean isUsable() {
    return status.get() != null;
  }

  /** The service; opened by the first call. For jobs of this session's lane. */
  public synchronized MigrationService service() {
    if (service == null) {
      service = opener.open(file);
    }
    return service;
  }

  /** Closes the connections; the next {@link #service()} reads the file again. */
  synchronized void closeService() {
    if (service != null) {
      service.close();
      service = null;
    }
  }

  /** Takes over what a job finds. */
  void load(Job<Loaded> job) {
    state.set(EnvironmentState.LOADING);
    loading.ask(job.onSuccess(this::accept));
  }

  private void accept(Loaded loaded) {
    environment.set(loaded.environment());
    graph.set(loaded.graph());
    status.set(loaded.status());
    failure.set(loaded.failure());
    state.set(loaded.state());
  }
}
