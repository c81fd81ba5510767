package dev.retort.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A length of time as people write it: a number and a unit, such as 500ms, 5s, 2m or 1h. */
public final class DurationText {
  private DurationText() {}

  /** The duration; empty when the text is none, or not more than zero. */
  public static Optional<Duration> parse(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    try {
      if (digits == 0) {
        return Optional.of(Duration.parse(text)).filter(DurationText::isPositive);
      }
      long amount = Long.parseLong(text.substring(0, digits));
      Duration duration =
          switch (text.substring(digits).strip()) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ZERO;
          };
      return Optional.of(duration).filter(DurationText::isPositive);
    } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The text that {@link #parse} reads as this duration of at least a millisecond. */
  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }
}
