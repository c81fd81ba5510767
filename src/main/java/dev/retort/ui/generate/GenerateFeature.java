package dev.retort.ui.generate;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The commands that write revisions; each shows its file first. Used on the UI thread. */
public final class GenerateFeature {
  private final UiContext context;
  private final Workspace workspace;

  /** A feature of this window. */
  public GenerateFeature(UiContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
  }

  /** Adds the commands. */
  public void install() {
    context
        .commands()
        .add(
            Command.of("generate")
                .icon("fth-zap")
                .key(KeyBinding.GENERATE)
                .in(Place.TOOLBAR, Place.MIGRATION_MENU)
                .when(workspace.readable())
                .runs(() -> generate(null)),
            Command.of("merge")
                .icon("fth-git-merge")
                .key(KeyBinding.MERGE)
                .in(Place.TOOLBAR, Place.MIGRATION_MENU)
                .when(severalHeads())
                .runs(() -> merge(null)),
            Command.of("revision.new")
                .icon("fth-file-plus")
                .key(KeyBinding.NEW_REVISION)
                .in(Place.MIGRATION_MENU)
                .when(workspace.readable())
                .runs(() -> create(null)),
            Command.of("revision.branch")
                .icon("fth-git-branch")
                .in(Place.REVISION_MENU)
                .when(chosen())
                .runs(() -> create(workspace.selectedRevisionProperty().get())),
            Command.of("generate.here")
                .icon("fth-zap")
                .in(Place.REVISION_MENU)
                .when(chosenIsHead())
                .runs(() -> generate(workspace.selectedRevisionProperty().get())),
            Command.of("merge.here")
                .icon("fth-git-merge")
                .in(Place.REVISION_MENU)
                .when(severalHeads().and(chosenIsHead()))
                .runs(() -> merge(workspace.selectedRevisionProperty().get())));
  }

  private BooleanBinding severalHeads() {
    return Bindings.createBooleanBinding(
        () -> {
          RevisionGraph graph = workspace.graph().getValue();
          return graph != null && graph.heads().size() > 1;
        },
        workspace.graph());
  }

  private BooleanBinding chosen() {
    return Bindings.createBooleanBinding(
        () -> workspace.selectedRevision().isPresent(),
        workspace.graph(),
        workspace.selectedRevisionProperty());
  }

  private BooleanBinding chosenIsHead() {
    return Bindings.createBooleanBinding(
        () -> {
          RevisionGraph graph = workspace.graph().getValue();
          return graph != null
              && workspace.selectedRevision().filter(graph.heads()::contains).isPresent();
        },
        workspace.graph(),
        workspace.selectedRevisionProperty());
  }

  private void generate(@Nullable String head) {
    workspace
        .selected()
        .ifPresent(
            session -> {
              GenerateViewModel model = new GenerateViewModel(context, workspace, session, head);
              GenerateView view =
                  new GenerateView(
                      context, model, () -> model.save(this::saved), context.host()::close);
              open("generate.title", session, view);
              model.compare();
            });
  }

  private void create(@Nullable String parent) {
    workspace
        .selected()
        .ifPresent(
            session ->
                session
                    .graph()
                    .ifPresent(
                        graph -> {
                          NewRevisionViewModel model =
                              new NewRevisionViewModel(preview(session), graph, parent);
                          open("revision_new.title", session, form(model));
                        }));
  }

  private Parent form(NewRevisionViewModel model) {
    TextField message = text("new-message", model.messageProperty());
    ComboBox<String> parent = new ComboBox<>();
    parent.setId("new-parent");
    parent.getItems().setAll(model.parents());
    parent.valueProperty().bindBidirectional(model.parentProperty());
    DraftView view =
        new DraftView(
                context,
                model.preview(),
                model.savable(),
                () -> model.preview().save(this::saved),
                context.host()::close)
            .with("generate.message", message)
            .with("revision_new.parent", parent)
            .with("revision_new.labels", text("new-labels", model.labelsProperty()))
            .with("revision_new.depends_on", text("new-depends-on", model.dependsOnProperty()));
    message.requestFocus();
    return view;
  }

  private void merge(@Nullable String head) {
    workspace
        .selected()
        .ifPresent(
            session ->
                session
                    .graph()
                    .ifPresent(
                        graph -> {
                          MergeViewModel model =
                              new MergeViewModel(
                                  preview(session),
                                  new MergeComparison(context, workspace, session),
                                  graph,
                                  head,
                                  context.messages().text("merge.proposal"));
                          open("merge.title", session, form(model), model.comparison()::cancel);
                        }));
  }

  private Parent form(MergeViewModel model) {
    return new DraftView(
            context,
            model.preview(),
            model.savable(),
            () -> model.preview().save(this::saved),
            context.host()::close)
        .with("generate.message", text("merge-message", model.messageProperty()))
        .with("merge.heads", heads(model))
        .with("merge.compare", new ComparisonBox(context, model.comparison()));
  }

  private static Node heads(MergeViewModel model) {
    VBox box = new VBox();
    box.setId("merge-heads");
    box.getStyleClass().add("merge-heads");
    for (MergeViewModel.HeadRow head : model.heads()) {
      Revision revision = head.revision();
      CheckBox tick = new CheckBox(revision.id() + "  " + revision.message());
      tick.selectedProperty().bindBidirectional(head.ticked());
      box.getChildren().add(tick);
    }
    return box;
  }

  private static TextField text(String id, javafx.beans.property.StringProperty property) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(property);
    return field;
  }

  private DraftPreview preview(EnvironmentSession session) {
    return new DraftPreview(context, workspace, session);
  }

  private void open(String titleKey, EnvironmentSession session, Parent view) {
    open(titleKey, session, view, () -> {});
  }

  private void open(String titleKey, EnvironmentSession session, Parent view, Runnable closed) {
    context
        .host()
        .open(
            context.messages().bind(titleKey, session.name()),
            view,
            () -> {
              closed.run();
              return true;
            });
  }

  private void saved(Revision revision) {
    context.host().close();
    context
        .dialogs()
        .notify(
            Question.Tone.PLAIN,
            context
                .messages()
                .text(
                    "generate.saved",
                    String.valueOf(revision.file().getFileName()),
                    KeyBinding.UPGRADE.combination().replace("Shortcut", "Ctrl")));
  }
}
