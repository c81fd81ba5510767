package dev.retort.ui.rewrite;

import dev.retort.error.Cancellation;
import dev.retort.revision.Revision;
import dev.retort.service.MigrationService;
import dev.retort.ui.support.Messages;
import java.util.List;

/**
 * A way to change revisions that are there already. Its texts are under {@code rewrite.ID.title},
 * {@code .choice}, {@code .confirm} and {@code .done}.
 */
interface Rewrite {
  /** Its identity, which is that of its command. */
  String id();

  /** What can be chosen as its other end, the likeliest first; never empty. */
  List<Revision> choices();

  /** Whether the message of the one that is left can be said. */
  boolean hasMessage();

  /** Finds out what it would write, and proves it; runs in the background. */
  RewritePlan plan(
      MigrationService service, Messages messages, RewriteInput input, Cancellation cancellation);

  /** The key of one of its texts. */
  default String key(String text) {
    return "rewrite." + id() + "." + text;
  }
}
