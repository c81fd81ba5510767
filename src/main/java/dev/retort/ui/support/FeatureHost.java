package dev.retort.ui.support;

import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Parent;

/**
 * Where a feature is shown: over the centre of the window, one at a time. Used on the UI thread.
 */
public interface FeatureHost {
  /**
   * Shows a view over graph and revision, with a title and a close button. Another feature that is
   * shown is asked to close first.
   *
   * @param title the heading, following the language
   * @param content takes all of the room below the heading
   * @param mayClose asked before the person closes it; false keeps it open
   */
  void open(ObservableStringValue title, Parent content, BooleanSupplier mayClose);

  /** Closes what is shown without asking. */
  void close();

  /** Whether a feature is shown. */
  boolean isOpen();
}
