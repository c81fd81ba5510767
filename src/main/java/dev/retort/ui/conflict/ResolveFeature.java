package dev.retort.ui.conflict;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** The command that lays two heads side by side. Used on the UI thread. */
public final class ResolveFeature {
  private static final int SIDES = 2;

  private final UiContext context;
  private final Workspace workspace;

  /** A feature of this window. */
  public ResolveFeature(UiContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
  }

  /** Adds the command. */
  public void install() {
    context
        .commands()
        .add(
            Command.of("resolve")
                .icon("fth-columns")
                .key(KeyBinding.RESOLVE)
                .in(Place.MIGRATION_MENU, Place.REVISION_MENU)
                .when(severalHeads())
                .runs(() -> workspace.selected().ifPresent(this::open)));
  }

  private BooleanBinding severalHeads() {
    return Bindings.createBooleanBinding(
        () -> {
          RevisionGraph graph = workspace.graph().getValue();
          return graph != null && graph.heads().size() >= SIDES;
        },
        workspace.graph());
  }

  /** All heads; the first two are laid side by side, and the chosen one is the first. */
  private List<String> heads() {
    RevisionGraph graph = workspace.graph().getValue();
    List<String> heads = new ArrayList<>();
    if (graph != null) {
      graph.heads().stream().map(Revision::id).forEach(heads::add);
    }
    String chosen = workspace.selectedRevisionProperty().get();
    if (chosen != null && heads.size() > SIDES && heads.remove(chosen)) {
      heads.add(0, chosen);
    }
    return heads;
  }

  private void open(EnvironmentSession session) {
    List<String> heads = heads();
    if (heads.size() >= SIDES) {
      open(session, heads);
    }
  }

  private void open(EnvironmentSession session, List<String> heads) {
    ResolveViewModel model = new ResolveViewModel(context, workspace, session, heads);
    ResolveView view =
        new ResolveView(
            context,
            model,
            () -> model.save(revision -> saved(revision, model.others().size())),
            context.host()::close,
            other -> open(session, model.with(other)));
    context
        .host()
        .open(
            context.messages().bind("resolve.title", session.name()),
            view,
            () -> {
              model.cancel();
              return true;
            });
    if (view.getParent() != null) {
      model.load();
    }
  }

  private void saved(Revision revision, int others) {
    context.host().close();
    String name = String.valueOf(revision.file().getFileName());
    context
        .dialogs()
        .notify(
            Question.Tone.PLAIN,
            others > 0
                ? context.messages().text("resolve.saved.more", name, others + 1)
                : context
                    .messages()
                    .text(
                        "generate.saved",
                        name,
                        KeyBinding.UPGRADE.combination().replace("Shortcut", "Ctrl")));
  }
}
