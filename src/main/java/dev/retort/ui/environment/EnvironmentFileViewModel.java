package dev.retort.ui.environment;

import dev.retort.config.ConfigProblem;
import dev.retort.config.EnvironmentLoader;
import dev.retort.error.FileException;
import dev.retort.revision.WholeFile;
import dev.retort.ui.support.Job;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.Question.Choice;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The text of an environment file, judged while it is typed; of several judgements only the newest
 * counts. Used on the UI thread.
 */
final class EnvironmentFileViewModel {
  private static final String KEEP = "keep";
  private static final String GO = "go";

  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final NewestAnswer judgement;

  // Properties
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper(this, "saved", "");
  private final ObservableList<ConfigProblem> problems = FXCollections.observableArrayList();
  private final BooleanBinding dirty = Bindings.notEqual(text, saved);

  EnvironmentFileViewModel(UiContext context, Workspace workspace, EnvironmentSession session) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.judgement = new NewestAnswer(context.tasks());
    saved.set(read(session.file()));
    text.set(saved.get());
    text.addListener((o, old, now) -> judge());
    judge();
  }

  Path file() {
    return session.file();
  }

  StringProperty textProperty() {
    return text;
  }

  /** The mistakes of the text, by place; they do not keep it from being saved. */
  ObservableList<ConfigProblem> problems() {
    return FXCollections.unmodifiableObservableList(problems);
  }

  /** Whether the text is another than the file's. */
  BooleanBinding dirty() {
    return dirty;
  }

  // Commands

  private void judge() {
    String judged = text.get();
    judgement.ask(
        Job.of(
                "check",
                "environment-file",
                (progress, cancellation) -> EnvironmentLoader.check(file(), judged))
            .quiet()
            .onSuccess(problems::setAll)
            .onFailure(context.dialogs()::showError));
  }

  /** Writes the file; asks first if somebody else wrote it meanwhile. */
  void save() {
    if (!dirty.get()) {
      return;
    }
    if (read(file()).equals(saved.get())) {
      write();
      return;
    }
    ask(
        context.messages().text("environment_file.changed.title"),
        context.messages().text("environment_file.changed.text", file().getFileName()),
        context.messages().text("environment_file.changed.overwrite"),
        this::write);
  }

  private void write() {
    String written = text.get();
    try {
      WholeFile.replace(file(), written);
    } catch (FileException e) {
      context.dialogs().showError(e);
      return;
    }
    saved.set(written);
    workspace.refresh(session);
    context
        .dialogs()
        .notify(
            Question.Tone.PLAIN,
            context.messages().text("environment_file.saved", file().getFileName()));
  }

  /** Does {@code then} at once, or after the person gave up what is not saved. */
  void leave(Runnable then) {
    if (!dirty.get()) {
      then.run();
      return;
    }
    ask(
        context.messages().text("environment_file.leave.title"),
        context.messages().text("environment_file.leave.text", file().getFileName()),
        context.messages().text("environment_file.leave.discard"),
        () -> {
          text.set(saved.get());
          then.run();
        });
  }

  private void ask(String title, String said, String go, Runnable then) {
    context
        .dialogs()
        .ask(
            new Question(
                Question.Tone.WARNING,
                title,
                said,
                List.of(),
                null,
                List.of(
                    new Choice(
                        KEEP,
                        context.messages().text("environment_file.keep"),
                        Choice.Kind.DEFAULT),
                    new Choice(GO, go, Choice.Kind.DANGER))),
            answer -> {
              if (answer.equals(GO)) {
                then.run();
              }
            });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new FileException("read", file, e);
    }
  }
}
