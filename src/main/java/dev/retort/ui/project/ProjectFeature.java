package dev.retort.ui.project;

import dev.retort.diff.ChangeDescriber;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.Adoption;
import dev.retort.service.NewProject;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.Job;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.Question.Choice;
import dev.retort.ui.support.Question.Tone;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** The commands with which a project begins. Used on the UI thread. */
public final class ProjectFeature {
  private static final String CANCEL = "cancel";
  private static final String GO = "go";

  private final UiContext context;
  private final Messages messages;
  private final Workspace workspace;

  /** A feature of this window. */
  public ProjectFeature(UiContext context, Workspace workspace) {
    this.context = context;
    this.messages = context.messages();
    this.workspace = workspace;
  }

  /** Adds the commands. */
  public void install() {
    context
        .commands()
        .add(
            Command.of("init").icon("fth-file-plus").in(Place.FILE_MENU).runs(this::init),
            Command.of("adopt")
                .icon("fth-database")
                .in(Place.MIGRATION_MENU)
                .when(withoutRevisions())
                .runs(() -> workspace.selected().ifPresent(this::askToAdopt)));
  }

  private BooleanBinding withoutRevisions() {
    return Bindings.createBooleanBinding(
        () -> {
          RevisionGraph graph = workspace.graph().getValue();
          return graph != null
              && graph.revisions().isEmpty()
              && workspace.status().getValue() != null;
        },
        workspace.graph(),
        workspace.status());
  }

  /** In the open folder if it is no project yet, else in one that the person chooses. */
  private void init() {
    Path open = workspace.folderProperty().get();
    boolean here = open != null && workspace.environments().isEmpty();
    Optional<Path> folder =
        here
            ? Optional.of(open)
            : context.dialogs().chooseFolder(messages.text("init.choose"), open);
    folder.ifPresent(this::askToInit);
  }

  private void askToInit(Path folder) {
    ask(
        messages.text("init.title"),
        messages.text("init.text", folder),
        NewProject.fileNames(),
        messages.text("init.go"),
        () -> write(folder));
  }

  private void write(Path folder) {
    context
        .tasks()
        .submit(
            Job.of(
                    messages.text("command.init"),
                    folder,
                    (progress, cancellation) -> NewProject.writeIn(folder))
                .uncancellable()
                .onSuccess(project -> workspace.open(project.folder(), project.config()))
                .onFailure(context.dialogs()::showError));
  }

  private void askToAdopt(EnvironmentSession session) {
    ask(
        messages.text("adopt.title"),
        messages.text("adopt.text", session.name()),
        List.of(),
        messages.text("adopt.go"),
        () -> adopt(session));
  }

  private void adopt(EnvironmentSession session) {
    context
        .tasks()
        .submit(
            workspace
                .job(
                    session,
                    messages.text("adopt.running"),
                    (service, progress, cancellation) ->
                        service.adopt(messages.text("adopt.message"), progress, cancellation))
                .onSuccess(adoption -> adopted(session, adoption))
                .onFailure(context.dialogs()::showError));
  }

  private void adopted(EnvironmentSession session, Adoption adoption) {
    workspace.refresh(session);
    List<String> items = new ArrayList<>();
    items.addAll(adoption.warnings());
    adoption.leftOut().forEach(o -> items.add(messages.text("adopt.left_out", o)));
    adoption
        .differences()
        .forEach(c -> items.add(messages.text("adopt.differs", ChangeDescriber.describe(c))));
    context
        .dialogs()
        .ask(
            Question.tell(
                    items.isEmpty() ? Tone.PLAIN : Tone.WARNING,
                    messages.text("adopt.done.title", session.name()),
                    messages.text(
                        "adopt.done.text",
                        String.valueOf(adoption.model().getFileName()),
                        String.valueOf(adoption.revision().file().getFileName())),
                    messages.text("dialog.close"))
                .withItems(items),
            id -> {});
  }

  private void ask(String title, String text, List<String> items, String go, Runnable then) {
    context
        .dialogs()
        .ask(
            new Question(
                Tone.PLAIN,
                title,
                text,
                items,
                null,
                List.of(
                    new Choice(CANCEL, messages.text("plan.cancel"), Choice.Kind.PLAIN),
                    new Choice(GO, go, Choice.Kind.DEFAULT))),
            answer -> {
              if (answer.equals(GO)) {
                then.run();
              }
            });
  }
}
