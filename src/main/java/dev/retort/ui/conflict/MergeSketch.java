package dev.retort.ui.conflict;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;

/** How the graph will look: where the branches part, the two heads, and the merge to come. */
final class MergeSketch extends HBox {
  private static final double STEP = 76;
  private static final double GAP = 14;
  private static final double RADIUS = 5;

  MergeSketch(String left, String right, String merge) {
    setId("resolve-sketch");
    getStyleClass().add("merge-sketch");
    setAlignment(Pos.CENTER_LEFT);
    Group group = new Group();
    double middle = GAP;
    group
        .getChildren()
        .addAll(
            curve(0, middle, STEP, 0, false),
            curve(0, middle, STEP, 2 * GAP, false),
            curve(STEP, 0, 2 * STEP, middle, true),
            curve(STEP, 2 * GAP, 2 * STEP, middle, true),
            node(0, middle, "base"),
            node(STEP, 0, "left"),
            node(STEP, 2 * GAP, "right"),
            node(2 * STEP, middle, "coming"));
    Pane pane = new Pane(group);
    pane.setMinSize(2 * STEP + 2 * RADIUS, 2 * GAP + 2 * RADIUS);
    pane.setMaxSize(2 * STEP + 2 * RADIUS, 2 * GAP + 2 * RADIUS);
    group.setLayoutX(RADIUS + 1);
    group.setLayoutY(RADIUS + 1);
    Label name = new Label(merge);
    name.getStyleClass().add("text-muted");
    VBox words = new VBox(name);
    words.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(pane, words);
    setAccessibleText(left + " + " + right + ": " + merge);
  }

  private static javafx.scene.shape.Shape curve(
      double x, double y, double toX, double toY, boolean coming) {
    javafx.scene.shape.Shape shape =
        y == toY
            ? new Line(x, y, toX, toY)
            : new CubicCurve(x, y, x + STEP / 2, y, toX - STEP / 2, toY, toX, toY);
    shape.getStyleClass().add(coming ? "sketch-coming" : "sketch-line");
    return shape;
  }

  private static Circle node(double x, double y, String kind) {
    Circle circle = new Circle(x, y, RADIUS);
    circle.getStyleClass().addAll("sketch-node", "sketch-" + kind);
    return circle;
  }
}
