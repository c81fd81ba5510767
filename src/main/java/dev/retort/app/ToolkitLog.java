package dev.retort.app;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log of JavaFX, which warns at its start that it is not on the module path; that is meant to
 * be so. The only place that may use java.util.logging, for JavaFX does.
 */
final class ToolkitLog {
  /** Kept, for a logger that nobody holds forgets its level. */
  private static final Logger TOOLKIT = Logger.getLogger("javafx");

  private ToolkitLog() {}

  /** Lets only failures through. */
  static void quiet() {
    TOOLKIT.setLevel(Level.SEVERE);
  }
}
