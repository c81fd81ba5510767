package dev.retort.config;

import java.util.List;

/**
 * Which tables count in a comparison. A pattern is a whole name in which {@code *} stands for any
 * characters and {@code ?} for one; the case of letters is ignored.
 *
 * @param tables patterns of which one must match
 * @param excludeTables patterns of which none may match
 */
public record IncludeSettings(List<String> tables, List<String> excludeTables) {
  /** Every table. */
  public static final IncludeSettings ALL = new IncludeSettings(List.of("*"), List.of());

  /** Copies the lists. */
  public IncludeSettings {
    tables = List.copyOf(tables);
    excludeTables = List.copyOf(excludeTables);
  }

  /** Whether a table with this name, as the database spells it, counts. */
  public boolean includes(String table) {
    return anyMatches(tables, table) && !anyMatches(excludeTables, table);
  }

  private static boolean anyMatches(List<String> patterns, String name) {
    for (String pattern : patterns) {
      if (matches(pattern, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int lastStar = -1;
    int resume = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        lastStar = p++;
        resume = n;
      } else if (p < pattern.length() && matches(pattern.charAt(p), name.charAt(n))) {
        p++;
        n++;
      } else if (lastStar >= 0) {
        p = lastStar + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean matches(char pattern, char actual) {
    return pattern == '?' || Character.toLowerCase(pattern) == Character.toLowerCase(actual);
  }
}
