package dev.retort.config;

import dev.retort.config.YamlNode.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a key with its variables replaced, and what it can be read as. A reading that fails
 * adds a problem, which shows the value as written: what a variable held is never shown.
 */
record Scalar(String key, String value, Text source, Problems problems) {
  private static final int LONGEST_SHOWN = 60;

  /** The folder of the file that the value stands in, from which its relative paths start. */
  Path folder() {
    Path folder = source.position().file().toAbsolutePath().normalize().getParent();
    return folder == null ? Path.of("/") : folder;
  }

  /** The value as a path, absolute, or null. */
  @Nullable Path path() {
    try {
      if (!value.isBlank()) {
        return folder().resolve(value).normalize();
      }
      problems.add(key + " must name a file or folder", source.position(), key);
    } catch (InvalidPathException e) {
      problem("is not a path", null);
    }
    return null;
  }

  /** The value if it is not blank, or null. */
  @Nullable String filled() {
    if (value.isBlank()) {
      problems.add(key + " must not be empty", source.position(), key);
      return null;
    }
    return value;
  }

  int positive(int fallback) {
    return from(1, fallback);
  }

  /** A whole number that is not smaller than {@code least}. */
  int from(int least, int fallback) {
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with numbers that are too small.
    }
    problem("must be a whole number from " + least, null);
    return fallback;
  }

  Duration duration(Duration fallback) {
    Optional<Duration> duration = DurationText.parse(value.strip());
    if (duration.isEmpty()) {
      problem("must be a time with a unit, for example 500ms, 5s or 2m", null);
    }
    return duration.orElse(fallback);
  }

  ZoneId zone(ZoneId fallback) {
    try {
      return ZoneId.of(value);
    } catch (DateTimeException e) {
      String nearest =
          NearestName.of(value, ZoneId.getAvailableZoneIds().stream().sorted().toList())
              .orElse(null);
      problem("must be a time zone, for example UTC or Europe/Berlin", nearest);
      return fallback;
    }
  }

  /** The constant whose name the value is, in lower case. */
  <E extends Enum<E>> E oneOf(E[] constants, E fallback) {
    Optional<E> found = constant(constants);
    return found.orElse(fallback);
  }

  /** The constant whose name the value is, in lower case, or empty. */
  <E extends Enum<E>> Optional<E> constant(E[] constants) {
    Optional<E> found =
        Arrays.stream(constants).filter(constant -> name(constant).equals(value)).findFirst();
    if (found.isEmpty()) {
      List<String> names = Arrays.stream(constants).map(Scalar::name).toList();
      problem(
          "must be one of " + String.join(", ", names), NearestName.of(value, names).orElse(null));
    }
    return found;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Adds a problem about the key's own name. */
  void unknownName(String what, Optional<String> nearest) {
    problems.add(key + " " + what, source.position(), key, nearest.orElse(null));
  }

  /** Adds a problem that shows the value as it is written in the file. */
  void problem(String what, @Nullable String nearest) {
    String written = source.value();
    String shown =
        written.length() <= LONGEST_SHOWN ? written : written.substring(0, LONGEST_SHOWN) + "…";
    problems.add(key + " " + what + ", not '" + shown + "'", source.position(), key, nearest);
  }
}
