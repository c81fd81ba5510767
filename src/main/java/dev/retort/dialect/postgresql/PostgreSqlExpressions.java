package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart what the server writes of an expression. */
final class PostgreSqlExpressions {
  private static final Pattern LITERAL =
      Pattern.compile(
          "'((?:[^']|'')*)'(?:::[\\w\\s.\"]+(?:\\([\\d, ]+\\))?(?:[\\w\\s]*)(?:\\[\\])*)?");

  private static final Pattern ESCAPED = Pattern.compile("(?<![\\w'])E'");

  private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");

  private PostgreSqlExpressions() {}

  /** The expression without brackets around the whole of it. */
  static String withoutBrackets(String sql) {
    String text = sql.strip();
    while (text.startsWith("(") && closing(text) == text.length() - 1) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }

  /** Where the bracket ends that the text begins with; texts and quoted names do not count. */
  private static int closing(String text) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The text in a literal such as {@code 'new'::character varying}. */
  static Optional<String> textOf(String sql) {
    Matcher matcher = LITERAL.matcher(sql);
    return matcher.matches() ? Optional.of(matcher.group(1).replace("''", "'")) : Optional.empty();
  }

  /** All texts in an expression, in their order; empty where one has escapes. */
  static List<String> textsIn(String sql) {
    List<String> texts = new ArrayList<>();
    if (!ESCAPED.matcher(sql).find()) {
      Matcher matcher = TEXT.matcher(sql);
      while (matcher.find()) {
        texts.add(matcher.group(1).replace("''", "'"));
      }
    }
    return texts;
  }
}
