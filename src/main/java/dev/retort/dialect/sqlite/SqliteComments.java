package dev.retort.dialect.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * Comments of tables and columns as comments in the text of CREATE TABLE, which SQLite keeps.
 *
 * <p>A backslash escapes: line breaks, itself, and the slash that would end the comment, so that a
 * comment stays on one line and can hold any text.
 */
final class SqliteComments {
  private SqliteComments() {}

  /** The comment with a blank before it, or nothing. */
  static String write(@Nullable String comment) {
    if (comment == null || comment.isEmpty()) {
      return "";
    }
    String text =
        comment
            .replace("\\", "\\\\")
            .replace("\r", "\\r")
            .replace("\n", "\\n")
            .replace("*/", "*\\/");
    return " /* " + text + " */";
  }

  /** The text of a comment that was written between the marks of one, or null. */
  static @Nullable String read(@Nullable String body) {
    if (body == null) {
      return null;
    }
    String text = body.startsWith(" ") ? body.substring(1) : body;
    text = text.endsWith(" ") ? text.substring(0, text.length() - 1) : text;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char following = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
      int escape = c == '\\' ? "\\rn/".indexOf(following) : -1;
      if (escape >= 0) {
        out.append("\\\r\n/".charAt(escape));
        i++;
      } else {
        out.append(c);
      }
    }
    return out.isEmpty() ? null : out.toString();
  }
}
