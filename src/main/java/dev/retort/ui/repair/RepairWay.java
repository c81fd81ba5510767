package dev.retort.ui.repair;

import dev.retort.service.Interruption;
import dev.retort.service.RepairChoice;
import java.util.List;
import java.util.Locale;

/** A way to settle what stopped, as a person picks it. */
enum RepairWay {
  /** Go on where it stopped, which is certain. */
  RESUME,
  /** Go on, and send the uncertain statement again. */
  RESUME_WITH,
  /** Go on after the uncertain statement. */
  RESUME_AFTER,
  REVERT,
  ACCEPT_APPLIED,
  ACCEPT_NOT_APPLIED;

  /** Those that fit what was found, in the order in which they are offered. */
  static List<RepairWay> fitting(Interruption found) {
    return found.isCertain()
        ? List.of(RESUME, REVERT, ACCEPT_APPLIED, ACCEPT_NOT_APPLIED)
        : List.of(RESUME_WITH, RESUME_AFTER, REVERT, ACCEPT_APPLIED, ACCEPT_NOT_APPLIED);
  }

  /** What the service is asked for. */
  RepairChoice choice(Interruption found, String reason) {
    return switch (this) {
      case RESUME -> new RepairChoice.Resume(null);
      case RESUME_WITH -> new RepairChoice.Resume(found.done());
      case RESUME_AFTER -> new RepairChoice.Resume(found.done() + 1);
      case REVERT -> new RepairChoice.Revert();
      case ACCEPT_APPLIED -> new RepairChoice.Accept(true, reason);
      case ACCEPT_NOT_APPLIED -> new RepairChoice.Accept(false, reason);
    };
  }

  /** Whether the journal wants to know why. */
  boolean needsReason() {
    return this == ACCEPT_APPLIED || this == ACCEPT_NOT_APPLIED;
  }

  /** The name in message keys and node ids. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
