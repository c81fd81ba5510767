package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits the scripts that need no parser: everyday statements in which a semicolon outside of
 * quotes and parentheses can only be an end. Most revisions are of this kind, and one look at each
 * character is a fraction of what a parser does.
 *
 * <p>It gives up rather than guesses. Whatever a database reads in a way of its own (an escape, a
 * dollar quote, a bracket, a block, a comment inside of a statement, a statement that runs outside
 * of a transaction) is left to the parser, and so is what does not end properly.
 */
final class PlainScript {
  private static final Set<String> BEGINNINGS =
      Set.of(
          "CREATE TABLE",
          "CREATE INDEX",
          "CREATE UNIQUE",
          "DROP TABLE",
          "DROP INDEX",
          "ALTER TABLE",
          "INSERT INTO",
          "DELETE FROM");

  /** They open or close blocks, or let a statement run only outside of a transaction. */
  private static final Set<String> SPECIAL_WORDS =
      Set.of("BEGIN", "END", "CASE", "IF", "LOOP", "REPEAT", "WHILE", "DECLARE", "CONCURRENTLY");

  private static final String QUOTES = "'\"`";
  private static final String HARMLESS = " \t\r\n,.()=<>+-*%|";

  private final String script;
  private final List<SqlStatement> statements = new ArrayList<>();
  private int position;
  private int line;

  private PlainScript(String script, int firstLine) {
    this.script = script;
    this.line = firstLine;
  }

  /** The statements, or null where a parser has to look. */
  static @Nullable List<SqlStatement> split(String script, int firstLine) {
    return new PlainScript(script, firstLine).read();
  }

  private @Nullable List<SqlStatement> read() {
    while (skipBetweenStatements()) {
      if (!readStatement()) {
        return null;
      }
    }
    return statements;
  }

  /** Goes to the next statement past blanks and line comments; false at the script's end. */
  private boolean skipBetweenStatements() {
    while (position < script.length()) {
      char c = script.charAt(position);
      if (c == '\n') {
        line++;
        position++;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        position++;
      } else if (script.startsWith("-- ", position)) {
        int newline = script.indexOf('\n', position);
        position = newline < 0 ? script.length() : newline;
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean readStatement() {
    int start = position;
    int startLine = line;
    int depth = 0;
    int words = 0;
    String beginning = "";
    while (position < script.length()) {
      char c = script.charAt(position);
      if (isWordPart(c)) {
        String word = readWord();
        words++;
        if (words == 1) {
          beginning = word;
        } else if (words == 2 && !isKnown(beginning, word)) {
          return false;
        }
        if (SPECIAL_WORDS.contains(word)) {
          return false;
        }
      } else if (c == ';') {
        boolean whole = depth == 0 && words > 1;
        return whole && add(start, position++, startLine);
      } else if (QUOTES.indexOf(c) >= 0) {
        if (words == 0 || !skipQuoted(c)) {
          return false;
        }
      } else if (HARMLESS.indexOf(c) >= 0 && !script.startsWith("--", position)) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        line += c == '\n' ? 1 : 0;
        position++;
      } else {
        return false;
      }
    }
    return depth == 0 && words > 1 && add(start, position, startLine);
  }

  private static boolean isKnown(String first, String second) {
    return first.equals("UPDATE") || BEGINNINGS.contains(first + " " + second);
  }

  private boolean add(int start, int end, int startLine) {
    statements.add(new SqlStatement(script.substring(start, end).stripTrailing(), startLine, true));
    return true;
  }

  /** In capitals, as far as they are ASCII; the position is behind it afterwards. */
  private String readWord() {
    int start = position;
    while (position < script.length() && isWordPart(script.charAt(position))) {
      position++;
    }
    return script.substring(start, position).toUpperCase(Locale.ROOT);
  }

  /** False if it has an escape or no end. A doubled quote is the end of one and the next. */
  private boolean skipQuoted(char quote) {
    for (position++; position < script.length(); position++) {
      char c = script.charAt(position);
      if (c == quote) {
        position++;
        return true;
      }
      if (c == '\\') {
        return false;
      }
      line += c == '\n' ? 1 : 0;
    }
    return false;
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
