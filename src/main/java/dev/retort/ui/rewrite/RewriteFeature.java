package dev.retort.ui.rewrite;

import dev.retort.revision.RevisionGraph;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** The commands that change revisions which are there already. Used on the UI thread. */
public final class RewriteFeature {
  private final UiContext context;
  private final Workspace workspace;

  /** A feature of this window. */
  public RewriteFeature(UiContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
  }

  /** Adds the commands. */
  public void install() {
    context
        .commands()
        .add(
            command("rebase", "fth-corner-left-up", RewriteFeature::canMove, RebaseRewrite::new),
            command(
                "squash",
                "fth-minimize-2",
                (graph, id) -> !SquashRewrite.beginnings(graph, id).isEmpty(),
                SquashRewrite::new));
  }

  private static boolean canMove(RevisionGraph graph, String id) {
    return graph.heads().size() > 1 && graph.heads().stream().anyMatch(r -> r.id().equals(id));
  }

  private Command command(
      String id,
      String icon,
      BiPredicate<RevisionGraph, String> possible,
      BiFunction<RevisionGraph, String, Rewrite> rewrite) {
    BooleanBinding when =
        Bindings.createBooleanBinding(
            () -> {
              RevisionGraph graph = workspace.graph().getValue();
              String chosen = workspace.selectedRevisionProperty().get();
              return graph != null
                  && chosen != null
                  && graph.find(chosen).isPresent()
                  && possible.test(graph, chosen);
            },
            workspace.graph(),
            workspace.selectedRevisionProperty());
    return Command.of(id)
        .icon(icon)
        .in(Place.REVISION_MENU, Place.MIGRATION_MENU)
        .when(when)
        .runs(() -> workspace.selected().ifPresent(session -> open(session, rewrite)));
  }

  private void open(
      EnvironmentSession session, BiFunction<RevisionGraph, String, Rewrite> rewrite) {
    RevisionGraph graph = workspace.graph().getValue();
    String chosen = workspace.selectedRevisionProperty().get();
    if (graph == null || chosen == null) {
      return;
    }
    RewriteViewModel model =
        new RewriteViewModel(context, workspace, session, rewrite.apply(graph, chosen));
    RewriteView view = new RewriteView(context, model, context.host()::close);
    context
        .host()
        .open(context.messages().bind(model.rewrite().key("title"), chosen), view, () -> true);
    model.prove();
  }
}
