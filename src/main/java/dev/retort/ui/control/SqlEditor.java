package dev.retort.ui.control;

import dev.retort.ui.support.Job;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.TaskRunner;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpans;

/**
 * SQL with line numbers, colours and a search bar; the colours are worked out in the background.
 */
public final class SqlEditor extends BorderPane {
  private final CodeArea area = new CodeArea();
  private final TaskRunner tasks;
  private final FindBar find;
  private long version;

  /** An empty, read-only editor. */
  public SqlEditor(Messages messages, TaskRunner tasks) {
    this.tasks = tasks;
    getStyleClass().add("sql-editor");
    area.setId("sql-area");
    area.setEditable(false);
    area.setParagraphGraphicFactory(LineNumberFactory.get(area));
    area.textProperty().addListener((o, old, now) -> highlight(now));
    find = new FindBar(area, messages);
    setCenter(new VirtualizedScrollPane<>(area));
    setTop(find);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private void onKey(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
      find.open();
    } else if (event.getCode() == KeyCode.F3) {
      find.step(event.isShiftDown() ? -1 : 1);
    } else if (event.getCode() == KeyCode.ESCAPE && find.isVisible()) {
      find.close();
    } else {
      return;
    }
    event.consume();
  }

  private void highlight(String text) {
    long number = ++version;
    tasks.submit(
        Job.of("highlight", "highlight", (progress, cancellation) -> SqlHighlighter.spans(text))
            .quiet()
            .onSuccess(spans -> apply(number, spans)));
  }

  private void apply(long number, StyleSpans<Collection<String>> spans) {
    if (number == version && spans.length() > 0 && spans.length() == area.getLength()) {
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

  /** Marks these lines, which count from 1, as wrong. */
  public void markLines(Set<Integer> lines) {
    for (int i = 0; i < area.getParagraphs().size(); i++) {
      List<String> style = lines.contains(i + 1) ? List.of("problem-line") : List.of();
      area.setParagraphStyle(i, style);
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
