package dev.retort.ui.conflict;

import dev.retort.sql.DialectId;
import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** In the middle: what meets, and the statements that the merge gets. */
final class ResultPane extends BorderPane {
  private final ResolveViewModel model;
  private final Messages messages;
  private final ListView<MeetingLine> list;
  private final SqlEditor editor;
  private final SqlEditor shape;
  private final Label sentence = new Label();
  private boolean following;

  ResultPane(UiContext context, ResolveViewModel model) {
    this.model = model;
    this.messages = context.messages();
    this.editor = new SqlEditor(messages, context.tasks());
    this.shape = new SqlEditor(messages, context.tasks());
    this.list = new ListView<>(model.decisions().lines());
    getStyleClass().add("result-pane");
    editor.setId("resolve-editor");
    Label title = new Label();
    title.textProperty().bind(messages.bind("resolve.result"));
    title.getStyleClass().add("pane-heading");
    Label hint = new Label();
    hint.textProperty().bind(messages.bind("resolve.result.hint"));
    hint.getStyleClass().add("text-muted");
    hint.setTooltip(new Tooltip());
    hint.getTooltip().textProperty().bind(hint.textProperty());
    VBox top = new VBox(title, hint);
    top.getStyleClass().add("branch-head");
    setTop(top);
    SplitPane split = new SplitPane(meetings(), sql());
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.45);
    setCenter(split);
    follow();
  }

  private Node meetings() {
    list.setId("resolve-lines");
    list.getStyleClass().addAll("edge-to-edge", "dense");
    list.setCellFactory(view -> new Cell(messages));
    list.accessibleTextProperty().bind(messages.bind("resolve.result"));
    Label nothing = new Label();
    nothing.textProperty().bind(messages.bind("resolve.nothing_meets"));
    nothing.getStyleClass().add("text-muted");
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    return list;
  }

  private Node sql() {
    ComboBox<DialectId> dialect = new ComboBox<>(model.decisions().dialects());
    dialect.setId("resolve-dialect");
    dialect.getStyleClass().add("small");
    dialect.setConverter(new Titles());
    dialect.accessibleTextProperty().bind(messages.bind("revision.dialect"));
    dialect.valueProperty().bindBidirectional(model.decisions().dialectProperty());
    BorderPane pane = new BorderPane(editor);
    ToggleGroup group = new ToggleGroup();
    ToggleButton sql = pill("resolve-sql", "resolve.sql", group, "left-pill");
    ToggleButton table = pill("resolve-shape", "resolve.shape", group, "right-pill");
    sql.setSelected(true);
    sql.setOnAction(
        e -> {
          sql.setSelected(true);
          pane.setCenter(editor);
        });
    table.setOnAction(
        e -> {
          table.setSelected(true);
          pane.setCenter(shape);
        });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(new HBox(sql, table), gap, dialect);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("sql-bar");
    sentence.setId("resolve-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.getStyleClass().add("meeting-sentence");
    pane.setTop(new VBox(sentence, bar));
    return pane;
  }

  private ToggleButton pill(String id, String key, ToggleGroup group, String style) {
    ToggleButton button = new ToggleButton();
    button.setId(id);
    button.textProperty().bind(messages.bind(key));
    button.setToggleGroup(group);
    button.getStyleClass().addAll("small", style);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void follow() {
    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (o, old, now) -> {
              if (!following && now.intValue() >= 0) {
                model.decisions().selectedProperty().set(now.intValue());
              }
            });
    model.decisions().selectedProperty().addListener((o, old, now) -> select(now.intValue()));
    model
        .decisions()
        .lines()
        .addListener(
            (javafx.collections.ListChangeListener<MeetingLine>)
                change -> select(model.decisions().selectedProperty().get()));
    model.decisions().textProperty().addListener((o, old, now) -> show(now));
    model.decisions().shapeProperty().addListener((o, old, now) -> shape.show(now, false));
    editor.area().textProperty().addListener((o, old, now) -> typed(now));
    messages.languageProperty().addListener((o, old, now) -> list.refresh());
    show(model.decisions().textProperty().get());
  }

  private void select(int index) {
    following = true;
    list.getSelectionModel().clearAndSelect(index);
    list.scrollTo(Math.max(0, index));
    boolean chosen = index >= 0 && index < model.decisions().lines().size();
    sentence.setText(chosen ? model.decisions().lines().get(index).sentence() : "");
    sentence.setManaged(chosen);
    following = false;
  }

  private void show(String text) {
    if (!editor.area().getText().equals(text)) {
      following = true;
      editor.show(text, true);
      following = false;
    }
    editor.area().setEditable(true);
  }

  private void typed(String text) {
    if (!following) {
      model.decisions().write(text);
    }
  }

  /** To the editor, to write statements of one's own. */
  void edit() {
    editor.area().requestFocus();
  }

  /** To the list of what meets. */
  @Override
  public void requestFocus() {
    list.requestFocus();
  }

  private static final class Titles extends StringConverter<DialectId> {
    @Override
    public String toString(@Nullable DialectId dialect) {
      return dialect == null ? "" : dialect.title();
    }

    @Override
    public DialectId fromString(String title) {
      throw new UnsupportedOperationException("a dialect is picked, not typed");
    }
  }

  private static final class Cell extends ListCell<MeetingLine> {
    private final Messages messages;

    Cell(Messages messages) {
      this.messages = messages;
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable MeetingLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      Label object =
          new Label(line.object(), Icons.of(line.decision().icon(), line.decision().tone()));
      object.getStyleClass().add("text-bold");
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      Label decision =
          new Label(
              messages.text(
                  "resolve.decision." + line.decision().name().toLowerCase(java.util.Locale.ROOT)));
      decision.getStyleClass().add("text-muted");
      decision.setMinWidth(Region.USE_PREF_SIZE);
      HBox first = new HBox(object, gap, decision);
      first.getStyleClass().add("meeting-line");
      setGraphic(first);
    }
  }
}
