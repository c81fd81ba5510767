package dev.retort.dialect.mysql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings expressions from the catalogue into the form in which they can be written again. */
final class MySqlExpressions {
  private static final Pattern PIECE =
      Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'|`(?:[^`]|``)*`|\"(?:[^\"\\\\]|\"\"|\\\\.)*\"", 32);

  private static final Pattern INTRODUCER =
      Pattern.compile("(?i)(?<![\\w`.])_(?:utf8mb4|utf8mb3|utf8|latin1|ascii)\\s*(?=')");

  private static final Pattern TEXT = Pattern.compile("'((?:[^'\\\\]|''|\\\\.)*)'", 32);

  private static final Pattern JOINED = Pattern.compile("(?i)\\bfrom \\((?=\\(*`)");

  private MySqlExpressions() {}

  /**
   * The expression as SQL without outer brackets.
   *
   * @param escaped whether the catalogue escapes quotes, as MySQL's does in expressions
   */
  static String plain(String text, boolean escaped) {
    String sql = escaped ? unescape(text) : text;
    StringBuilder result = new StringBuilder();
    int from = 0;
    Matcher piece = PIECE.matcher(sql);
    while (piece.find()) {
      // The quote belongs to what decides about the introducer before it.
      String between = sql.substring(from, piece.start()) + piece.group().charAt(0);
      String cleaned = INTRODUCER.matcher(between).replaceAll("");
      result.append(cleaned, 0, cleaned.length() - 1).append(piece.group());
      from = piece.end();
    }
    return withoutBrackets(result.append(sql.substring(from)).toString().strip());
  }

  /** Takes back the escapes that the catalogue adds to a whole expression. */
  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        char next = text.charAt(i);
        result.append(
            switch (next) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              default -> next;
            });
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  /** The text that a literal stands for; empty if the expression is something else. */
  static Optional<String> textOf(String sql) {
    Matcher text = TEXT.matcher(sql.strip());
    if (!text.matches()) {
      return Optional.empty();
    }
    return Optional.of(unescape(text.group(1).replace("''", "'")));
  }

  /** Without brackets that enclose the whole. */
  static String withoutBrackets(String sql) {
    String result = sql;
    while (result.startsWith("(") && closing(masked(result), 0) == result.length() - 1) {
      result = result.substring(1, result.length() - 1).strip();
    }
    return result;
  }

  /**
   * The text of a view without the name of the schema that the server put before every table and
   * function.
   */
  static String withoutSchema(String sql, String schema) {
    String name = "`" + schema.replace("`", "``") + "`";
    String own = Pattern.quote(name);
    String identifier = "`(?:[^`]|``)*`";
    Pattern mention =
        Pattern.compile(
            "'(?:[^'\\\\]|''|\\\\.)*'"
                + "|(?<three>"
                + own
                + "\\.)(?="
                + identifier
                + "\\."
                + identifier
                + ")"
                + "|(?<call>"
                + own
                + "\\.)(?="
                + identifier
                + "\\s*\\()"
                + "|(?<lead>\\b(?:from|join)\\s*\\(*)(?<two>"
                + own
                + "\\.)(?="
                + identifier
                + ")"
                + "|"
                + identifier
                + "(?:\\."
                + identifier
                + ")*",
            Pattern.CASE_INSENSITIVE);
    Matcher matcher = mention.matcher(sql);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String kept =
          matcher.group("three") != null || matcher.group("call") != null
              ? ""
              : matcher.group("two") != null ? matcher.group("lead") : matcher.group();
      matcher.appendReplacement(result, Matcher.quoteReplacement(kept));
    }
    return withoutJoinBrackets(matcher.appendTail(result).toString());
  }

  /**
   * Without brackets that a list of joined tables begins with: a server that reads its own text
   * adds a pair each time, and joins are read from the left anyhow.
   */
  private static String withoutJoinBrackets(String sql) {
    String result = sql;
    String bare = masked(result);
    Matcher bracket = JOINED.matcher(bare);
    while (bracket.find()) {
      int open = bracket.end() - 1;
      int close = closing(bare, open);
      if (close < 0) {
        return result;
      }
      result = without(result, open, close);
      bare = without(bare, open, close);
      bracket = JOINED.matcher(bare);
    }
    return result;
  }

  private static String without(String sql, int open, int close) {
    return sql.substring(0, open) + sql.substring(open + 1, close) + sql.substring(close + 1);
  }

  private static String masked(String sql) {
    return PIECE
        .matcher(sql)
        .replaceAll(m -> (m.group().startsWith("`") ? "`" : "'").repeat(m.end() - m.start()));
  }

  private static int closing(String bare, int open) {
    int depth = 0;
    for (int i = open; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
