package dev.retort.ui.control;

import dev.retort.ui.support.Job;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.TaskRunner;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.Caret;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.TwoDimensional;

/**
 * SQL, or YAML, with line numbers, colours and a search bar; the colours are worked out in the
 * background.
 */
public final class SqlEditor extends BorderPane {
  private final CodeArea area = new CodeArea();
  private final NewestAnswer colouring;
  private final Function<String, StyleSpans<Collection<String>>> colours;
  private final FindBar find;
  private final Map<Integer, LineMark> marks = new HashMap<>();
  private final Tooltip note = new Tooltip();

  /** An empty, read-only editor. */
  public SqlEditor(Messages messages, TaskRunner tasks) {
    this(messages, tasks, SqlHighlighter::spans);
  }

  /** The same for YAML. */
  public static SqlEditor ofYaml(Messages messages, TaskRunner tasks) {
    return new SqlEditor(messages, tasks, YamlHighlighter::spans);
  }

  private SqlEditor(
      Messages messages,
      TaskRunner tasks,
      Function<String, StyleSpans<Collection<String>>> colours) {
    this.colouring = new NewestAnswer(tasks);
    this.colours = colours;
    getStyleClass().add("sql-editor");
    area.setId("sql-area");
    area.setEditable(false);
    // Also where nothing can be written, so that the focus is seen.
    area.showCaretProperty()
        .bind(
            Bindings.when(area.focusedProperty())
                .then(Caret.CaretVisibility.ON)
                .otherwise(Caret.CaretVisibility.OFF));
    area.setParagraphGraphicFactory(LineNumberFactory.get(area));
    area.textProperty().addListener((o, old, now) -> highlight(now));
    find = new FindBar(area, messages);
    setCenter(new VirtualizedScrollPane<>(area));
    setTop(find);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    note.setWrapText(true);
    note.setMaxWidth(480);
    area.setMouseOverTextDelay(Duration.ofMillis(400));
    area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::showNote);
    area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, e -> note.hide());
  }

  private void showNote(MouseOverTextEvent event) {
    int paragraph =
        area.offsetToPosition(event.getCharacterIndex(), TwoDimensional.Bias.Forward).getMajor();
    LineMark mark = marks.get(paragraph + 1);
    if (mark != null) {
      note.setText(mark.note());
      note.show(area, event.getScreenPosition().getX(), event.getScreenPosition().getY() + 16);
    }
  }

  private void onKey(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
      find.open();
    } else if (event.getCode() == KeyCode.F3) {
      find.step(event.isShiftDown() ? -1 : 1);
    } else if (event.getCode() == KeyCode.ESCAPE && find.isVisible()) {
      find.close();
    } else if (event.getCode() == KeyCode.TAB && area.isFocused() && !area.isEditable()) {
      FocusStep.from(area, !event.isShiftDown());
    } else {
      return;
    }
    event.consume();
  }

  private void highlight(String text) {
    colouring.ask(
        Job.of("highlight", "highlight", (progress, cancellation) -> colours.apply(text))
            .quiet()
            .onSuccess(this::colour));
  }

  private void colour(StyleSpans<Collection<String>> spans) {
    if (spans.length() > 0 && spans.length() == area.getLength()) {
      area.setStyleSpans(0, spans);
    }
  }

  /** The text area, for its text, caret and focus. */
  public CodeArea area() {
    return area;
  }

  /** Replaces the text, forgets what could be undone, and goes to the top. */
  public void show(String text, boolean editable) {
    area.setEditable(editable);
    area.replaceText(text);
    area.getUndoManager().forgetHistory();
    area.moveTo(0);
    area.requestFollowCaret();
    find.refresh();
  }

  /** Marks lines and forgets the marks before; while the mouse rests on one, its note is shown. */
  public void markLines(Collection<LineMark> newMarks) {
    marks.clear();
    newMarks.forEach(m -> marks.merge(m.line(), m, LineMark::and));
    for (int i = 0; i < area.getParagraphs().size(); i++) {
      LineMark mark = marks.get(i + 1);
      List<String> style = mark == null ? List.of() : List.of(mark.styleClass());
      if (!List.copyOf(area.getParagraph(i).getParagraphStyle()).equals(style)) {
        area.setParagraphStyle(i, style);
      }
    }
  }

  /** Puts the caret on a line, which counts from 1, and takes the focus. */
  public void goToLine(int line) {
    int paragraph = Math.max(0, Math.min(area.getParagraphs().size(), line) - 1);
    area.moveTo(paragraph, 0);
    area.showParagraphAtCenter(paragraph);
    area.requestFocus();
  }
}
