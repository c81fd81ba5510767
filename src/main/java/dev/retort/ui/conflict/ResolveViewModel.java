package dev.retort.ui.conflict;

import dev.retort.revision.Revision;
import dev.retort.service.MergeDecision;
import dev.retort.service.MergeProof;
import dev.retort.service.MergeSession;
import dev.retort.service.PendingRevision;
import dev.retort.service.RevisionRequest;
import dev.retort.sql.DialectId;
import dev.retort.ui.support.FxTaskRunner;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Two heads, decided thing by thing, proven, and merged. Used on the UI thread. */
final class ResolveViewModel {
  /** How far it is. */
  enum Phase {
    COMPARING,
    /** One branch fails after the other, so that no merge can be made. */
    BLOCKED,
    DECIDING,
    PROVING,
    FAILED
  }

  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession environment;
  private final List<String> heads;
  private final List<String> others;

  // Properties
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.COMPARING);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private final ReadOnlyObjectWrapper<@Nullable MergeProof> proof =
      new ReadOnlyObjectWrapper<>(this, "proof", null);
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final ObservableList<BranchLine> left = FXCollections.observableArrayList();
  private final ObservableList<BranchLine> right = FXCollections.observableArrayList();
  private final MergeDecisions decisions = new MergeDecisions(() -> proof.set(null));
  private final StringProperty message;
  private final BooleanBinding provable =
      Bindings.createBooleanBinding(
          () -> phase.get() == Phase.DECIDING && decisions.open() == 0, phase, decisions.lines());
  private final BooleanBinding savable;
  private @Nullable MergeSession session;
  private final NewestAnswer answer;

  /**
   * A model of one comparison.
   *
   * @param heads all heads that are to become one; the first two are decided now
   */
  ResolveViewModel(
      UiContext context, Workspace workspace, EnvironmentSession environment, List<String> heads) {
    this.context = context;
    this.workspace = workspace;
    this.environment = environment;
    this.heads = List.copyOf(heads.subList(0, 2));
    this.others = List.copyOf(heads.subList(2, heads.size()));
    this.message =
        new SimpleStringProperty(this, "message", context.messages().text("merge.proposal"));
    this.savable =
        Bindings.createBooleanBinding(
            () -> {
              MergeProof found = proof.get();
              return provable.get() && found != null && found.holds() && !message.get().isBlank();
            },
            provable,
            proof,
            message);
    this.answer = new NewestAnswer(context.tasks());
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Why no merge can be made; else empty. */
  ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** What came of the proof of what is decided now, or null before it. */
  ReadOnlyObjectProperty<@Nullable MergeProof> proofProperty() {
    return proof.getReadOnlyProperty();
  }

  ObservableList<BranchLine> left() {
    return left;
  }

  ObservableList<BranchLine> right() {
    return right;
  }

  /** What meets, and what is decided about it. */
  MergeDecisions decisions() {
    return decisions;
  }

  StringProperty messageProperty() {
    return message;
  }

  /** Whether everything is decided. */
  BooleanBinding provable() {
    return provable;
  }

  /** Whether the merge may be written. */
  BooleanBinding savable() {
    return savable;
  }

  /** To the pane that puts the second branch on top of another head. */
  void rebase() {
    workspace.selectedRevisionProperty().set(heads.get(1));
    context.commands().run("rebase");
  }

  List<String> heads() {
    return heads;
  }

  /** The heads that are left for the next merges. */
  List<String> others() {
    return others;
  }

  /** All heads, with one of the others on the right. */
  List<String> with(String other) {
    List<String> all = new ArrayList<>(List.of(heads.get(0), other, heads.get(1)));
    others.stream().filter(head -> !head.equals(other)).forEach(all::add);
    return all;
  }

  /** A head with its message. */
  String headText(String head) {
    return environment
        .graph()
        .flatMap(g -> g.find(head))
        .map(r -> r.id() + "  " + r.message())
        .orElse(head);
  }

  /** The databases on which nothing could be tried, and why. */
  List<String> untried() {
    MergeSession merge = session;
    return merge == null
        ? List.of()
        : merge.report().untried().stream()
            .map(u -> context.messages().text("proof.untried", u.dialect().title(), u.reason()))
            .toList();
  }

  // Commands

  /** Compares the branches. */
  void load() {
    phase.set(Phase.COMPARING);
    failure.set(null);
    answer.ask(
        workspace
            .job(
                environment,
                context.messages().text("resolve.comparing"),
                (service, progress, cancellation) ->
                    service.mergeSession(heads, progress, cancellation))
            .onSuccess(this::loaded)
            .onFailure(this::failed));
  }

  private void loaded(MergeSession found) {
    session = found;
    Set<String> meeting = new HashSet<>();
    found.items().forEach(i -> meeting.add(i.conflict().object()));
    left.setAll(
        found.left().stream().map(c -> BranchLine.of(c, meeting.contains(c.object()))).toList());
    right.setAll(
        found.right().stream().map(c -> BranchLine.of(c, meeting.contains(c.object()))).toList());
    obstacle.set(found.obstacle().orElse(""));
    phase.set(found.obstacle().isPresent() ? Phase.BLOCKED : Phase.DECIDING);
    decisions.begin(found);
  }

  private void failed(RuntimeException cause) {
    failure.set(cause);
    phase.set(Phase.FAILED);
  }

  /** Asks what is under way to end. */
  void cancel() {
    answer.stop();
  }

  /** Whether the chosen line can be decided so now. */
  boolean allows(Decision decision) {
    return phase.get() == Phase.DECIDING && decisions.allows(decision);
  }

  /** Decides the chosen line and goes to the next open one. */
  void take(Decision decision) {
    if (allows(decision)) {
      decisions.take(decision);
    }
  }

  /** Runs the merge from either head and back, in scratch databases. */
  void prove() {
    MergeSession merge = session;
    if (merge == null || !provable.get()) {
      return;
    }
    Map<DialectId, String> statements = decisions.statements();
    Map<String, MergeDecision> decided = decisions.decided();
    phase.set(Phase.PROVING);
    answer.ask(
        workspace
            .job(
                environment,
                context.messages().text("resolve.proving"),
                (service, progress, cancellation) ->
                    merge.prove(statements, decided, progress, cancellation))
            .onSuccess(found -> proven(statements, found))
            .onFailure(this::unproven));
  }

  /** What was written meanwhile is not proven. */
  private void proven(Map<DialectId, String> statements, MergeProof found) {
    phase.set(Phase.DECIDING);
    if (statements.equals(decisions.statements())) {
      proof.set(found);
    }
  }

  private void unproven(RuntimeException cause) {
    phase.set(Phase.DECIDING);
    if (!FxTaskRunner.isCancel(cause)) {
      context.dialogs().showError(cause);
    }
  }

  /** Writes the merge. */
  void save(Consumer<Revision> then) {
    MergeSession merge = session;
    if (merge == null || !savable.get()) {
      return;
    }
    String sections = merge.sections(decisions.statements());
    RevisionRequest request = RevisionRequest.of(message.get().strip());
    context
        .tasks()
        .submit(
            workspace
                .job(
                    environment,
                    context.messages().text("generate.saving"),
                    (service, progress, cancellation) -> {
                      PendingRevision pending = service.merge(heads, request);
                      return pending.save(pending.text() + sections);
                    })
                .uncancellable()
                .onSuccess(
                    revision -> {
                      workspace.written(environment, revision);
                      then.accept(revision);
                    })
                .onFailure(context.dialogs()::showError));
  }
}
