package dev.retort.lint.statement;

import java.util.Locale;

/**
 * A piece of a statement.
 *
 * @param kind what it is
 * @param text the characters; of quoted names and strings without their quotes
 * @param start where it begins in the statement
 * @param end where the statement goes on after it
 */
public record Token(Kind kind, String text, int start, int end) {
  /** What a token is. */
  public enum Kind {
    WORD,
    /** A name in quotes. */
    QUOTED,
    STRING,
    NUMBER,
    SYMBOL
  }

  /** Whether it is this keyword or symbol, in any case. */
  public boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
  }

  /** Whether it can name something. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** The keyword in capitals; of anything else an empty text. */
  String keyword() {
    return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
  }
}
