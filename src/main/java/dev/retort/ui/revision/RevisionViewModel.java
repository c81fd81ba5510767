package dev.retort.ui.revision;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionProblem;
import dev.retort.sql.DialectId;
import dev.retort.ui.support.Dialogs;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.TaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The chosen revision and its text; the file as a whole can be edited. */
final class RevisionViewModel {
  private final Workspace workspace;
  private final Messages messages;
  private final Dialogs dialogs;
  private final TaskRunner tasks;

  // Properties
  private final ReadOnlyObjectWrapper<@Nullable Revision> revision =
      new ReadOnlyObjectWrapper<>(this, "revision", null);
  private final ObjectProperty<SqlChoice> choice =
      new SimpleObjectProperty<>(this, "choice", SqlChoice.UPGRADE);
  private final ObjectProperty<@Nullable DialectId> dialect =
      new SimpleObjectProperty<>(this, "dialect", null);
  private final ObservableList<DialectId> dialects = FXCollections.observableArrayList();
  private final ObservableList<DialectId> readOnlyDialects =
      FXCollections.unmodifiableObservableList(dialects);
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(this, "dirty", false);
  private final ObservableList<RevisionProblem> problems = FXCollections.observableArrayList();
  private final ObservableList<RevisionProblem> readOnlyProblems =
      FXCollections.unmodifiableObservableList(problems);
  private String saved = "";
  private @Nullable EnvironmentSession session;
  private boolean showing;
  private final NewestAnswer reading;
  private final UnsavedQuestion unsaved;

  RevisionViewModel(UiContext context, Workspace workspace) {
    this.workspace = workspace;
    this.messages = context.messages();
    this.dialogs = context.dialogs();
    this.tasks = context.tasks();
    this.reading = new NewestAnswer(tasks);
    this.unsaved = new UnsavedQuestion(context);
    workspace.selectedRevisionProperty().addListener((o, old, now) -> follow());
    workspace.graph().addListener((o, old, now) -> follow());
    choice.addListener((o, old, now) -> onChoice(old));
    dialect.addListener((o, old, now) -> showText());
    text.addListener((o, old, now) -> onText(now));
  }

  ReadOnlyObjectProperty<@Nullable Revision> revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Which part is looked at. */
  ObjectProperty<SqlChoice> choiceProperty() {
    return choice;
  }

  /** Whose section is looked at, or null when there is none. */
  ObjectProperty<@Nullable DialectId> dialectProperty() {
    return dialect;
  }

  /** Those that have a section. */
  ObservableList<DialectId> dialects() {
    return readOnlyDialects;
  }

  /** What is in the editor. */
  StringProperty textProperty() {
    return text;
  }

  /** Whether the file has changes that are not saved. */
  ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** What the last check found. */
  ObservableList<RevisionProblem> problems() {
    return readOnlyProblems;
  }

  // Commands

  /** Opens the whole file for editing. */
  void edit() {
    choice.set(SqlChoice.FILE);
  }

  /** Checks the text and, if it is good, writes it. */
  void save() {
    save(() -> {});
  }

  private void save(Runnable then) {
    Revision edited = revision.get();
    EnvironmentSession owner = session;
    if (edited == null || owner == null || !dirty.get()) {
      return;
    }
    String newText = text.get();
    tasks.submit(
        workspace
            .job(
                owner,
                messages.text("revision.saving"),
                (s, p, c) -> RevisionFiles.checkAndWrite(s, edited.id(), newText))
            .uncancellable()
            .onSuccess(found -> onSaved(found, owner, newText, then))
            .onFailure(dialogs::showError));
  }

  private void onSaved(
      List<RevisionProblem> found, EnvironmentSession owner, String newText, Runnable then) {
    problems.setAll(found);
    if (!found.isEmpty()) {
      dialogs.notify(Question.Tone.ERROR, messages.text("revision.not_saved", found.size()));
      return;
    }
    saved = newText;
    dirty.set(!text.get().equals(saved));
    dialogs.notify(Question.Tone.PLAIN, messages.text("revision.saved"));
    workspace.refresh(owner);
    then.run();
  }

  /** Goes back to what is in the file. */
  void discard() {
    dirty.set(false);
    problems.clear();
    setText(saved);
  }

  /**
   * Runs {@code then} at once if nothing is unsaved, else asks first.
   *
   * @param otherwise runs when the person wants to go on editing
   */
  void leave(Runnable then, Runnable otherwise) {
    if (!dirty.get()) {
      then.run();
      return;
    }
    Revision shown = revision.get();
    unsaved.ask(
        shown == null ? "" : String.valueOf(shown.file().getFileName()),
        Map.of(
            UnsavedQuestion.Answer.DISCARD,
            () -> {
              discard();
              then.run();
            },
            UnsavedQuestion.Answer.SAVE,
            () -> save(then),
            UnsavedQuestion.Answer.KEEP,
            otherwise));
  }

  private void follow() {
    Optional<Revision> next = workspace.selectedRevision();
    Revision shown = revision.get();
    if (dirty.get() && shown != null) {
      boolean same = next.isPresent() && next.get().file().equals(shown.file());
      if (!same && !workspace.selectedRevisionProperty().isEqualTo(shown.id()).get()) {
        leave(
            () -> show(next.orElse(null)),
            () -> workspace.selectedRevisionProperty().set(shown.id()));
      }
      return;
    }
    show(next.orElse(null));
  }

  private void show(@Nullable Revision next) {
    session = workspace.selectedProperty().get();
    boolean other =
        next == null || revision.get() == null || !revision.get().file().equals(next.file());
    revision.set(next);
    if (other) {
      problems.clear();
    }
    refreshDialects();
    showText();
  }

  private void onChoice(SqlChoice old) {
    if (showing) {
      return;
    }
    if (old == SqlChoice.FILE && dirty.get()) {
      SqlChoice wanted = choice.get();
      choose(SqlChoice.FILE);
      leave(() -> choice.set(wanted), () -> {});
      return;
    }
    refreshDialects();
    showText();
  }

  private void choose(SqlChoice value) {
    showing = true;
    choice.set(value);
    showing = false;
  }

  private void refreshDialects() {
    Revision shown = revision.get();
    List<DialectId> found = shown == null ? List.of() : choice.get().dialects(shown);
    DialectId before = dialect.get();
    showing = true;
    // A box of them shows nothing any more where its value stays while the items are replaced.
    dialect.set(null);
    dialects.setAll(found);
    dialect.set(before == null || !found.contains(before) ? preferred(found) : before);
    showing = false;
  }

  private @Nullable DialectId preferred(List<DialectId> found) {
    var environment = session == null ? null : session.environmentProperty().get();
    if (environment != null && found.contains(environment.dialect())) {
      return environment.dialect();
    }
    return found.isEmpty() ? null : found.get(0);
  }

  private void showText() {
    if (showing) {
      return;
    }
    Revision shown = revision.get();
    reading.forget();
    if (shown == null) {
      saved = "";
      setText("");
    } else if (choice.get() == SqlChoice.FILE) {
      reading.ask(
          RevisionFiles.reading(shown.file())
              .onSuccess(this::onRead)
              .onFailure(dialogs::showError));
    } else {
      DialectId chosen = dialect.get();
      setText(chosen == null ? "" : choice.get().body(shown, chosen).orElse(""));
    }
  }

  private void onRead(String content) {
    saved = content;
    dirty.set(false);
    setText(content);
  }

  private void setText(String value) {
    showing = true;
    text.set(value);
    showing = false;
  }

  private void onText(String now) {
    if (choice.get() == SqlChoice.FILE) {
      dirty.set(!now.equals(saved));
    }
  }
}
