package dev.retort.dialect.sqlite;

/**
 * A piece of SQL text.
 *
 * @param kind what it is
 * @param value the text; of names and strings without their quotes, of comments without their marks
 * @param start where it begins in the source
 * @param end where the source goes on after it
 */
record Token(Kind kind, String value, int start, int end) {
  enum Kind {
    WORD,
    /** A name in double quotes, backticks or square brackets. */
    QUOTED,
    STRING,
    NUMBER,
    BLOB,
    SYMBOL,
    BLOCK_COMMENT,
    LINE_COMMENT
  }

  boolean isComment() {
    return kind == Kind.BLOCK_COMMENT || kind == Kind.LINE_COMMENT;
  }

  /** Whether it can name something. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** Whether it is this keyword, in any case. */
  boolean isWord(String word) {
    return kind == Kind.WORD && value.equalsIgnoreCase(word);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && value.equals(symbol);
  }
}
