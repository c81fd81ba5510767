package dev.retort.ui.report;

import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import javafx.beans.binding.BooleanBinding;

/** The commands that only look. Used on the UI thread. */
public final class ReportFeature {
  private final UiContext context;
  private final Workspace workspace;

  /** A feature of this window. */
  public ReportFeature(UiContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
  }

  /** Adds the commands. */
  public void install() {
    context
        .commands()
        .add(
            command(new ConflictPage(), "fth-git-pull-request", workspace.readable()),
            command(new DriftPage(false), "fth-activity", workspace.usable()),
            command(new DriftPage(true), "fth-git-commit", workspace.usable()),
            command(new GuardPage(), "fth-shield", workspace.usable()),
            command(new JournalPage(), "fth-list", workspace.usable()),
            command(new LintPage(), "fth-check-square", workspace.readable()),
            Command.of("verify")
                .icon("fth-clipboard")
                .key(KeyBinding.VERIFY)
                .in(Place.MIGRATION_MENU, Place.ENVIRONMENT_MENU)
                .when(workspace.readable())
                .runs(() -> open(new VerifyPage())));
  }

  private Command command(ReportPage page, String icon, BooleanBinding when) {
    return Command.of(page.id())
        .icon(icon)
        .in(Place.MIGRATION_MENU)
        .when(when)
        .runs(() -> open(page));
  }

  private void open(ReportPage page) {
    workspace
        .selected()
        .ifPresent(
            session -> {
              ReportViewModel model = new ReportViewModel(context, workspace, session, page);
              ReportView view = new ReportView(context, model, context.host()::close);
              context
                  .host()
                  .open(
                      context.messages().bind(page.key("title"), session.name()), view, () -> true);
              model.load();
            });
  }
}
