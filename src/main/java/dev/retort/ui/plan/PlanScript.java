package dev.retort.ui.plan;

import dev.retort.revision.WholeFile;
import dev.retort.service.MigrationPlan;
import dev.retort.ui.support.Dialogs;
import dev.retort.ui.support.Job;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;

/** Hands a plan out as a script that a database client can run. */
final class PlanScript {
  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;

  PlanScript(UiContext context, Workspace workspace, EnvironmentSession session) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
  }

  /** Puts it on the clipboard. */
  void copy(MigrationPlan plan) {
    context
        .tasks()
        .submit(
            script(plan)
                .onSuccess(context.dialogs()::copy)
                .onFailure(context.dialogs()::showError));
  }

  /** Writes it into a file that the person picks. */
  void save(MigrationPlan plan) {
    String name = session.name() + "-" + plan.request().command().word() + ".sql";
    Dialogs dialogs = context.dialogs();
    dialogs
        .chooseSaveFile(text("plan.save_script"), name)
        .ifPresent(
            file ->
                context
                    .tasks()
                    .submit(
                        workspace
                            .job(
                                session,
                                text("plan.copying"),
                                (service, p, c) -> write(file, service.script(plan)))
                            .onSuccess(
                                written ->
                                    dialogs.notify(
                                        Question.Tone.PLAIN,
                                        text("plan.script_saved", String.valueOf(written))))
                            .onFailure(dialogs::showError)));
  }

  private Job<String> script(MigrationPlan plan) {
    return workspace.job(session, text("plan.copying"), (service, p, c) -> service.script(plan));
  }

  private String text(String key, Object... arguments) {
    return context.messages().text(key, arguments);
  }

  private static Path write(Path file, String script) {
    WholeFile.replace(file, script);
    return file;
  }
}
