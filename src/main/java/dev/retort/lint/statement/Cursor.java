package dev.retort.lint.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over tokens. */
final class Cursor {
  private static final Token END = new Token(Token.Kind.SYMBOL, "", 0, 0);

  private final List<Token> tokens;
  private int at;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  /** The next token; an empty symbol at the end. */
  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  /** Whether these keywords or symbols come next. */
  boolean sees(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  boolean seesAny(String... words) {
    for (String word : words) {
      if (peek().is(word)) {
        return true;
      }
    }
    return false;
  }

  /** Steps over these words if they come next. */
  boolean accept(String... words) {
    if (!sees(words)) {
      return false;
    }
    at += words.length;
    return true;
  }

  boolean acceptAny(String... words) {
    if (!seesAny(words)) {
      return false;
    }
    at++;
    return true;
  }

  /** Steps over as many of these words as come next. */
  void skipAll(String... words) {
    while (seesAny(words)) {
      at++;
    }
  }

  /** A name with the schema before it, or null if none comes next. */
  @Nullable ObjectName name() {
    if (!peek().isName()) {
      return null;
    }
    String schema = "";
    Token last = next();
    while (peek().is(".") && peek(1).isName()) {
      schema = last.text();
      next();
      last = next();
    }
    return new ObjectName(schema, last.text());
  }

  /** What stands between brackets, without them; null if no bracket comes next. */
  @Nullable List<Token> brackets() {
    if (!peek().is("(")) {
      return null;
    }
    int start = at + 1;
    int depth = 0;
    while (!atEnd()) {
      Token token = next();
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        return tokens.subList(start, at - 1);
      }
    }
    return tokens.subList(Math.min(start, tokens.size()), tokens.size());
  }

  /** The names in brackets; the words after each name are left out. */
  List<String> nameList() {
    List<Token> inner = brackets();
    List<String> names = new ArrayList<>();
    if (inner != null) {
      for (List<Token> part : commaSeparated(inner)) {
        names.add(part.size() > 1 && part.get(1).is("(") ? "" : part.get(0).text());
      }
    }
    return names;
  }

  /** Everything from here on. */
  List<Token> rest() {
    return tokens.subList(Math.min(at, tokens.size()), tokens.size());
  }

  /** The parts between the commas that stand outside of brackets; never an empty part. */
  static List<List<Token>> commaSeparated(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      Token token = i < tokens.size() ? tokens.get(i) : END;
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (i == tokens.size() || (depth == 0 && token.is(","))) {
        if (i > start) {
          parts.add(tokens.subList(start, i));
        }
        start = i + 1;
      }
    }
    return parts;
  }

  /** The tokens as they would be written, one blank between words. */
  static String text(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    Token before = null;
    for (Token token : tokens) {
      boolean apart =
          before != null && before.end() < token.start() && !token.is("(") && !before.is("(");
      text.append(apart ? " " : "");
      text.append(token.kind() == Token.Kind.STRING ? "'" + token.text() + "'" : token.text());
      before = token;
    }
    return text.toString();
  }
}
