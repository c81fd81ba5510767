package dev.retort.config;

import java.time.Duration;

/**
 * Limits of the connection pool.
 *
 * @param maximumSize most connections at a time, at least 1
 * @param connectionTimeout longest wait for a connection
 */
public record PoolSettings(int maximumSize, Duration connectionTimeout) {
  /** Four connections, five seconds. */
  public static final PoolSettings DEFAULT = new PoolSettings(4, Duration.ofSeconds(5));

  /** Refuses a pool that could never hand out a connection. */
  public PoolSettings {
    if (maximumSize < 1 || connectionTimeout.isNegative() || connectionTimeout.isZero()) {
      throw new IllegalArgumentException("a pool needs a positive size and timeout");
    }
  }
}
