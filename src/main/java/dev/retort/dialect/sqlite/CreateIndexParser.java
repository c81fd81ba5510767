package dev.retort.dialect.sqlite;

import dev.retort.dialect.sqlite.TokenCursor.UnexpectedSqlException;
import dev.retort.schema.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the CREATE INDEX statement that SQLite keeps for an index. */
final class CreateIndexParser {
  private CreateIndexParser() {}

  /**
   * The index.
   *
   * @param columns of the table, which settle how a name is spelled
   */
  static Index parse(String name, String sql, List<String> columns) throws UnexpectedSqlException {
    TokenCursor in = new TokenCursor(sql);
    in.expect("CREATE");
    boolean unique = in.accept("UNIQUE");
    in.expect("INDEX");
    in.accept("IF", "NOT", "EXISTS");
    in.qualifiedName();
    in.expect("ON");
    in.name();
    in.expectSymbol("(");
    List<Index.Part> parts = new ArrayList<>();
    do {
      parts.add(part(in.text(","), columns));
    } while (in.acceptSymbol(","));
    in.expectSymbol(")");
    String predicate = in.accept("WHERE") ? in.text(";") : null;
    return new Index(name, parts, unique, predicate, Map.of());
  }

  private static Index.Part part(String text, List<String> columns) throws UnexpectedSqlException {
    List<Token> tokens =
        new ArrayList<>(SqlTokenizer.tokens(text).stream().filter(t -> !t.isComment()).toList());
    boolean descending = last(tokens).isWord("DESC");
    if (descending || last(tokens).isWord("ASC")) {
      tokens.remove(tokens.size() - 1);
    }
    String collation = null;
    if (tokens.size() > 2 && tokens.get(tokens.size() - 2).isWord("COLLATE")) {
      collation = last(tokens).value();
      tokens.subList(tokens.size() - 2, tokens.size()).clear();
    }
    if (tokens.isEmpty()) {
      throw new UnexpectedSqlException("an index part is empty: " + text);
    }
    if (tokens.size() == 1 && tokens.get(0).isName()) {
      String column = SpelledAsDeclared.name(tokens.get(0).value(), columns);
      return new Index.Part(column, null, descending, 0, collation, null);
    }
    String expression = text.substring(tokens.get(0).start(), last(tokens).end());
    return new Index.Part(null, expression, descending, 0, collation, null);
  }

  private static Token last(List<Token> tokens) throws UnexpectedSqlException {
    if (tokens.isEmpty()) {
      throw new UnexpectedSqlException("an index part is empty");
    }
    return tokens.get(tokens.size() - 1);
  }
}
