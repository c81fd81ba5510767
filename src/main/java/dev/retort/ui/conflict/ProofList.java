package dev.retort.ui.conflict;

import dev.retort.service.MergeProof;
import dev.retort.ui.support.Icons;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was tried in scratch databases, line by line; nothing before it was. */
final class ProofList extends VBox {
  private final ResolveViewModel model;

  ProofList(ResolveViewModel model) {
    this.model = model;
    setId("resolve-proof");
    getStyleClass().add("proof-list");
    model.proofProperty().addListener((o, old, now) -> show(now));
    show(model.proofProperty().get());
  }

  private void show(@Nullable MergeProof proof) {
    getChildren().clear();
    if (proof != null) {
      proof.lines().forEach(line -> getChildren().add(row(line)));
      model.untried().forEach(text -> getChildren().add(row(text, "fth-slash", "warning")));
    }
    setVisible(proof != null);
    setManaged(proof != null);
  }

  private static Label row(MergeProof.Line line) {
    return row(
        line.dialect().title() + "  " + line.way() + ": " + line.detail(),
        line.holds() ? "fth-check-circle" : "fth-x-circle",
        line.holds() ? "success" : "danger");
  }

  private static Label row(String text, String icon, String style) {
    return Icons.line(text, icon, style);
  }
}
