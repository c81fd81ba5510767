package dev.retort.diff;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a piece of SQL, found without understanding it: words and quoted names, not string
 * literals and not comments. Case does not count.
 */
public final class SqlNames {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'"
              + "|--[^\\n]*"
              + "|/\\*.*?\\*/"
              + "|(?<quoted>\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^\\]]*\\])"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
              + "|[0-9][\\p{L}\\p{N}_.]*",
          Pattern.DOTALL);

  private SqlNames() {}

  /** A name as this class compares it. */
  public static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Every name in {@code sql}, key words among them, folded. */
  public static Set<String> in(String sql) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = TOKEN.matcher(sql);
    while (matcher.find()) {
      String name = name(matcher);
      if (name != null) {
        names.add(fold(name));
      }
    }
    return names;
  }

  /** Whether {@code sql} has the name {@code name}. */
  public static boolean mentions(String sql, String name) {
    return in(sql).contains(fold(name));
  }

  /** The SQL with each occurrence of one name replaced by another, quoted as it was. */
  static String rename(String sql, String from, String to) {
    StringBuilder result = new StringBuilder();
    Matcher matcher = TOKEN.matcher(sql);
    int copied = 0;
    while (matcher.find()) {
      String name = name(matcher);
      if (name != null && name.equalsIgnoreCase(from)) {
        result.append(sql.substring(copied, matcher.start())).append(replacement(matcher, to));
        copied = matcher.end();
      }
    }
    return result.append(sql.substring(copied)).toString();
  }

  private static String replacement(Matcher matcher, String to) {
    String quoted = matcher.group("quoted");
    if (quoted == null) {
      return to;
    }
    char open = quoted.charAt(0);
    char close = open == '[' ? ']' : open;
    return open + to.replace(String.valueOf(close), "" + close + close) + close;
  }

  private static @org.jspecify.annotations.Nullable String name(Matcher matcher) {
    String quoted = matcher.group("quoted");
    if (quoted == null) {
      return matcher.group("word");
    }
    String inner = quoted.substring(1, quoted.length() - 1);
    char open = quoted.charAt(0);
    return open == '[' ? inner : inner.replace("" + open + open, String.valueOf(open));
  }
}
