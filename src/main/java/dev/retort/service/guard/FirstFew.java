package dev.retort.service.guard;

import java.util.List;

/** Puts a list that may be long into one line: its first parts, and how many more there are. */
final class FirstFew {
  private static final int SHOWN = 5;

  private FirstFew() {}

  static String of(List<String> parts) {
    String first = String.join("; ", parts.subList(0, Math.min(SHOWN, parts.size())));
    return parts.size() <= SHOWN ? first : first + "; and " + (parts.size() - SHOWN) + " more";
  }
}
