package dev.retort.ui.report;

import dev.retort.ui.support.Icons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;

/** The rows of a page by kind and object; an object stands for all that was found about it. */
final class ReportTree extends TreeView<ReportRow> {
  private final ReportViewModel model;

  ReportTree(ReportViewModel model) {
    this.model = model;
    setId("report-tree");
    setShowRoot(false);
    getStyleClass().add("edge-to-edge");
    setCellFactory(view -> new Cell());
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, old, now) ->
                model.selectedProperty().set(now == null ? null : shown(now.getValue())));
    model.rows().addListener((ListChangeListener<ReportRow>) change -> fill());
    fill();
  }

  /** A heading has no text of its own. */
  private static @Nullable ReportRow shown(ReportRow row) {
    return row.place() == null ? null : row;
  }

  private void fill() {
    Map<String, Map<String, List<ReportRow>>> kinds = new LinkedHashMap<>();
    for (ReportRow row : model.rows()) {
      ReportRow.Place place = row.place();
      if (place != null) {
        kinds
            .computeIfAbsent(place.kind(), k -> new LinkedHashMap<>())
            .computeIfAbsent(place.object(), k -> new ArrayList<>())
            .add(row);
      }
    }
    TreeItem<ReportRow> root = new TreeItem<>(heading(""));
    ReportContent content = model.contentProperty().get();
    if (content == null) {
      setRoot(root);
      return;
    }
    if (content.whole() != null && model.rows().size() == content.rows().size()) {
      root.getChildren().add(item(content.whole()));
    }
    int groups = root.getChildren().size();
    kinds.forEach(
        (kind, objects) -> {
          TreeItem<ReportRow> group = item(heading(kind + " (" + objects.size() + ")"));
          objects.forEach(
              (name, rows) -> group.getChildren().add(object(content.objects().get(name), rows)));
          root.getChildren().add(group);
        });
    setRoot(root);
    if (root.getChildren().size() > groups) {
      getSelectionModel().select(root.getChildren().get(groups).getChildren().get(0));
    }
  }

  private static TreeItem<ReportRow> object(@Nullable ReportRow all, List<ReportRow> rows) {
    TreeItem<ReportRow> object = item(all == null ? rows.get(0) : all);
    rows.forEach(row -> object.getChildren().add(item(row)));
    return object;
  }

  private static TreeItem<ReportRow> item(ReportRow row) {
    TreeItem<ReportRow> item = new TreeItem<>(row);
    item.setExpanded(true);
    return item;
  }

  private static ReportRow heading(String title) {
    return new ReportRow("", "", title, "", "", "");
  }

  /** An icon and a title. */
  private static final class Cell extends TreeCell<ReportRow> {
    private final Tooltip whole = new Tooltip();

    /** As wide as the tree: a long title ends in dots, and is read whole under the mouse. */
    Cell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ReportRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().remove("text-bold");
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        setTooltip(null);
        return;
      }
      setText(row.title());
      whole.setText(row.title());
      setTooltip(whole);
      setGraphic(row.icon().isEmpty() ? null : Icons.of(row.icon(), row.tone()));
      if (row.place() == null) {
        getStyleClass().add("text-bold");
      }
    }
  }
}
