package dev.retort.ui.workspace;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.MigrationService;

/**
 * A call on an environment's service.
 *
 * @param <T> the result
 */
@FunctionalInterface
public interface ServiceWork<T> {
  /** Calls; runs on the environment's lane. */
  T run(MigrationService service, Progress progress, Cancellation cancellation);
}
