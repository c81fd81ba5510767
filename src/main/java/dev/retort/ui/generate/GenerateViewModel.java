package dev.retort.ui.generate;

import dev.retort.diff.Change;
import dev.retort.diff.Rename;
import dev.retort.diff.RenameCandidate;
import dev.retort.revision.Revision;
import dev.retort.service.GeneratedRevision;
import dev.retort.service.RevisionRequest;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.ServiceWork;
import dev.retort.ui.workspace.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Changes between revisions and model, a choice among them, and the revision that it makes. Used on
 * the UI thread; every question to the service is asked in the background, and of several answers
 * only the newest counts.
 */
final class GenerateViewModel {
  /** How far it is. */
  enum Phase {
    COMPARING,
    /** Model and revisions agree. */
    EMPTY,
    READY,
    FAILED,
    SAVED
  }

  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final @Nullable String head;

  // Properties
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.COMPARING);
  private final ObservableList<ChangeRow> rows = FXCollections.observableArrayList();
  private final ObservableList<ChangeRow> readOnlyRows =
      FXCollections.unmodifiableObservableList(rows);
  private final ObservableList<RenameCandidate> candidates = FXCollections.observableArrayList();
  private final ObservableList<RenameCandidate> readOnlyCandidates =
      FXCollections.unmodifiableObservableList(candidates);
  private final StringProperty message = new SimpleStringProperty(this, "message", "");
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private final ReadOnlyObjectWrapper<@Nullable GeneratedRevision> draft =
      new ReadOnlyObjectWrapper<>(this, "draft", null);
  private final BooleanBinding savable;
  private final Set<RenameCandidate> refused = new HashSet<>();
  private String proposed = "";
  private boolean filling;
  private final DraftText text = new DraftText();
  private final NewestAnswer step;
  private final NewestAnswer naming;

  /**
   * For an environment.
   *
   * @param head the revision to stand on, or null for the only head
   */
  GenerateViewModel(
      UiContext context, Workspace workspace, EnvironmentSession session, @Nullable String head) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.head = head;
    this.step = new NewestAnswer(context.tasks());
    this.naming = new NewestAnswer(context.tasks());
    message.addListener((o, old, now) -> rename());
    savable =
        Bindings.createBooleanBinding(
            () -> {
              GeneratedRevision now = draft.get();
              return phase.get() == Phase.READY
                  && !step.awaitedProperty().get()
                  && now != null
                  && !now.selected().isEmpty()
                  && !message.get().isBlank();
            },
            phase,
            step.awaitedProperty(),
            draft,
            message);
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** All changes, in the order in which they are carried out. */
  ObservableList<ChangeRow> rows() {
    return readOnlyRows;
  }

  /** Renames to be decided. */
  ObservableList<RenameCandidate> candidates() {
    return readOnlyCandidates;
  }

  /** What the revision does, in a person's words. */
  StringProperty messageProperty() {
    return message;
  }

  /** What the revision says. */
  DraftText text() {
    return text;
  }

  /** Why it cannot go on, or null. */
  ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Whether the revision can be saved now. */
  BooleanBinding savable() {
    return savable;
  }

  String environmentName() {
    return session.name();
  }

  // Commands

  /** Compares; also again after a failure. */
  void compare() {
    phase.set(Phase.COMPARING);
    failure.set(null);
    RevisionRequest wanted =
        new RevisionRequest("", null, head, false, List.of(), List.of(), null, List.of());
    ask(
        "generate.comparing",
        (service, progress, cancellation) -> service.generate(wanted, progress, cancellation),
        this::found);
  }

  /** Ticks or unticks a change; what it cannot do without follows. */
  void tick(ChangeRow row, boolean wanted) {
    choose(r -> r == row ? wanted : r.tickedProperty().get());
  }

  /** Ticks all or none. */
  void tickAll(boolean wanted) {
    choose(r -> wanted);
  }

  private void choose(Predicate<ChangeRow> wanted) {
    Set<Change> chosen =
        rows.stream().filter(wanted).map(ChangeRow::change).collect(Collectors.toUnmodifiableSet());
    filling = true;
    rows.forEach(r -> r.tickedProperty().set(chosen.contains(r.change())));
    filling = false;
    change(
        "generate.proving",
        known -> known.select(chosen),
        result -> {
          selected(result);
          rename();
        });
  }

  /** Decides that an object was renamed. */
  void accept(RenameCandidate candidate) {
    String table = candidate.kind() == RenameCandidate.Kind.TABLE ? "" : candidate.table();
    Rename rename = new Rename(table, candidate.from(), candidate.to());
    change("generate.comparing", known -> known.rename(rename), this::found);
  }

  /** Decides that one object goes and another one comes. */
  void refuse(RenameCandidate candidate) {
    refused.add(candidate);
    candidates.remove(candidate);
  }

  /** Writes the revision. */
  void save(Consumer<Revision> then) {
    GeneratedRevision known = draft.get();
    if (known == null || !savable.get()) {
      return;
    }
    String words = message.get().strip();
    context
        .tasks()
        .submit(
            workspace
                .job(
                    session,
                    context.messages().text("generate.saving"),
                    (service, progress, cancellation) -> known.withMessage(words).save())
                .uncancellable()
                .onSuccess(saved -> saved(saved, then))
                .onFailure(context.dialogs()::showError));
  }

  /** Asks the comparison that is under way to end. */
  void cancel() {
    step.stop();
  }

  private void saved(Optional<Revision> saved, Consumer<Revision> then) {
    phase.set(Phase.SAVED);
    saved.ifPresent(
        revision -> {
          workspace.written(session, revision);
          then.accept(revision);
        });
  }

  private void change(
      String title, UnaryOperator<GeneratedRevision> turn, Consumer<GeneratedRevision> then) {
    GeneratedRevision known = draft.get();
    if (known != null) {
      ask(title, (service, progress, cancellation) -> turn.apply(known), then);
    }
  }

  private void ask(
      String title, ServiceWork<GeneratedRevision> work, Consumer<GeneratedRevision> then) {
    naming.forget();
    step.ask(
        workspace
            .job(session, context.messages().text(title), work)
            .onSuccess(then)
            .onFailure(this::failed));
  }

  private void failed(RuntimeException cause) {
    failure.set(cause);
    phase.set(Phase.FAILED);
  }

  private void found(GeneratedRevision result) {
    if (result.isEmpty()) {
      draft.set(result);
      phase.set(Phase.EMPTY);
      return;
    }
    rows.setAll(result.changes().stream().map(ChangeRow::new).toList());
    candidates.setAll(result.candidates().stream().filter(c -> !refused.contains(c)).toList());
    selected(result);
    rename();
  }

  private void selected(GeneratedRevision result) {
    draft.set(result);
    Set<Change> chosen = new HashSet<>(result.selected());
    filling = true;
    if (message.get().equals(proposed) && !chosen.isEmpty()) {
      proposed = MessageProposal.of(result.selected(), context.messages());
      message.set(proposed);
    }
    rows.forEach(r -> r.tickedProperty().set(chosen.contains(r.change())));
    filling = false;
    phase.set(Phase.READY);
    failure.set(null);
    text.show(result);
  }

  /** The message is part of the file and of its name; a step under way takes it along. */
  private void rename() {
    GeneratedRevision known = draft.get();
    if (filling
        || known == null
        || step.awaitedProperty().get()
        || phase.get() != Phase.READY
        || message.get().isBlank()) {
      return;
    }
    String words = message.get().strip();
    naming.ask(
        workspace
            .job(session, "", (service, progress, cancellation) -> known.withMessage(words))
            .quiet()
            .onSuccess(this::selected)
            .onFailure(context.dialogs()::showError));
  }
}
