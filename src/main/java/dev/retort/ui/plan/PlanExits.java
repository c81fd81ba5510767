package dev.retort.ui.plan;

import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.Optional;

/** Where a person can go from a plan: to its script, the file that failed, the repair. */
final class PlanExits {
  private final PlanViewModel model;
  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final PlanScript script;

  PlanExits(
      PlanViewModel model, UiContext context, Workspace workspace, EnvironmentSession session) {
    this.model = model;
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.script = new PlanScript(context, workspace, session);
  }

  /** Whether {@link #openFile()} leads anywhere. */
  boolean hasFile() {
    return broken().flatMap(PlanFailure::revision).isPresent();
  }

  /** Chooses the revision that failed and opens its file at the place. */
  void openFile() {
    broken().ifPresent(f -> f.openFile(workspace));
  }

  /** Whether a revision is left half-way, so that it has to be settled before anything else. */
  boolean needsRepair() {
    return broken()
        .filter(f -> f.needsRepair(model.planProperty().get(), model.planLines().current()))
        .isPresent();
  }

  private Optional<PlanFailure> broken() {
    return Optional.ofNullable(model.failureProperty().get())
        .map(cause -> new PlanFailure(cause, session));
  }

  /** Opens the repair of what stopped. */
  void openRepair() {
    open("repair");
  }

  /** Opens a page by its command. */
  void open(String command) {
    context.commands().run(command);
  }

  /** Puts a text on the clipboard. */
  void copy(String text) {
    context.dialogs().copy(text);
  }

  /** Puts the plan on the clipboard as a script that a database client can run. */
  void copyScript() {
    Optional.ofNullable(model.planProperty().get()).ifPresent(script::copy);
  }

  /** Writes the script into a file that the person picks. */
  void saveScript() {
    Optional.ofNullable(model.planProperty().get()).ifPresent(script::save);
  }
}
