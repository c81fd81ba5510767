package dev.retort.revision;

import java.time.ZoneId;

/**
 * How the files of new revisions are named.
 *
 * <p>Tokens: {@code {seq}} (three digits), {@code {date}} (yyyyMMdd), {@code {time}} (HHmm), {@code
 * {slug}}, {@code {rev}}, {@code {epoch}}, {@code {year}}, {@code {month}}, {@code {day}}, {@code
 * {hour}}, {@code {minute}}, {@code {second}}.
 *
 * @param pattern text with tokens; a {@code .sql} at the end may be left out
 */
public record FileTemplate(String pattern) {
  /** What an environment that says nothing gets. */
  public static final FileTemplate DEFAULT = new FileTemplate("{seq}_{date}_{time}_{slug}");

  /** The name for a draft at depth {@code sequence}; times are shown in {@code zone}. */
  public String fileName(RevisionDraft draft, int sequence, ZoneId zone) {
    return pattern + draft.id() + sequence + zone;
  }
}
