package dev.retort.dialect;

import dev.retort.schema.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Quotes the columns in a neutral expression the way a dialect needs it. */
public final class ExpressionQuoting {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'"
              + "|(?<quoted>\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^\\]]*\\])"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)(?!\\s*\\()"
              + "|[\\p{L}\\p{N}_$]+");

  private ExpressionQuoting() {}

  /**
   * The expression with each mention of a column of {@code table} written by {@code quote}; a word
   * before an opening bracket is a function, and other words stay.
   */
  public static String of(String expression, Table table, UnaryOperator<String> quote) {
    Map<String, String> columns = new HashMap<>();
    table.columns().forEach(c -> columns.put(fold(c.name()), c.name()));
    Matcher matcher = TOKEN.matcher(expression);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = name(matcher);
      String column = name == null ? null : columns.get(fold(name));
      String text = column == null ? matcher.group() : quote.apply(column);
      matcher.appendReplacement(result, Matcher.quoteReplacement(text));
    }
    return matcher.appendTail(result).toString();
  }

  private static @Nullable String name(Matcher matcher) {
    String quoted = matcher.group("quoted");
    return quoted == null ? matcher.group("word") : quoted.substring(1, quoted.length() - 1);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
