package dev.retort.ui.conflict;

import dev.retort.error.CancelledException;
import dev.retort.revision.Revision;
import dev.retort.service.MergeProof;
import dev.retort.service.MergeSession;
import dev.retort.service.PendingRevision;
import dev.retort.service.RevisionRequest;
import dev.retort.sql.DialectId;
import dev.retort.ui.support.RunningTask;
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
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
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
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyStringWrapper shape = new ReadOnlyStringWrapper(this, "shape", "");
  private final ObservableList<BranchLine> left = FXCollections.observableArrayList();
  private final ObservableList<BranchLine> right = FXCollections.observableArrayList();
  private final ObservableList<MeetingLine> lines = FXCollections.observableArrayList();
  private final ObservableList<DialectId> dialects = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable DialectId> dialect =
      new SimpleObjectProperty<>(this, "dialect", null);
  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
  private final StringProperty message;
  private final BooleanBinding provable =
      Bindings.createBooleanBinding(
          () -> phase.get() == Phase.DECIDING && lines.stream().noneMatch(MeetingLine::isOpen),
          phase,
          lines);
  private final BooleanBinding savable;
  private @Nullable MergeSession session;
  private @Nullable MergeResult result;
  private @Nullable RunningTask task;

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
    dialect.addListener((o, old, now) -> show());
    selected.addListener((o, old, now) -> show());
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

  /** The statements of the merge for the chosen dialect. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** How the chosen thing's table comes out in the chosen dialect. */
  ReadOnlyStringProperty shapeProperty() {
    return shape.getReadOnlyProperty();
  }

  ObservableList<BranchLine> left() {
    return left;
  }

  ObservableList<BranchLine> right() {
    return right;
  }

  /** What meets, in the order of its gravity. */
  ObservableList<MeetingLine> lines() {
    return lines;
  }

  ObservableList<DialectId> dialects() {
    return dialects;
  }

  ObjectProperty<@Nullable DialectId> dialectProperty() {
    return dialect;
  }

  /** The line that is looked at, or -1. */
  IntegerProperty selectedProperty() {
    return selected;
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

  /** The first line of the head on a side. */
  String headText(int side) {
    return headText(heads.get(side));
  }

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

  long open() {
    return lines.stream().filter(MeetingLine::isOpen).count();
  }

  /** Why it failed, for people. */
  String failureText() {
    RuntimeException cause = failure.get();
    return cause == null ? "" : String.valueOf(cause.getMessage());
  }

  // Commands

  /** Compares the branches. */
  void load() {
    phase.set(Phase.COMPARING);
    failure.set(null);
    task =
        context
            .tasks()
            .submit(
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
    result = new MergeResult(found);
    Set<String> meeting = new HashSet<>();
    found.items().forEach(i -> meeting.add(i.conflict().object()));
    left.setAll(
        found.left().stream().map(c -> BranchLine.of(c, meeting.contains(c.object()))).toList());
    right.setAll(
        found.right().stream().map(c -> BranchLine.of(c, meeting.contains(c.object()))).toList());
    lines.setAll(found.items().stream().map(MeetingLine::of).toList());
    dialects.setAll(found.dialects());
    obstacle.set(found.obstacle().orElse(""));
    phase.set(found.obstacle().isPresent() ? Phase.BLOCKED : Phase.DECIDING);
    dialect.set(dialects.isEmpty() ? null : dialects.get(0));
    selected.set(lines.isEmpty() ? -1 : 0);
    decided();
  }

  private void failed(RuntimeException cause) {
    failure.set(cause);
    phase.set(Phase.FAILED);
  }

  /** Asks what is under way to end. */
  void cancel() {
    RunningTask running = task;
    if (running != null) {
      running.cancel();
    }
  }

  /** Whether the chosen line can be decided so. */
  boolean allows(Decision decision) {
    int at = selected.get();
    return phase.get() == Phase.DECIDING
        && at >= 0
        && at < lines.size()
        && lines.get(at).allows(decision);
  }

  /** Decides the chosen line and goes to the next open one. */
  void take(Decision decision) {
    int at = selected.get();
    if (!allows(decision)) {
      return;
    }
    lines.set(at, lines.get(at).with(decision));
    if (decision != Decision.OWN) {
      decided();
      next();
    }
    selected.set(Math.max(0, selected.get() < 0 ? at : selected.get()));
  }

  private void decided() {
    MergeResult made = result;
    if (made != null) {
      made.decide(lines);
      proof.set(null);
      show();
    }
  }

  /** Takes over statements that a person wrote for the chosen dialect. */
  void write(String written) {
    MergeResult made = result;
    DialectId whose = dialect.get();
    if (made == null || whose == null || written.equals(text.get())) {
      return;
    }
    made.write(whose, written);
    text.set(written);
    proof.set(null);
    int at = selected.get();
    if (at >= 0 && lines.get(at).isOpen()) {
      lines.set(at, lines.get(at).with(Decision.OWN));
    }
  }

  private void show() {
    MergeResult made = result;
    DialectId whose = dialect.get();
    int at = selected.get();
    text.set(made == null || whose == null ? "" : made.of(whose));
    shape.set(
        made == null || whose == null || at < 0 || at >= lines.size()
            ? ""
            : made.shape(whose, lines.get(at).object()));
  }

  /** Goes to the next open line after the chosen one, round the end. */
  void next() {
    step(1);
  }

  /** Goes to the open line before the chosen one, round the start. */
  void previous() {
    step(-1);
  }

  private void step(int direction) {
    int size = lines.size();
    for (int i = 1; i <= size; i++) {
      int at = Math.floorMod(selected.get() + direction * i, size);
      if (lines.get(at).isOpen()) {
        selected.set(at);
        return;
      }
    }
  }

  /** Runs the merge from either head and back, in scratch databases. */
  void prove() {
    MergeSession merge = session;
    MergeResult made = result;
    if (merge == null || made == null || !provable.get()) {
      return;
    }
    Map<DialectId, String> statements = made.statements();
    var decisions = made.decisions();
    phase.set(Phase.PROVING);
    task =
        context
            .tasks()
            .submit(
                workspace
                    .job(
                        environment,
                        context.messages().text("resolve.proving"),
                        (service, progress, cancellation) ->
                            merge.prove(statements, decisions, progress, cancellation))
                    .onSuccess(
                        found -> {
                          phase.set(Phase.DECIDING);
                          proof.set(found);
                        })
                    .onFailure(
                        cause -> {
                          phase.set(Phase.DECIDING);
                          if (!(cause instanceof CancelledException)) {
                            context.dialogs().showError(cause);
                          }
                        }));
  }

  /** Writes the merge. */
  void save(Consumer<Revision> then) {
    MergeSession merge = session;
    MergeResult made = result;
    if (merge == null || made == null || !savable.get()) {
      return;
    }
    String sections = merge.sections(made.statements());
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
                      workspace.refresh(environment);
                      workspace.selectedRevisionProperty().set(revision.id());
                      then.accept(revision);
                    })
                .onFailure(context.dialogs()::showError));
  }
}
