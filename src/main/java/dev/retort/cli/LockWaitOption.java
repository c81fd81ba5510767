package dev.retort.cli;

import dev.retort.config.DurationText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a command waits for another run. */
final class LockWaitOption {
  @Option(
      names = "--lock-wait",
      paramLabel = "TIME",
      description = "How long to wait for another run to end, such as 5m; overrules the file.")
  @Nullable String text;

  /** Has the session's service wait that long, if it was said. */
  void applyTo(Session session, String command) {
    String given = text;
    if (given != null) {
      Duration wait =
          DurationText.parse(given.strip())
              .orElseThrow(
                  () ->
                      new UsageException(
                          "retort " + command,
                          "--lock-wait takes a time with a unit, for example 500ms, 30s or 5m, not '"
                              + given
                              + "'."));
      session.waitForLock(wait);
    }
  }
}
