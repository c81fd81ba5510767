package dev.retort.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant, for "did you mean". */
public final class NearestName {
  private NearestName() {}

  /**
   * The candidate that differs least from a name that is none of them, or empty when none is near.
   * Letter case, hyphens and underscores count for nothing; of equals the first wins.
   */
  public static Optional<String> of(String name, Collection<String> candidates) {
    String wanted = plain(name);
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      String plain = plain(candidate);
      int distance = distance(wanted, plain);
      int allowed = Math.max(1, Math.max(wanted.length(), plain.length()) / 3);
      if (distance > allowed && isBeginning(wanted, plain)) {
        distance = allowed;
      }
      if (distance <= allowed && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isBeginning(String wanted, String candidate) {
    return wanted.length() >= 3 && candidate.startsWith(wanted);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
  private static int distance(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[to.length()];
  }
}
