package dev.retort.dialect.sqlite;

import dev.retort.dialect.sqlite.TokenCursor.UnexpectedSqlException;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.TypeName;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads and writes what follows DEFAULT. */
final class DefaultParser {
  private DefaultParser() {}

  /** The value after DEFAULT; null for NULL, which is the same as none. */
  static @Nullable DefaultValue read(TokenCursor in) throws UnexpectedSqlException {
    if (in.peek().isSymbol("(")) {
      return bracketed(in.bracketed());
    }
    String sign = in.acceptSymbol("-") ? "-" : "";
    if (sign.isEmpty()) {
      in.acceptSymbol("+");
    }
    Token token = in.next();
    return switch (token.kind()) {
      case NUMBER -> number(sign + token.value());
      case STRING, QUOTED -> new DefaultValue.Text(token.value());
      case WORD -> word(token.value());
      case BLOB -> new DefaultValue.Expression(token.value());
      default -> throw in.unexpected("a default");
    };
  }

  private static @Nullable DefaultValue bracketed(String text) throws UnexpectedSqlException {
    TokenCursor in = new TokenCursor(text);
    if (in.peek().isSymbol("(")) {
      String inner = in.bracketed();
      return in.atEnd() ? bracketed(inner) : new DefaultValue.Expression(text);
    }
    String sign = in.acceptSymbol("-") ? "-" : "";
    Token token = in.next();
    if (!in.atEnd()) {
      return new DefaultValue.Expression(text);
    }
    return switch (token.kind()) {
      case NUMBER -> number(sign + token.value());
      case STRING -> new DefaultValue.Text(token.value());
      case WORD -> word(token.value());
      default -> new DefaultValue.Expression(text);
    };
  }

  private static DefaultValue number(String text) {
    try {
      return new DefaultValue.Numeric(new BigDecimal(text));
    } catch (NumberFormatException notDecimal) {
      return new DefaultValue.Expression(text);
    }
  }

  private static @Nullable DefaultValue word(String word) {
    String upper = TokenCursor.upper(word);
    return switch (upper) {
      case "NULL" -> null;
      case "TRUE", "FALSE" -> new DefaultValue.Bool(upper.equals("TRUE"));
      case "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME" ->
          new DefaultValue.Expression(upper);
      // SQLite takes a bare word for a text.
      default -> new DefaultValue.Text(word);
    };
  }

  /** The default as a column of this type means it: 0 and 1 are false and true of a boolean. */
  static @Nullable DefaultValue forType(@Nullable DefaultValue value, ColumnType type) {
    boolean isBoolean =
        type instanceof ColumnType.Standard standard && standard.name() == TypeName.BOOLEAN;
    if (isBoolean && value instanceof DefaultValue.Numeric number) {
      if (number.value().compareTo(BigDecimal.ZERO) == 0) {
        return new DefaultValue.Bool(false);
      }
      if (number.value().compareTo(BigDecimal.ONE) == 0) {
        return new DefaultValue.Bool(true);
      }
    }
    return value;
  }

  /** The SQL after DEFAULT. */
  static String write(DefaultValue value) {
    return value.accept(
        new DefaultValue.Visitor<String>() {
          @Override
          public String text(DefaultValue.Text text) {
            return SqliteNames.literal(text.value());
          }

          @Override
          public String numeric(DefaultValue.Numeric number) {
            return number.value().toString();
          }

          @Override
          public String bool(DefaultValue.Bool bool) {
            return bool.value() ? "TRUE" : "FALSE";
          }

          @Override
          public String expression(DefaultValue.Expression expression) {
            return isTime(expression) ? expression.sql().strip() : "(" + expression.sql() + ")";
          }
        });
  }

  /** Whether it is one value for all rows, as ADD COLUMN wants it. */
  static boolean isConstant(DefaultValue value) {
    return !(value instanceof DefaultValue.Expression);
  }

  private static boolean isTime(DefaultValue.Expression expression) {
    return switch (TokenCursor.upper(expression.sql().strip())) {
      case "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME" -> true;
      default -> false;
    };
  }
}
