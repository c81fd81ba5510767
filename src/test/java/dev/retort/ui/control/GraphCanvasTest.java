package dev.retort.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.revision.GraphText;
import dev.retort.revision.lane.GraphLayout;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init")
class GraphCanvasTest extends ApplicationTest {
  private static final int COUNT = 10_000;
  private final List<String> typed = new ArrayList<>();
  private final List<String> activated = new ArrayList<>();
  private GraphCanvas canvas;

  @Override
  public void start(Stage stage) {
    canvas = new GraphCanvas();
    canvas.setOnType(typed::add);
    canvas.setOnActivate(() -> activated.add(String.valueOf(canvas.selectedProperty().get())));
    stage.setScene(new Scene(new BorderPane(canvas), 900, 600));
    stage.show();
  }

  @BeforeEach
  void showManyRevisions() {
    String[] lines = new String[COUNT];
    lines[0] = "r0 <-";
    for (int i = 1; i < COUNT; i++) {
      lines[i] = "r" + i + " <- r" + (i - 1);
    }
    GraphLayout layout = GraphLayout.of(GraphText.graph(lines));
    interact(
        () -> {
          canvas.setGraph(layout);
          canvas.selectedProperty().set("r9999");
          canvas.layout();
          canvas.requestFocus();
        });
  }

  /** As many rows as fit, and one that is cut at each end. */
  private int room() {
    return (int) ((canvas.getHeight() - GraphPainter.HEADER) / GraphPainter.ROW) + 2;
  }

  @Test
  void onlyVisibleRowsAreDrawnAtTheTop() {
    assertThat(canvas.paintedRows()).isBetween(room() - 2, room());
  }

  @Test
  void onlyVisibleRowsAreDrawnWhereverItIsScrolledTo() {
    for (String id : List.of("r7000", "r5000", "r1", "r0")) {
      interact(() -> canvas.selectedProperty().set(id));
      assertThat(canvas.paintedRows()).as(id).isBetween(room() - 3, room());
    }
  }

  @Test
  void fewerRowsAreDrawnWhenTheyAreLarger() {
    interact(
        () -> {
          canvas.zoomProperty().set(2);
          canvas.layout();
        });
    assertThat(canvas.paintedRows()).isBetween(room() / 2 - 2, room() / 2 + 1);
  }

  @Test
  void arrowsMoveBetweenRows() {
    type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.UP);
    assertThat(canvas.selectedProperty().get()).isEqualTo("r9998");
  }

  @Test
  void homeAndEndGoToNewestAndOldest() {
    type(KeyCode.END);
    assertThat(canvas.selectedProperty().get()).isEqualTo("r0");
    type(KeyCode.HOME);
    assertThat(canvas.selectedProperty().get()).isEqualTo("r9999");
  }

  @Test
  void aPageIsWhatIsVisible() {
    type(KeyCode.PAGE_DOWN);
    int moved =
        9999 - Integer.parseInt(String.valueOf(canvas.selectedProperty().get()).substring(1));
    assertThat(moved).isBetween(room() - 4, room());
  }

  @Test
  void upStopsAtTheFirstRow() {
    type(KeyCode.UP, KeyCode.PAGE_UP);
    assertThat(canvas.selectedProperty().get()).isEqualTo("r9999");
  }

  @Test
  void enterActivatesTheSelectedRow() {
    type(KeyCode.DOWN, KeyCode.ENTER);
    assertThat(activated).containsExactly("r9998");
  }

  @Test
  void lettersGoToTheSearchAndASlashOpensItEmpty() {
    type(KeyCode.U, KeyCode.SLASH);
    assertThat(typed).containsExactly("u", "");
  }

  @Test
  void aClickSelectsTheRowUnderTheMouse() {
    interact(() -> canvas.selectedProperty().set("r9999"));
    double y = GraphPainter.HEADER + 3.5 * GraphPainter.ROW;
    clickOn(
        canvas.localToScreen(200, y).getX(),
        canvas.localToScreen(200, y).getY(),
        MouseButton.PRIMARY);
    assertThat(canvas.selectedProperty().get()).isEqualTo("r9996");
  }

  @Test
  void theSelectedRowIsSpoken() {
    assertThat(canvas.getAccessibleText()).contains("message of r9999");
  }
}
