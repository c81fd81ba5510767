package dev.retort.ui.generate;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.RevisionRequest;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A revision that joins heads. Used on the UI thread. */
final class MergeViewModel {
  private static final int FEWEST = 2;

  private final DraftPreview preview;
  private final MergeComparison comparison;
  private final List<HeadRow> heads;
  private final StringProperty message;
  private final BooleanProperty enough = new SimpleBooleanProperty(this, "enough", true);

  /** A head with its tick. */
  record HeadRow(Revision revision, BooleanProperty ticked) {}

  /**
   * Of these heads.
   *
   * @param chosen a revision that shall be among them, or null for all heads
   */
  MergeViewModel(
      DraftPreview preview,
      MergeComparison comparison,
      RevisionGraph graph,
      @Nullable String chosen,
      String proposal) {
    this.preview = preview;
    this.comparison = comparison;
    this.message = new SimpleStringProperty(this, "message", proposal);
    this.heads =
        graph.heads().stream().map(r -> new HeadRow(r, new SimpleBooleanProperty(true))).toList();
    boolean several = chosen != null && heads.size() > FEWEST;
    for (HeadRow head : heads) {
      head.ticked().set(!several || head.revision().id().equals(chosen));
      head.ticked().addListener((o, old, now) -> compare());
    }
    message.addListener((o, old, now) -> make());
    compare();
  }

  DraftPreview preview() {
    return preview;
  }

  MergeComparison comparison() {
    return comparison;
  }

  List<HeadRow> heads() {
    return heads;
  }

  StringProperty messageProperty() {
    return message;
  }

  /** Whether at least two heads are ticked. */
  BooleanProperty enoughProperty() {
    return enough;
  }

  BooleanBinding savable() {
    return Bindings.createBooleanBinding(
        () ->
            enough.get()
                && preview.exists().get()
                && !comparison.runningProperty().get()
                && !message.get().isBlank(),
        enough,
        preview.exists(),
        comparison.runningProperty(),
        message);
  }

  private List<String> ticked() {
    return heads.stream().filter(h -> h.ticked().get()).map(h -> h.revision().id()).toList();
  }

  private void compare() {
    preview.endWith("");
    make();
    comparison.compare(ticked(), remarks -> preview.endWith(remarks.below("")));
  }

  private void make() {
    List<String> ticked = ticked();
    enough.set(ticked.size() >= FEWEST);
    if (enough.get()) {
      RevisionRequest request = RevisionRequest.of(message.get().strip());
      preview.make((service, progress, cancellation) -> service.merge(ticked, request));
    }
  }
}
