package dev.retort.revision;

import org.jspecify.annotations.Nullable;

/**
 * {@code [label@][symbol]±N}, taken apart.
 *
 * @param label the branch that the walk stays in, or null
 * @param symbol where the walk begins, or null for the current position
 * @param steps positive is up
 * @param text the sign and the number as typed
 */
record RelativeSpecifier(@Nullable String label, @Nullable String symbol, int steps, String text) {
  private static final int MAX_DIGITS = 9;

  /** The parts of {@code spec}, or null if it is not relative. */
  static @Nullable RelativeSpecifier parse(String spec) {
    int sign = spec.length() - 1;
    while (sign >= 0 && spec.charAt(sign) >= '0' && spec.charAt(sign) <= '9') {
      sign--;
    }
    int digits = spec.length() - 1 - sign;
    boolean signed = sign >= 0 && (spec.charAt(sign) == '+' || spec.charAt(sign) == '-');
    if (digits == 0 || digits > MAX_DIGITS || !signed) {
      return null;
    }
    String start = spec.substring(0, sign);
    int at = start.indexOf('@');
    String symbol = start.substring(at + 1);
    if (at == 0 || symbol.chars().anyMatch(c -> "@+-:".indexOf(c) >= 0)) {
      return null;
    }
    String text = spec.substring(sign);
    return new RelativeSpecifier(
        at < 0 ? null : start.substring(0, at),
        symbol.isEmpty() ? null : symbol,
        Integer.parseInt(text),
        text);
  }

  /** The complaint when the graph ends before the walk does. */
  InvalidTargetException tooFar(String spec) {
    int count = Math.abs(steps);
    return new InvalidTargetException(
        spec,
        symbol == null
            ? "Relative revision " + text + " didn't produce " + count + " migrations."
            : "Walked too far: '" + spec + "' leads past the end of the graph.");
  }
}
