package dev.retort.sql.flyway;

import java.io.IOException;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.sqlite.SQLiteParser;
import org.flywaydb.core.internal.parser.ParserContext;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PeekingReader;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.parser.TokenType;

/**
 * Flyway's parser, but {@code BEGIN} at the start of a statement begins a transaction and not a
 * trigger's body, and {@code END} there ends one.
 */
final class TransactionAwareSqliteParser extends SQLiteParser {
  TransactionAwareSqliteParser(Configuration configuration, ParsingContext context) {
    super(configuration, context);
  }

  @Override
  protected void adjustBlockDepth(
      ParserContext context, List<Token> tokens, Token keyword, PeekingReader reader)
      throws IOException {
    boolean first = true;
    for (Token token : tokens) {
      first &= token == keyword || token.getType() != TokenType.KEYWORD;
    }
    if (!first) {
      super.adjustBlockDepth(context, tokens, keyword, reader);
    }
  }

  @Override
  protected char getOpeningIdentifierSymbol() {
    return '[';
  }

  @Override
  protected char getClosingIdentifierSymbol() {
    return ']';
  }
}
