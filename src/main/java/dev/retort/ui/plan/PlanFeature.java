package dev.retort.ui.plan;

import dev.retort.config.GuardLevel;
import dev.retort.diff.ChangeDescriber;
import dev.retort.error.Progress;
import dev.retort.service.GeneratedRevision;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PendingRevision;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.service.RevisionRequest;
import dev.retort.service.RunListener;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.ServiceWork;
import dev.retort.ui.workspace.Workspace;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The commands that change a database or write a revision; each shows its SQL first. Used on the UI
 * thread.
 */
public final class PlanFeature {
  private static final String RUN = "run";

  private final UiContext context;
  private final Workspace workspace;

  /** For a window. */
  public PlanFeature(UiContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
  }

  /** Adds the commands. */
  public void install() {
    context
        .commands()
        .add(
            always("upgrade", "fth-arrow-up", () -> plan(PlanRequest.upgrade("heads"))),
            always("downgrade", "fth-arrow-down", () -> plan(PlanRequest.downgrade("-1"))),
            always("merge", "fth-git-merge", this::merge),
            always("generate", "fth-zap", this::generate),
            here("upgrade.here", id -> plan(PlanRequest.upgrade(id))),
            here("downgrade.here", id -> plan(PlanRequest.downgrade(id))),
            here("stamp.here", id -> plan(PlanRequest.stamp(List.of(id), false))));
  }

  private Command always(String id, String icon, Runnable action) {
    return Command.of(id)
        .icon(icon)
        .in(Place.TOOLBAR, Place.MIGRATION_MENU)
        .when(workspace.usable())
        .runs(action);
  }

  private Command here(String id, Consumer<String> action) {
    return Command.of(id)
        .in(Place.REVISION_MENU, Place.MIGRATION_MENU)
        .when(workspace.revisionUsable())
        .runs(() -> workspace.selectedRevision().ifPresent(r -> action.accept(r.id())));
  }

  private String text(String key, Object... arguments) {
    return context.messages().text(key, arguments);
  }

  private <T> void submit(
      EnvironmentSession session, String title, ServiceWork<T> work, Consumer<T> then) {
    context
        .tasks()
        .submit(
            workspace
                .job(session, title, work)
                .onSuccess(then)
                .onFailure(
                    failure -> {
                      context.dialogs().showError(failure);
                      workspace.refresh(session);
                    }));
  }

  private void plan(PlanRequest request) {
    workspace
        .selected()
        .ifPresent(
            session ->
                submit(
                    session,
                    text("plan.planning"),
                    (service, progress, cancellation) -> service.plan(request),
                    plan -> show(session, plan)));
  }

  private void show(EnvironmentSession session, MigrationPlan plan) {
    if (plan.isEmpty()) {
      context.dialogs().notify(Question.Tone.PLAIN, text("plan.nothing"));
      return;
    }
    if (session.guard() == GuardLevel.PROTECTED) {
      String title = text("plan.protected.title", session.name());
      String words = text("plan.protected.text", session.name());
      context
          .dialogs()
          .ask(
              Question.tell(Question.Tone.WARNING, title, words, text("plan.close"))
                  .withDetail(sql(plan)),
              answer -> {});
      return;
    }
    boolean open = session.guard() == GuardLevel.OPEN;
    Question question =
        question(
            open ? Question.Tone.PLAIN : Question.Tone.WARNING,
            text(
                "plan.title." + plan.request().command().word(),
                plan.steps().size(),
                session.name()),
            text("plan.run." + plan.request().command().word()));
    context
        .dialogs()
        .ask(
            question
                .withItems(plan.steps().stream().map(PlanFeature::line).toList())
                .withDetail(sql(plan)),
            answer -> {
              if (answer.equals(RUN)) {
                run(session, plan);
              }
            });
  }

  private Question question(Question.Tone tone, String title, String run) {
    return new Question(
        tone,
        title,
        "",
        List.of(),
        null,
        List.of(
            new Question.Choice("cancel", text("plan.cancel"), Question.Choice.Kind.PLAIN),
            new Question.Choice(
                RUN,
                run,
                tone == Question.Tone.PLAIN
                    ? Question.Choice.Kind.DEFAULT
                    : Question.Choice.Kind.DANGER)));
  }

  private static String line(PlanStep step) {
    return step.revision().id() + "  " + step.revision().message();
  }

  private static String sql(MigrationPlan plan) {
    return plan.steps().stream()
        .map(
            step ->
                "-- "
                    + step.direction().id()
                    + " "
                    + line(step)
                    + "\n"
                    + step.statements().stream()
                        .map(s -> s.text() + ";\n")
                        .collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n"));
  }

  private void run(EnvironmentSession session, MigrationPlan plan) {
    submit(
        session,
        text("plan.running", session.name()),
        (service, progress, cancellation) ->
            service.execute(plan, steps(plan, progress), cancellation),
        result -> {
          context
              .dialogs()
              .notify(
                  Question.Tone.PLAIN, text("plan.done", plan.steps().size(), result.statements()));
          workspace.refresh(session);
        });
  }

  private static RunListener steps(MigrationPlan plan, Progress progress) {
    return new RunListener() {
      @Override
      public void stepStarted(PlanStep step, int index) {
        progress.report(index, plan.steps().size(), line(step));
      }
    };
  }

  private void merge() {
    workspace
        .selected()
        .ifPresent(
            session ->
                submit(
                    session,
                    text("plan.planning"),
                    (service, progress, cancellation) ->
                        service.merge(List.of("heads"), RevisionRequest.of("merge heads")),
                    pending -> offer(session, pending)));
  }

  private void offer(EnvironmentSession session, PendingRevision pending) {
    save(session, pending.file().toString(), pending.text(), service -> pending.save());
  }

  private void generate() {
    workspace
        .selected()
        .ifPresent(
            session ->
                submit(
                    session,
                    text("plan.comparing"),
                    (service, progress, cancellation) ->
                        named(service.generate(RevisionRequest.of(""), progress, cancellation)),
                    generated -> offer(session, generated)));
  }

  private static GeneratedRevision named(GeneratedRevision generated) {
    if (generated.isEmpty()) {
      return generated;
    }
    int more = generated.changes().size() - 1;
    String first = ChangeDescriber.describe(generated.changes().get(0));
    return generated.withMessage(more == 0 ? first : first + " and " + more + " more");
  }

  private void offer(EnvironmentSession session, GeneratedRevision generated) {
    if (generated.isEmpty()) {
      context.dialogs().notify(Question.Tone.PLAIN, text("plan.no_changes"));
      return;
    }
    String file = generated.file().map(Object::toString).orElse("");
    save(session, file, generated.text(), service -> generated.save());
  }

  private void save(
      EnvironmentSession session, String file, String content, Consumer<Object> writing) {
    Question question = question(Question.Tone.PLAIN, text("plan.save.title"), text("plan.save"));
    context
        .dialogs()
        .ask(
            question.withItems(List.of(file)).withDetail(content),
            answer -> {
              if (answer.equals(RUN)) {
                submit(
                    session,
                    text("plan.saving"),
                    (service, progress, cancellation) -> {
                      writing.accept(service);
                      return true;
                    },
                    saved -> workspace.refresh(session));
              }
            });
  }
}
