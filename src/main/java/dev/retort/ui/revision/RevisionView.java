package dev.retort.ui.revision;

import dev.retort.lint.Finding;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionProblem;
import dev.retort.ui.control.LineMark;
import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.NavigationActions;

/** The chosen revision: message, facts, SQL. */
public final class RevisionView extends BorderPane {
  private final UiContext context;
  private final Messages messages;
  private final Workspace workspace;
  private final RevisionViewModel model;
  private final SqlEditor editor;
  private final RevisionLint lint;
  private final FactsGrid facts = new FactsGrid();
  private final Label title = new Label();
  private final VBox problems = new VBox();
  private final Label nothing = new Label();

  /** A view of the workspace's chosen revision; adds its commands. */
  public RevisionView(UiContext context, Workspace workspace) {
    this.context = context;
    this.messages = context.messages();
    this.workspace = workspace;
    this.model = new RevisionViewModel(context, workspace);
    this.editor = new SqlEditor(messages, context.tasks());
    this.lint = new RevisionLint(context, workspace, model);
    setId("revision-view");
    getStyleClass().add("revision-view");
    title.setId("revision-title");
    title.getStyleClass().add("title-4");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    VBox head = new VBox(title, facts);
    head.getStyleClass().add("revision-head");
    problems.setId("revision-problems");
    problems.getStyleClass().add("revision-problems");
    problems.visibleProperty().bind(Bindings.isNotEmpty(model.problems()));
    problems.managedProperty().bind(problems.visibleProperty());
    nothing.getStyleClass().addAll("text-muted", "revision-nothing");
    nothing.setWrapText(true);
    setTop(new VBox(head, new SqlBar(model, messages, this::copySql), problems));
    setCenter(editor);
    LintStrip strip = new LintStrip(lint, messages, this::goTo, f -> lint.inFile(f, this::accept));
    setBottom(strip);
    model
        .choiceProperty()
        .addListener(
            (o, old, now) -> {
              if (now == SqlChoice.FILE) {
                strip.unfold();
              }
            });
    bind();
    addCommands();
    show();
  }

  private void bind() {
    model.revisionProperty().addListener((o, old, now) -> show());
    workspace.status().addListener((o, old, now) -> show());
    messages.languageProperty().addListener((o, old, now) -> show());
    model.textProperty().addListener((o, old, now) -> showText(now));
    model.choiceProperty().addListener((o, old, now) -> showText(model.textProperty().get()));
    editor.area().textProperty().addListener((o, old, now) -> onTyped(now));
    workspace
        .requestedLineProperty()
        .addListener(
            (o, old, now) -> {
              if (now.intValue() > 0) {
                model.edit();
                goToRequestedLine();
              }
            });
    model.problems().addListener((ListChangeListener<RevisionProblem>) change -> showProblems());
    lint.findings().addListener((ListChangeListener<Finding>) change -> mark());
  }

  private void show() {
    Revision shown = model.revisionProperty().get();
    setVisible(shown != null);
    if (shown != null) {
      title.setText(
          shown.message().isEmpty() ? messages.text("graph.word.no_message") : shown.message());
      facts.show(RevisionFacts.of(shown, workspace, messages), messages);
      showNothing();
    }
  }

  private void showText(String text) {
    boolean editable = model.choiceProperty().get() == SqlChoice.FILE;
    if (!editor.area().getText().equals(text) || editor.area().isEditable() != editable) {
      editor.show(text, editable);
    }
    showNothing();
    goToRequestedLine();
  }

  /** Goes to a line that another part of the window asked for, once the file is in the editor. */
  private void goToRequestedLine() {
    int line = workspace.requestedLineProperty().get();
    if (line > 0 && editor.area().isEditable() && !editor.area().getText().isEmpty()) {
      workspace.requestedLineProperty().set(0);
      editor.goToLine(line);
    }
  }

  private void showNothing() {
    boolean empty =
        model.choiceProperty().get() != SqlChoice.FILE && model.textProperty().get().isBlank();
    Revision shown = model.revisionProperty().get();
    if (empty && shown != null) {
      nothing.setText(
          messages.text(shown.isMergePoint() ? "revision.merge_without_sql" : "revision.no_sql"));
    }
    setCenter(empty ? nothing : editor);
  }

  private void onTyped(String now) {
    if (editor.area().isEditable() && model.choiceProperty().get() == SqlChoice.FILE) {
      model.textProperty().set(now);
    }
  }

  private void showProblems() {
    problems.getChildren().clear();
    for (RevisionProblem problem : model.problems()) {
      int line = problem.position().line();
      Hyperlink link =
          new Hyperlink(
              line == 0
                  ? problem.message()
                  : messages.text("revision.problem", line, problem.message()),
              Icons.of("fth-x-octagon", "danger"));
      link.setWrapText(true);
      link.setOnAction(e -> editor.goToLine(Math.max(1, line)));
      problems.getChildren().add(link);
    }
    mark();
  }

  private void mark() {
    List<LineMark> marks = new ArrayList<>();
    for (RevisionProblem problem : model.problems()) {
      marks.add(new LineMark(problem.position().line(), LineMark.Tone.PROBLEM, problem.message()));
    }
    int above = lint.linesAbove();
    for (Finding finding : lint.findings()) {
      marks.add(
          new LineMark(
              finding.line() - above,
              switch (finding.severity()) {
                case ERROR -> LineMark.Tone.PROBLEM;
                case WARNING -> LineMark.Tone.WARNING;
                case INFO -> LineMark.Tone.HINT;
              },
              finding.rule() + ": " + finding.message()));
    }
    editor.markLines(marks);
  }

  private void goTo(Finding finding) {
    editor.goToLine(Math.max(1, finding.line() - lint.linesAbove()));
  }

  private void accept(Finding finding) {
    editor.goToLine(lint.accept(finding));
    editor.area().lineEnd(NavigationActions.SelectionPolicy.CLEAR);
  }

  private void copySql() {
    context.dialogs().copy(editor.area().getText());
  }

  private void addCommands() {
    BooleanBinding chosen = model.revisionProperty().isNotNull();
    context
        .commands()
        .add(
            Command.of("focus.sql")
                .icon("fth-code")
                .key(KeyBinding.FOCUS_SQL)
                .in(Command.Place.VIEW_MENU, Command.Place.REVISION_MENU)
                .when(chosen)
                .runs(() -> editor.area().requestFocus()),
            Command.of("revision.edit")
                .icon("fth-edit")
                .key(KeyBinding.EDIT_REVISION)
                .in(Command.Place.EDIT_MENU, Command.Place.REVISION_MENU)
                .when(chosen)
                .runs(
                    () -> {
                      model.edit();
                      editor.area().requestFocus();
                    }),
            Command.of("revision.save")
                .icon("fth-save")
                .key(KeyBinding.SAVE)
                .in(Command.Place.FILE_MENU)
                .when(model.dirtyProperty())
                .runs(model::save));
  }

  /** Runs {@code then} unless the person wants to go on editing something unsaved. */
  public void leave(Runnable then) {
    model.leave(then, () -> {});
  }

  /** Whether something is unsaved. */
  public boolean isDirty() {
    return model.dirtyProperty().get();
  }
}
