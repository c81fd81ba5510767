package dev.retort.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A text that must not be seen. It leaves this object through {@link #reveal()} only, which is
 * called where a connection is opened and nowhere else.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps a text; the empty text is a secret too. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The text itself. Never put it into a message, a log, a title or a file. */
  public String reveal() {
    return value;
  }

  /** Whether both hide the same text, in a time that does not depend on where they differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
