package dev.retort.ui.revision;

import dev.retort.lint.Finding;
import dev.retort.lint.Severity;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Below the SQL: what lint says, with its mends; folded up until somebody asks. */
final class LintStrip extends VBox {
  private static final int MOST_ROWS = 100;

  private final RevisionLint lint;
  private final Messages messages;
  private final Consumer<Finding> goTo;
  private final Consumer<Finding> accept;
  private final ToggleButton head = new ToggleButton();
  private final FontIcon fold = Icons.of("fth-chevron-right", "muted");
  private final HBox sign = new HBox();
  private final VBox rows = new VBox();

  LintStrip(
      RevisionLint lint, Messages messages, Consumer<Finding> goTo, Consumer<Finding> accept) {
    this.lint = lint;
    this.messages = messages;
    this.goTo = goTo;
    this.accept = accept;
    setId("lint-strip");
    getStyleClass().add("lint-strip");
    head.setId("lint-head");
    head.getStyleClass().addAll("flat", "lint-head");
    head.setMaxWidth(Double.MAX_VALUE);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setGraphic(sign);
    sign.setAlignment(Pos.CENTER);
    sign.getStyleClass().add("lint-sign");
    head.selectedProperty()
        .addListener(
            (o, old, now) -> fold.setIconLiteral(now ? "fth-chevron-down" : "fth-chevron-right"));
    rows.getStyleClass().add("lint-rows");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setMaxHeight(220);
    scroll.visibleProperty().bind(head.selectedProperty());
    scroll.managedProperty().bind(scroll.visibleProperty());
    getChildren().addAll(head, scroll);
    visibleProperty().bind(Bindings.isNotEmpty(lint.findings()));
    managedProperty().bind(visibleProperty());
    lint.findings().addListener((ListChangeListener<Finding>) change -> show());
    messages.languageProperty().addListener((o, old, now) -> show());
    show();
  }

  /** Shows the findings one by one. */
  void unfold() {
    head.setSelected(true);
  }

  private void show() {
    List<Finding> found = lint.findings();
    head.setText(messages.text("lint.head", counts(found)));
    found.stream()
        .map(Finding::severity)
        .min(Comparator.naturalOrder())
        .ifPresent(worst -> sign.getChildren().setAll(fold, icon(worst)));
    rows.getChildren()
        .setAll(
            found.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .limit(MOST_ROWS)
                .map(this::row)
                .toList());
  }

  /** How many of each severity, as far as there are some. */
  private String counts(List<Finding> found) {
    return Arrays.stream(Severity.values())
        .map(s -> counted(s, found.stream().filter(f -> f.severity() == s).count()))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(messages.text("lint.and")));
  }

  private String counted(Severity severity, long count) {
    return count == 0 ? "" : messages.text("lint." + severity.id(), count);
  }

  private static Node icon(Severity severity) {
    return switch (severity) {
      case ERROR -> Icons.of("fth-x-octagon", "danger");
      case WARNING -> Icons.of("fth-alert-triangle", "warning");
      case INFO -> Icons.of("fth-info", "accent");
    };
  }

  private Node row(Finding finding) {
    Hyperlink place = new Hyperlink(messages.text("lint.place", finding.rule(), finding.line()));
    place.setGraphic(icon(finding.severity()));
    place.setMinWidth(Region.USE_PREF_SIZE);
    place.setOnAction(e -> goTo.accept(finding));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(place, gap);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("lint-line");
    if (finding.fix() != null) {
      Button mend = button(messages.text("lint.mend"), () -> lint.mend(finding));
      mend.setAccessibleText(finding.fix().title());
      mend.setTooltip(new Tooltip(finding.fix().title()));
      line.getChildren().add(mend);
    }
    Button acceptButton = button(messages.text("lint.accept"), () -> accept.accept(finding));
    acceptButton.setTooltip(new Tooltip(messages.text("lint.accept.tip")));
    line.getChildren().add(acceptButton);
    Label message = text(finding.message());
    Label advice = text(finding.advice());
    advice.getStyleClass().add("text-muted");
    VBox row = new VBox(line, message, advice);
    row.getStyleClass().add("lint-row");
    return row;
  }

  private static Label text(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Button button(String text, Runnable action) {
    Button button = new Button(text);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }
}
