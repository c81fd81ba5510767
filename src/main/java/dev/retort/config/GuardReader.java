package dev.retort.config;

import java.time.Duration;

/** Reads the group {@code guard} of an environment file. */
final class GuardReader {
  private GuardReader() {}

  static GuardSettings read(Section section) {
    Scalar level = section.scalar("level");
    TimeLimits usual = TimeLimits.DEFAULT;
    Scalar lock = section.scalar("lock_timeout");
    Scalar statement = section.scalar("statement_timeout");
    Scalar retries = section.scalar("lock_retries");
    return new GuardSettings(
        level == null ? GuardLevel.OPEN : level.oneOf(GuardLevel.values(), GuardLevel.OPEN),
        new TimeLimits(
            lock == null ? usual.lock() : lock.duration(usual.lock()),
            statement == null ? usual.statement() : statement.duration(Duration.ZERO),
            retries == null ? usual.retries() : retries.positive(usual.retries())));
  }
}
