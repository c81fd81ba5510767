package dev.retort.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/** Moves the focus on from a node that keeps the Tab key for itself. */
final class FocusStep {
  private FocusStep() {}

  /** Gives the focus to the next node that takes it, or the one before, round the end. */
  static void from(Node node, boolean forward) {
    List<Node> stops = new ArrayList<>();
    collect(node.getScene().getRoot(), stops);
    int at = stops.indexOf(node);
    if (at >= 0) {
      stops.get(Math.floorMod(at + (forward ? 1 : -1), stops.size())).requestFocus();
    }
  }

  private static void collect(Node node, List<Node> stops) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      stops.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
    }
  }
}
