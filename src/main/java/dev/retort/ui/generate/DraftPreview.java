package dev.retort.ui.generate;

import dev.retort.revision.Revision;
import dev.retort.service.PendingRevision;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.ServiceWork;
import dev.retort.ui.workspace.Workspace;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The file that a form would write, made anew whenever the form changes; of several answers only
 * the newest counts. Used on the UI thread.
 */
final class DraftPreview {
  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyStringWrapper file = new ReadOnlyStringWrapper(this, "file", "");
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private final ReadOnlyObjectWrapper<@Nullable PendingRevision> pending =
      new ReadOnlyObjectWrapper<>(this, "pending", null);
  private String end = "";
  private final NewestAnswer draft;

  DraftPreview(UiContext context, Workspace workspace, EnvironmentSession session) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.draft = new NewestAnswer(context.tasks());
  }

  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** The file's name. */
  ReadOnlyStringProperty fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** Why the form makes no revision, or null. */
  ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Whether there is something to be saved. */
  BooleanBinding exists() {
    return pending.isNotNull();
  }

  /** Makes the file anew. */
  void make(ServiceWork<PendingRevision> work) {
    draft.ask(
        workspace
            .job(session, "", work)
            .quiet()
            .onSuccess(this::show)
            .onFailure(
                cause -> {
                  pending.set(null);
                  failure.set(cause);
                }));
  }

  /** What the file ends with, below what the form makes. */
  void endWith(String added) {
    end = added;
    PendingRevision made = pending.get();
    if (made != null) {
      text.set(made.text() + end);
    }
  }

  private void show(PendingRevision made) {
    failure.set(null);
    text.set(made.text() + end);
    file.set(String.valueOf(made.file().getFileName()));
    pending.set(made);
  }

  /** Writes the file. */
  void save(Consumer<Revision> then) {
    PendingRevision made = pending.get();
    if (made == null) {
      return;
    }
    String added = end;
    context
        .tasks()
        .submit(
            workspace
                .job(
                    session,
                    context.messages().text("generate.saving"),
                    (service, progress, cancellation) ->
                        added.isEmpty() ? made.save() : made.save(made.text() + added))
                .uncancellable()
                .onSuccess(
                    revision -> {
                      workspace.written(session, revision);
                      then.accept(revision);
                    })
                .onFailure(context.dialogs()::showError));
  }
}
