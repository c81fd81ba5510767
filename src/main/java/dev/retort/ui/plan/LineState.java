package dev.retort.ui.plan;

import java.util.Locale;

/** How far a step or a statement is. */
enum LineState {
  WAITING("fth-circle", "muted"),
  RUNNING("fth-play-circle", "accent"),
  DONE("fth-check-circle", "success"),
  FAILED("fth-x-circle", "danger"),
  /** It ran and was rolled back. */
  UNDONE("fth-rotate-ccw", "warning"),
  /** The run ended before it. */
  SKIPPED("fth-minus-circle", "muted");

  private final String icon;
  private final String tone;

  LineState(String icon, String tone) {
    this.icon = icon;
    this.tone = tone;
  }

  /** The icon's literal. */
  String icon() {
    return icon;
  }

  /** The style class of the icon's colour. */
  String tone() {
    return tone;
  }

  /** The key of its name. */
  String key() {
    return "plan.state." + name().toLowerCase(Locale.ROOT);
  }
}
