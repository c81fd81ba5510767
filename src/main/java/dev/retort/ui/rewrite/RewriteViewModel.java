package dev.retort.ui.rewrite;

import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import dev.retort.revision.Revision;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A rewrite of revision files: its other end is chosen, it is proven, looked at and carried out. Of
 * several proofs only the newest counts. Used on the UI thread.
 */
final class RewriteViewModel {
  /** How far it is. */
  enum Phase {
    PROVING,
    READY,
    REFUSED
  }

  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final Rewrite rewrite;
  private final NewestAnswer proof;

  // Properties
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.PROVING);
  private final ReadOnlyObjectWrapper<@Nullable RewritePlan> plan =
      new ReadOnlyObjectWrapper<>(this, "plan", null);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private final ObjectProperty<Revision> choice;
  private final StringProperty message = new SimpleStringProperty(this, "message", "");
  private final BooleanProperty acceptUnproven =
      new SimpleBooleanProperty(this, "acceptUnproven", false);

  RewriteViewModel(
      UiContext context, Workspace workspace, EnvironmentSession session, Rewrite rewrite) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.rewrite = rewrite;
    this.proof = new NewestAnswer(context.tasks());
    this.choice = new SimpleObjectProperty<>(this, "choice", rewrite.choices().get(0));
    choice.addListener((o, old, now) -> prove());
    acceptUnproven.addListener((o, old, now) -> prove());
  }

  Rewrite rewrite() {
    return rewrite;
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** What was proven last, or null. */
  ReadOnlyObjectProperty<@Nullable RewritePlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /** Why it can't be done, or null. */
  ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** The other end. */
  ObjectProperty<Revision> choiceProperty() {
    return choice;
  }

  /** The message of the one that is left; counts with the next {@link #prove()}. */
  StringProperty messageProperty() {
    return message;
  }

  /** Whether dialects may remain that nothing proves here. */
  BooleanProperty acceptUnprovenProperty() {
    return acceptUnproven;
  }

  // Commands

  /** Finds out what would be written, also again. */
  void prove() {
    phase.set(Phase.PROVING);
    RewriteInput input =
        new RewriteInput(choice.get().id(), message.get().strip(), acceptUnproven.get());
    proof.ask(
        workspace
            .job(
                session,
                context.messages().text("rewrite.proving"),
                (service, progress, cancellation) ->
                    rewrite.plan(service, context.messages(), input, cancellation))
            .onSuccess(found -> end(found, null))
            .onFailure(cause -> end(null, cause)));
  }

  private void end(@Nullable RewritePlan found, @Nullable RuntimeException cause) {
    plan.set(found);
    failure.set(cause);
    phase.set(found == null ? Phase.REFUSED : Phase.READY);
  }

  /** The place of the statement that is in the way, if one is. */
  Optional<SourcePosition> obstacle() {
    return failure.get() instanceof RetortException known ? known.position() : Optional.empty();
  }

  /** Opens the file of the statement that is in the way at its line. */
  void openObstacle() {
    obstacle()
        .ifPresent(
            place ->
                session.graph().stream()
                    .flatMap(g -> g.revisions().stream())
                    .filter(r -> r.file().equals(place.file()))
                    .findFirst()
                    .ifPresent(
                        r -> {
                          workspace.selectedRevisionProperty().set(r.id());
                          workspace.requestLine(place.line());
                        }));
  }

  /** Asks the proof to end. */
  void cancel() {
    proof.stop();
  }

  /** Writes the files that were shown, and then does {@code then}. */
  void carryOut(Runnable then) {
    RewritePlan shown = plan.get();
    if (phase.get() != Phase.READY || shown == null) {
      return;
    }
    context
        .tasks()
        .submit(
            workspace
                .job(
                    session,
                    context.messages().text("generate.saving"),
                    (service, progress, cancellation) -> {
                      shown.write().accept(service);
                      return true;
                    })
                .uncancellable()
                .onSuccess(
                    done -> {
                      workspace.refresh();
                      workspace.selectedRevisionProperty().set(shown.revision());
                      context
                          .dialogs()
                          .notify(
                              Question.Tone.PLAIN,
                              context.messages().text(rewrite.key("done"), shown.files().size()));
                      then.run();
                    })
                .onFailure(context.dialogs()::showError));
  }
}
