package dev.retort.ui.graph;

import dev.retort.revision.RevisionProblem;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** What is wrong with revision files, below the graph that still shows the rest. */
final class ProblemStrip extends TitledPane {
  ProblemStrip(ObservableList<RevisionProblem> problems, Messages messages) {
    setId("problem-strip");
    getStyleClass().add("problem-strip");
    setGraphic(Icons.of("fth-alert-triangle", "danger"));
    textProperty().bind(messages.bind("graph.problems", Bindings.size(problems)));
    ListView<RevisionProblem> list = new ListView<>(problems);
    list.setCellFactory(view -> new ProblemCell());
    list.setPrefHeight(120);
    list.getStyleClass().add("dense");
    setContent(list);
    visibleProperty().bind(Bindings.isNotEmpty(problems));
    managedProperty().bind(visibleProperty());
  }

  private static final class ProblemCell extends ListCell<RevisionProblem> {
    @Override
    protected void updateItem(@Nullable RevisionProblem problem, boolean empty) {
      super.updateItem(problem, empty);
      if (empty || problem == null) {
        setText(null);
        setGraphic(null);
        setTooltip(null);
        return;
      }
      boolean error = problem.severity() == RevisionProblem.Severity.ERROR;
      Label place = new Label(place(problem));
      place.getStyleClass().addAll("code", "text-muted");
      place.setGraphic(
          Icons.of(error ? "fth-x-octagon" : "fth-alert-triangle", error ? "danger" : "warning"));
      setGraphic(place);
      setText(problem.message());
      setTooltip(new Tooltip(problem.toString()));
    }

    private static String place(RevisionProblem problem) {
      String file = String.valueOf(problem.position().file().getFileName());
      return problem.position().line() == 0 ? file : file + ":" + problem.position().line();
    }
  }
}
