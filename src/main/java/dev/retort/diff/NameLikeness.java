package dev.retort.diff;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** How much two names resemble each other. */
final class NameLikeness {
  private NameLikeness() {}

  /** 0 for nothing in common, 100 for equal; the better of letters and of words. */
  static int of(String a, String b) {
    String left = SqlNames.fold(a);
    String right = SqlNames.fold(b);
    int longest = Math.max(left.length(), right.length());
    int letters = longest == 0 ? 100 : 100 - 100 * distance(left, right) / longest;
    return Math.max(letters, words(left, right));
  }

  private static int words(String left, String right) {
    Set<String> a = new HashSet<>(Arrays.asList(left.split("_", -1)));
    Set<String> b = new HashSet<>(Arrays.asList(right.split("_", -1)));
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    return 200 * common.size() / (a.size() + b.size());
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitution, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
