package dev.retort.ui.generate;

import dev.retort.ui.support.FeatureHost;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Parent;

/** A window in which nothing can be shown. */
final class NoHost implements FeatureHost {
  @Override
  public void open(ObservableStringValue title, Parent content, BooleanSupplier mayClose) {
    throw new AssertionError("a view model opened a view");
  }

  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return false;
  }
}
