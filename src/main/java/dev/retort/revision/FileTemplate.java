package dev.retort.revision;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the files of new revisions are named.
 *
 * <p>Tokens: {@code {seq}} (three digits), {@code {date}} (yyyyMMdd), {@code {time}} (HHmm), {@code
 * {slug}}, {@code {rev}}, {@code {epoch}}, {@code {year}}, {@code {month}}, {@code {day}}, {@code
 * {hour}}, {@code {minute}}, {@code {second}}. Anything else in braces stays as it is.
 *
 * @param pattern text with tokens; a {@code .sql} at the end may be left out
 */
public record FileTemplate(String pattern) {
  /** What an environment that says nothing gets. */
  public static final FileTemplate DEFAULT = new FileTemplate("{seq}_{date}_{time}_{slug}");

  private static final int SLUG_LENGTH = 40;
  private static final String SUFFIX = ".sql";
  private static final String ILLEGAL = "<>:\"/\\|?*";

  /** The name for a draft at depth {@code sequence}; times are shown in {@code zone}. */
  public String fileName(RevisionDraft draft, int sequence, ZoneId zone) {
    StringBuilder name = new StringBuilder();
    int position = 0;
    while (position < pattern.length()) {
      int close = pattern.charAt(position) == '{' ? pattern.indexOf('}', position) : -1;
      String value =
          close < 0 ? null : value(pattern.substring(position + 1, close), draft, sequence, zone);
      if (value == null) {
        name.append(pattern.charAt(position));
        position++;
      } else {
        name.append(value);
        position = close + 1;
      }
    }
    return legal(name, draft.id());
  }

  /** The message as part of a file name: words of any script in lower case, joined by {@code _}. */
  public static String slug(String message) {
    StringBuilder slug = new StringBuilder();
    String text = message.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    text.codePoints()
        .forEach(
            c -> {
              if (isWordPart(c)) {
                slug.appendCodePoint(c);
              } else if (slug.length() > 0 && slug.charAt(slug.length() - 1) != '_') {
                slug.append('_');
              }
            });
    return cut(slug.toString());
  }

  private static boolean isWordPart(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static String cut(String slug) {
    String text = slug.endsWith("_") ? slug.substring(0, slug.length() - 1) : slug;
    if (text.codePointCount(0, text.length()) <= SLUG_LENGTH) {
      return text;
    }
    String head = text.substring(0, text.offsetByCodePoints(0, SLUG_LENGTH));
    int last = head.lastIndexOf('_');
    boolean wordEnds = text.charAt(head.length()) == '_';
    return wordEnds || last <= 0 ? head : head.substring(0, last);
  }

  private static @Nullable String value(
      String token, RevisionDraft draft, int sequence, ZoneId zone) {
    Instant created = draft.created();
    ZonedDateTime time = created.atZone(zone);
    return switch (token) {
      case "seq" -> padded(sequence, 3);
      case "slug" -> slug(draft.message());
      case "rev" -> draft.id();
      case "epoch" -> Long.toString(created.getEpochSecond());
      case "date" -> padded(time.getYear(), 4) + padded(time.getMonthValue(), 2) + day(time);
      case "time" -> hour(time) + padded(time.getMinute(), 2);
      case "year" -> padded(time.getYear(), 4);
      case "month" -> padded(time.getMonthValue(), 2);
      case "day" -> day(time);
      case "hour" -> hour(time);
      case "minute" -> padded(time.getMinute(), 2);
      case "second" -> padded(time.get(ChronoField.SECOND_OF_MINUTE), 2);
      default -> null;
    };
  }

  private static String day(ZonedDateTime time) {
    return padded(time.getDayOfMonth(), 2);
  }

  private static String hour(ZonedDateTime time) {
    return padded(time.getHour(), 2);
  }

  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private static String legal(CharSequence name, String fallback) {
    StringBuilder legal = new StringBuilder();
    name.chars()
        .filter(c -> ILLEGAL.indexOf(c) < 0 && !Character.isISOControl(c))
        .forEach(c -> legal.append((char) c));
    String base = legal.toString();
    if (base.endsWith(SUFFIX)) {
      base = base.substring(0, base.length() - SUFFIX.length());
    }
    // A message without a letter leaves a separator behind; Windows takes no blank or dot there.
    while (!base.isEmpty() && "_-. ".indexOf(base.charAt(base.length() - 1)) >= 0) {
      base = base.substring(0, base.length() - 1);
    }
    return (base.isEmpty() ? fallback : base) + SUFFIX;
  }
}
