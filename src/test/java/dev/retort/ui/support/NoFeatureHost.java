package dev.retort.ui.support;

import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Parent;

/** A window that shows nothing, for tests of what is behind the views. */
public final class NoFeatureHost implements FeatureHost {
  @Override
  public void open(ObservableStringValue title, Parent content, BooleanSupplier mayClose) {}

  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return false;
  }
}
