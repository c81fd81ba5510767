package dev.retort.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that a mistyped one probably meant. */
final class NearNames {
  private static final int LIMIT = 3;

  private record Scored(String name, int distance) {}

  private NearNames() {}

  /** At most three of {@code candidates}, nearest first; empty if none resembles {@code name}. */
  static List<String> of(String name, Collection<String> candidates) {
    int allowed = Math.max(1, Math.min(3, name.length() / 3));
    List<Scored> found = new ArrayList<>();
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - name.length()) <= allowed) {
        int distance = distance(name, candidate);
        if (distance <= allowed) {
          found.add(new Scored(candidate, distance));
        }
      } else if (name.length() >= 4 && candidate.startsWith(name)) {
        found.add(new Scored(candidate, allowed));
      }
    }
    found.sort(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name));
    return found.stream().limit(LIMIT).map(Scored::name).toList();
  }

  /** A sentence that begins with a blank and offers the near names, or empty. */
  static String hint(String name, Collection<String> candidates) {
    List<String> near = of(name, candidates);
    return near.isEmpty() ? "" : " Did you mean " + String.join(", ", near) + "?";
  }

  /** Edits of one character, neighbours swapped counting as one. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
