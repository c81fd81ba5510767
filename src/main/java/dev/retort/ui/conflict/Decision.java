package dev.retort.ui.conflict;

import dev.retort.service.MergeDecision;
import java.util.Optional;

/** What a person says about one thing that meets. */
enum Decision {
  OPEN("fth-help-circle", "warning"),
  LEFT("fth-arrow-left-circle", "accent"),
  RIGHT("fth-arrow-right-circle", "accent"),
  BOTH("fth-check-circle", "success"),
  /** Statements of the person's own. */
  OWN("fth-edit-2", "accent");

  private final String icon;
  private final String tone;

  Decision(String icon, String tone) {
    this.icon = icon;
    this.tone = tone;
  }

  String icon() {
    return icon;
  }

  String tone() {
    return tone;
  }

  /** What the service is told; nothing for what is open or written by hand. */
  Optional<MergeDecision> known() {
    return switch (this) {
      case LEFT -> Optional.of(MergeDecision.LEFT);
      case RIGHT -> Optional.of(MergeDecision.RIGHT);
      case BOTH -> Optional.of(MergeDecision.BOTH);
      case OPEN, OWN -> Optional.empty();
    };
  }
}
