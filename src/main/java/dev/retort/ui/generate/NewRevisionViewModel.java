package dev.retort.ui.generate;

import dev.retort.revision.RevisionGraph;
import dev.retort.service.RevisionRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A new revision with empty sections, on a head or as a branch. Used on the UI thread. */
final class NewRevisionViewModel {
  private static final String BASE = "base";

  private final DraftPreview preview;
  private final List<String> parents;
  private final List<String> heads;
  private final StringProperty message = new SimpleStringProperty(this, "message", "");
  private final StringProperty parent = new SimpleStringProperty(this, "parent", "");
  private final StringProperty labels = new SimpleStringProperty(this, "labels", "");
  private final StringProperty dependsOn = new SimpleStringProperty(this, "dependsOn", "");

  /**
   * On a revision.
   *
   * @param chosen the revision to stand on, or null for a head
   */
  NewRevisionViewModel(DraftPreview preview, RevisionGraph graph, @Nullable String chosen) {
    this.preview = preview;
    this.heads = graph.heads().stream().map(r -> r.id()).toList();
    List<String> all = new ArrayList<>(heads);
    if (chosen != null && !all.contains(chosen)) {
      all.add(0, chosen);
    }
    all.add(BASE);
    this.parents = List.copyOf(all);
    parent.set(chosen == null ? parents.get(0) : chosen);
    for (StringProperty field : List.of(message, parent, labels, dependsOn)) {
      field.addListener((o, old, now) -> make());
    }
    make();
  }

  DraftPreview preview() {
    return preview;
  }

  /** What it can stand on: the heads, the chosen revision, nothing. */
  List<String> parents() {
    return parents;
  }

  StringProperty messageProperty() {
    return message;
  }

  StringProperty parentProperty() {
    return parent;
  }

  /** Names for the branch that begins with it, separated by commas. */
  StringProperty labelsProperty() {
    return labels;
  }

  /** Revisions that must be applied before, separated by commas. */
  StringProperty dependsOnProperty() {
    return dependsOn;
  }

  /** Whether it begins a branch, since something else stands on its parent already. */
  boolean isBranch() {
    return !heads.contains(parent.get()) && !parent.get().equals(BASE);
  }

  BooleanBinding savable() {
    return Bindings.createBooleanBinding(
        () -> preview.exists().get() && !message.get().isBlank(), preview.exists(), message);
  }

  private void make() {
    RevisionRequest request =
        new RevisionRequest(
            message.get().strip(),
            null,
            parent.get(),
            isBranch(),
            split(labels.get()),
            split(dependsOn.get()),
            null,
            List.of());
    preview.make((service, progress, cancellation) -> service.revision(request));
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
