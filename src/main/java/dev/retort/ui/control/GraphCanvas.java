package dev.retort.ui.control;

import dev.retort.revision.lane.GraphLayout;
import dev.retort.revision.lane.GraphRow;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * The migration graph: one row a revision, newest on top; of any number of rows only the visible
 * ones are drawn.
 *
 * <p>Arrows, Page, Home and End move the selection, Enter activates it, typed letters go to {@link
 * #setOnType}, where a slash is an empty text.
 */
public final class GraphCanvas extends Region {
  private static final double BAR = 12;

  /** What share of the scroll bar its thumb has at least, so that it can be grasped. */
  private static final double SMALLEST_THUMB = 0.06;

  private final Canvas canvas = new Canvas();
  private final ScrollBar bar = new ScrollBar();
  private final TextFitter fitter = new TextFitter();
  private final ThemeColours colours = new ThemeColours(GraphPainter.COLOURS, this::requestLayout);
  private final ObjectProperty<@Nullable String> selected =
      new SimpleObjectProperty<>(this, "selected", null);
  private @Nullable GraphLayout layout;
  private GraphMarks marks = GraphMarks.NONE;
  private GraphPainter.@Nullable Fonts fonts;
  private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
  private int hovered = -1;
  private @Nullable ContextMenu menu;
  private int lastPainted;
  private Runnable onActivate = () -> {};
  private Consumer<String> onType = text -> {};

  /** An empty graph. */
  public GraphCanvas() {
    setId("graph-canvas");
    getStyleClass().add("graph-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    bar.valueProperty().addListener((o, old, now) -> paint());
    focusedProperty().addListener((o, old, now) -> paint());
    zoom.addListener((o, old, now) -> requestLayout());
    selected.addListener((o, old, now) -> onSelected());
    getChildren().addAll(canvas, bar, colours);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPressed);
    canvas.addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(rowAt(e.getY())));
    canvas.addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(-1));
    addEventHandler(ScrollEvent.SCROLL, this::onScroll);
    addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::onContextMenu);
  }

  /** The id of the selected revision, or null; may be set. */
  public ObjectProperty<@Nullable String> selectedProperty() {
    return selected;
  }

  /** How many times larger than usual it is drawn. */
  public DoubleProperty zoomProperty() {
    return zoom;
  }

  private double row() {
    return GraphPainter.ROW * zoom.get();
  }

  private double header() {
    return GraphPainter.HEADER * zoom.get();
  }

  /** Shows a graph; null shows none. */
  public void setGraph(@Nullable GraphLayout newLayout) {
    layout = newLayout;
    requestLayout();
  }

  /** Shows what is known of the revisions. */
  public void setMarks(GraphMarks newMarks) {
    marks = newMarks;
    onSelected();
  }

  /** What Enter and a double click do with the selected revision. */
  public void setOnActivate(Runnable action) {
    onActivate = action;
  }

  /** Gets what is typed while the graph has the focus. */
  public void setOnType(Consumer<String> action) {
    onType = action;
  }

  /** The menu for the selected revision. */
  public void setMenu(ContextMenu newMenu) {
    menu = newMenu;
  }

  private List<GraphRow> rows() {
    return layout == null ? List.of() : layout.rows();
  }

  private int selectedRow() {
    String id = selected.get();
    return layout == null || id == null ? -1 : layout.rowOf(id).orElse(-1);
  }

  /** Moves the selected row into view if it is out of it. */
  public void reveal() {
    int row = selectedRow();
    if (row < 0) {
      return;
    }
    double top = row * row();
    double room = getHeight() - header();
    if (top < bar.getValue()) {
      bar.setValue(top);
    } else if (room > 0 && top + row() > bar.getValue() + room) {
      bar.setValue(Math.min(bar.getMax(), top + row() - room));
    }
  }

  private void onSelected() {
    int row = selectedRow();
    setAccessibleText(row < 0 ? "" : marks.spoken(rows().get(row).revision()));
    reveal();
    paint();
  }

  private void onKey(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int page = Math.max(1, (int) ((getHeight() - header()) / row()) - 1);
    int row = selectedRow();
    switch (event.getCode()) {
      case UP -> select(row - 1);
      case DOWN -> select(row + 1);
      case PAGE_UP -> select(row - page);
      case PAGE_DOWN -> select(row + page);
      case HOME -> select(0);
      case END -> select(rows().size() - 1);
      case ENTER -> onActivate.run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void onTyped(KeyEvent event) {
    String typed = event.getCharacter();
    if (!event.isShortcutDown()
        && !event.isAltDown()
        && !typed.isBlank()
        && typed.charAt(0) >= ' '
        && typed.charAt(0) != 127) {
      event.consume();
      onType.accept(typed.equals("/") ? "" : typed);
    }
  }

  private void select(int row) {
    if (!rows().isEmpty()) {
      int inside = Math.max(0, Math.min(rows().size() - 1, row));
      selected.set(rows().get(inside).revision().id());
    }
  }

  private int rowAt(double y) {
    int row = (int) Math.floor((y - header() + bar.getValue()) / row());
    return y < header() || row >= rows().size() ? -1 : row;
  }

  private void onPressed(MouseEvent event) {
    requestFocus();
    if (menu != null) {
      menu.hide();
    }
    int row = rowAt(event.getY());
    if (row >= 0) {
      select(row);
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
        onActivate.run();
      }
    }
  }

  private void hover(int row) {
    if (row != hovered) {
      hovered = row;
      paint();
    }
  }

  private void onScroll(ScrollEvent event) {
    bar.setValue(Math.max(0, Math.min(bar.getMax(), bar.getValue() - event.getDeltaY())));
    event.consume();
  }

  private void onContextMenu(ContextMenuEvent event) {
    int row = selectedRow();
    if (menu != null && row >= 0) {
      double y = header() + (row + 1) * row() - bar.getValue();
      if (event.isKeyboardTrigger()) {
        javafx.geometry.Point2D at = localToScreen(GraphColumns.LANE * 2, y);
        menu.show(this, at.getX(), at.getY());
      } else {
        menu.show(this, event.getScreenX(), event.getScreenY());
      }
      event.consume();
    }
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double room = Math.max(0, height - header());
    double content = rows().size() * row();
    bar.setVisible(content > room);
    bar.setMax(Math.max(0, content - room));
    double share = content <= 0 ? 1 : Math.min(1, room / content);
    bar.setVisibleAmount(bar.getMax() * Math.max(SMALLEST_THUMB, share));
    bar.setUnitIncrement(row());
    bar.setBlockIncrement(room);
    bar.setValue(Math.min(bar.getValue(), bar.getMax()));
    bar.resizeRelocate(width - BAR, header(), BAR, room);
    canvas.setWidth(Math.max(0, width - (bar.isVisible() ? BAR : 0)));
    canvas.setHeight(height);
    paint();
  }

  private void paint() {
    GraphLayout shown = layout;
    if (shown == null || canvas.getWidth() <= 0 || canvas.getHeight() <= 0) {
      canvas.getGraphicsContext2D().setTransform(1, 0, 0, 1, 0, 0);
      canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
      return;
    }
    if (fonts == null) {
      fonts = pickFonts();
    }
    double factor = zoom.get();
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setTransform(factor, 0, 0, factor, 0, 0);
    lastPainted =
        new GraphPainter(g, colours, fitter, fonts)
            .paint(
                new GraphPainter.Scenery(
                    shown,
                    marks,
                    GraphColumns.of(shown.laneCount(), canvas.getWidth() / factor),
                    bar.getValue() / factor,
                    canvas.getHeight() / factor,
                    selected.get(),
                    hovered,
                    isFocused()));
  }

  /** How many rows the last painting drew. */
  int paintedRows() {
    return lastPainted;
  }

  private static GraphPainter.Fonts pickFonts() {
    dev.retort.ui.support.Fonts families = dev.retort.ui.support.Fonts.pick();
    return new GraphPainter.Fonts(
        Font.font(families.text(), 13),
        Font.font(families.text(), 12),
        Font.font(families.code(), 12));
  }
}
