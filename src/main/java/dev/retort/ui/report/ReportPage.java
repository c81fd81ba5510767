package dev.retort.ui.report;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.MigrationService;
import dev.retort.ui.support.Messages;
import java.util.Optional;

/**
 * A page: how it is filled, and under which keys its texts stand.
 *
 * <p>The texts are {@code report.ID.title} with the environment's name, {@code report.ID.loading},
 * {@code report.ID.empty.title}, {@code report.ID.empty.text}, {@code report.ID.left} and {@code
 * report.ID.right}.
 */
interface ReportPage {
  /** Its identity, which is that of its command. */
  String id();

  /** Asks the service; runs in the background. */
  ReportContent load(
      MigrationService service, Messages messages, Progress progress, Cancellation cancellation);

  /** The key of one of its texts. */
  default String key(String text) {
    return "report." + id() + "." + text;
  }

  /** The command that does something about what was found, or none. */
  default Optional<String> remedy() {
    return Optional.empty();
  }

  /**
   * Whether the rows are shown by kind and object, with both sides of each object under {@code
   * report.ID.expected} and {@code report.ID.live}.
   */
  default boolean isTree() {
    return false;
  }

  /** Whether a row has a second text. */
  boolean hasTwoTexts();

  /** Whether the first row that is wrong is chosen, rather than the first row. */
  default boolean opensAtTrouble() {
    return false;
  }
}
