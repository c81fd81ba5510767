package dev.retort.ui.plan;

import dev.retort.config.Environment;
import dev.retort.config.GuardCheckName;
import dev.retort.service.Approval;
import dev.retort.service.ApprovalRequest;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardReport;
import dev.retort.service.MigrationPlan;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The environment's checks of one plan, and what a person says to those that fail. The run makes
 * them once more; here they are seen before.
 */
final class PlanChecks {
  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final ObservableList<PlanCheck> rows = FXCollections.observableArrayList();
  private final ObservableList<PlanCheck> readOnlyRows =
      FXCollections.unmodifiableObservableList(rows);
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
  private final BooleanBinding settled =
      Bindings.createBooleanBinding(() -> rows.stream().noneMatch(PlanCheck::standsInTheWay), rows);
  private final NewestAnswer report;
  private @Nullable MigrationPlan plan;

  PlanChecks(UiContext context, Workspace workspace, EnvironmentSession session) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.report = new NewestAnswer(context.tasks());
  }

  /** In the order in which they are asked; empty in an open environment. */
  ObservableList<PlanCheck> rows() {
    return readOnlyRows;
  }

  /** Why they could not be made; else empty. */
  ReadOnlyStringProperty failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Whether none of them stands in the way. */
  BooleanBinding settled() {
    return settled;
  }

  /** Makes them for a plan, or forgets them for null; what was waived has to be waived anew. */
  void check(@Nullable MigrationPlan newPlan) {
    plan = newPlan;
    report.forget();
    failure.set("");
    Environment environment = session.environmentProperty().get();
    if (newPlan == null || newPlan.isEmpty() || environment == null) {
      rows.clear();
      return;
    }
    rows.setAll(
        environment.guard().checks().stream()
            .filter(n -> n != GuardCheckName.NAME) // It has a field of its own.
            .map(n -> new PlanCheck(n, null, ""))
            .toList());
    make();
  }

  /** Makes them once more, with what was waived still waived. */
  void again() {
    rows.replaceAll(row -> row.with((GuardCheck) null));
    failure.set("");
    make();
  }

  private void make() {
    MigrationPlan wanted = plan;
    if (wanted == null || rows.isEmpty()) {
      return;
    }
    report.ask(
        workspace
            .job(
                session,
                context.messages().text("plan.checks.running"),
                // The name is asked for below the checks; here it counts as typed.
                (service, progress, cancellation) ->
                    service.guards(
                        wanted, GuardAnswers.named(session.name()), progress, cancellation))
            .onSuccess(this::show)
            .onFailure(this::giveUp));
  }

  private void show(GuardReport made) {
    Map<GuardCheckName, GuardCheck> found = new EnumMap<>(GuardCheckName.class);
    made.checks().forEach(c -> found.put(c.name(), c));
    rows.replaceAll(row -> row.with(found.get(row.name())));
  }

  /** The run asks again and decides; until then nothing is known. */
  private void giveUp(RuntimeException e) {
    failure.set(String.valueOf(e.getMessage()));
    rows.clear();
  }

  /** Goes on without a check that failed; an empty reason takes that back. */
  void waive(GuardCheckName name, String reason) {
    rows.replaceAll(row -> row.name() == name ? row.with(reason.strip()) : row);
  }

  /** Agrees to the plan for somebody else to run; with a key where approvers are listed. */
  void approve() {
    MigrationPlan approved = plan;
    Environment environment = session.environmentProperty().get();
    if (approved == null || environment == null) {
      return;
    }
    Path key = null;
    if (!environment.guard().approvers().isEmpty()) {
      Optional<Path> chosen =
          context.dialogs().chooseFile(context.messages().text("plan.checks.key"));
      if (chosen.isEmpty()) {
        return;
      }
      key = chosen.get();
    }
    ApprovalRequest request = new ApprovalRequest(key, ApprovalRequest.unsigned().validity());
    context
        .tasks()
        .submit(
            workspace
                .job(
                    session,
                    context.messages().text("plan.checks.approve"),
                    (service, progress, cancellation) -> service.approve(approved, request))
                .onSuccess(this::approved)
                .onFailure(context.dialogs()::showError));
  }

  private void approved(Approval approval) {
    context
        .dialogs()
        .notify(
            Question.Tone.PLAIN,
            context
                .messages()
                .text("plan.checks.approved", approval.who(), approval.expires().toString()));
    again();
  }

  /** Puts all of them on the clipboard. */
  void copy() {
    context.dialogs().copy(rows.stream().map(this::describe).collect(Collectors.joining("\n")));
  }

  /** One of them in words: its state, what was found and what to do. */
  String describe(PlanCheck row) {
    Messages messages = context.messages();
    String state =
        messages.text("plan.checks.state." + row.state().name().toLowerCase(Locale.ROOT));
    String found = row.state() == PlanCheck.State.WAIVED ? row.reason() : row.remedy();
    return Stream.of(
            messages.text("report.guards." + row.name().id()) + ": " + state, row.detail(), found)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n  "));
  }

  /** What the run is told. */
  GuardAnswers answers() {
    Map<GuardCheckName, String> waivers = new EnumMap<>(GuardCheckName.class);
    List.copyOf(rows).stream()
        .filter(row -> row.state() == PlanCheck.State.WAIVED)
        .forEach(row -> waivers.put(row.name(), row.reason()));
    return new GuardAnswers(session.name(), waivers);
  }
}
