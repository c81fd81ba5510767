package dev.retort.config;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of each day; one that ends before it begins goes over midnight.
 *
 * @param from the first moment
 * @param to the moment after the last
 */
public record TimeWindow(LocalTime from, LocalTime to) {
  private static final Pattern TEXT = Pattern.compile("(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})");

  /** Reads a text such as {@code 22:00-04:00}. */
  public static Optional<TimeWindow> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TimeWindow(LocalTime.parse(matcher.group(1)), LocalTime.parse(matcher.group(2))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether a time of day lies in it. */
  public boolean contains(LocalTime time) {
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }

  @Override
  public String toString() {
    return from + "-" + to;
  }
}
