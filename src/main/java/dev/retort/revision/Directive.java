package dev.retort.revision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directives of a revision file and where each may stand. */
enum Directive {
  REVISION(Place.HEADER),
  DOWN_REVISION(Place.HEADER),
  REPLACES(Place.HEADER),
  SQUASH_CHECKSUM(Place.HEADER),
  MESSAGE(Place.HEADER),
  CREATED(Place.HEADER),
  DEPENDS_ON(Place.HEADER),
  BRANCH_LABELS(Place.HEADER),
  UPGRADE(Place.SECTION_START),
  DOWNGRADE(Place.SECTION_START),
  TRANSACTION(Place.SECTION),
  IRREVERSIBLE(Place.SECTION),
  CHECK(Place.SECTION),
  ALLOW(Place.SECTION);

  enum Place {
    HEADER,
    SECTION_START,
    SECTION
  }

  static final String PREFIX = "-- @";
  static final List<String> NAMES = Arrays.stream(values()).map(Directive::text).toList();

  private final Place place;
  private final String text;

  Directive(Place place) {
    this.place = place;
    this.text = name().toLowerCase(Locale.ROOT);
  }

  Place place() {
    return place;
  }

  /** The name as files write it, without the at sign. */
  String text() {
    return text;
  }

  /** The line of a file that has it with a value, or without one where that is empty. */
  String line(String value) {
    return PREFIX + text + (value.isEmpty() ? "" : " " + value) + "\n";
  }

  static Optional<Directive> of(String text) {
    for (Directive directive : values()) {
      if (directive.text.equals(text)) {
        return Optional.of(directive);
      }
    }
    return Optional.empty();
  }

  /** A directive line, taken apart; nothing says that the name is a known one. */
  record Line(String name, String value) {
    /** The directive that a line holds, or null if it holds none. */
    static @Nullable Line read(String line) {
      if (!line.startsWith(PREFIX)) {
        return null;
      }
      int end = PREFIX.length();
      while (end < line.length() && isNamePart(line.charAt(end))) {
        end++;
      }
      boolean ended = end == line.length() || Character.isWhitespace(line.charAt(end));
      if (end == PREFIX.length() || !ended) {
        return null;
      }
      return new Line(line.substring(PREFIX.length(), end), line.substring(end).strip());
    }

    private static boolean isNamePart(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    }
  }
}
