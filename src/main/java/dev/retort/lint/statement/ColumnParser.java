package dev.retort.lint.statement;

import dev.retort.lint.statement.ColumnDefinition.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code name type attributes}. */
final class ColumnParser {
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "NOT",
          "NULL",
          "DEFAULT",
          "PRIMARY",
          "UNIQUE",
          "KEY",
          "REFERENCES",
          "CHECK",
          "CONSTRAINT",
          "COLLATE",
          "CHARSET",
          "GENERATED",
          "AS",
          "AUTO_INCREMENT",
          "AUTOINCREMENT",
          "COMMENT",
          "ON",
          "FIRST",
          "AFTER",
          "INVISIBLE",
          "VISIBLE",
          "USING",
          "STORAGE",
          "COMPRESSION",
          "DEFERRABLE",
          "VIRTUAL",
          "STORED",
          "PERSISTENT");
  private static final Set<String> MODIFIERS =
      Set.of("UNSIGNED", "SIGNED", "ZEROFILL", "BINARY", "ARRAY");

  private final List<Token> tokens;
  private final Cursor at;
  private final Set<Fact> facts = EnumSet.noneOf(Fact.class);
  private final List<Token> defaultTokens = new ArrayList<>();
  private @Nullable ObjectName references;

  private ColumnParser(List<Token> tokens) {
    this.tokens = tokens;
    this.at = new Cursor(tokens);
  }

  /** The declaration that these tokens are; they begin with the column's name. */
  static ColumnDefinition parse(List<Token> tokens) {
    ColumnParser parser = new ColumnParser(tokens);
    String name = parser.at.next().text();
    return parser.finish(name);
  }

  /** A type alone, at most up to the first attribute. */
  static TypeText type(Cursor at) {
    List<String> words = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    List<String> modifiers = new ArrayList<>();
    while (!at.atEnd()) {
      Token token = at.peek();
      String keyword = token.keyword();
      boolean characterSet = keyword.equals("CHARACTER") && at.peek(1).is("SET");
      if (ATTRIBUTES.contains(keyword) || characterSet) {
        break;
      }
      if (token.is("(")) {
        List<Token> inner = at.brackets();
        for (List<Token> part : Cursor.commaSeparated(inner == null ? List.of() : inner)) {
          arguments.add(part.get(0).text());
        }
      } else if (token.is("[") || token.is("]")) {
        modifiers.add(at.next().text());
      } else if (MODIFIERS.contains(keyword)) {
        modifiers.add(at.next().text().toLowerCase(Locale.ROOT));
      } else if (token.isName() || token.is(".")) {
        words.add(at.next().text().toLowerCase(Locale.ROOT));
      } else {
        break;
      }
    }
    return new TypeText(String.join(" ", words).replace(" . ", "."), arguments, modifiers);
  }

  private ColumnDefinition finish(String name) {
    TypeText type = type(at);
    while (!at.atEnd()) {
      attribute();
    }
    if (type.isAny("serial", "bigserial", "smallserial")) {
      facts.add(Fact.AUTO_INCREMENT);
    }
    return new ColumnDefinition(name, type, facts, defaultTokens, references, tokens);
  }

  private void attribute() {
    if (at.accept("NOT", "NULL")) {
      facts.add(Fact.NOT_NULL);
    } else if (at.accept("DEFAULT")) {
      readDefault();
    } else if (at.accept("PRIMARY", "KEY")) {
      facts.add(Fact.PRIMARY_KEY);
    } else if (at.accept("UNIQUE")) {
      at.accept("KEY");
      facts.add(Fact.UNIQUE);
    } else if (at.accept("CONSTRAINT")) {
      at.next();
      facts.add(Fact.NAMED_CONSTRAINT);
    } else if (at.accept("REFERENCES")) {
      references = at.name();
      at.brackets();
    } else if (at.accept("CHECK")) {
      facts.add(Fact.CHECK);
      at.brackets();
    } else if (at.accept("GENERATED") || at.sees("AS", "(")) {
      readGenerated();
    } else if (at.acceptAny("AUTO_INCREMENT", "AUTOINCREMENT")) {
      facts.add(Fact.AUTO_INCREMENT);
    } else if (at.accept("CHARACTER", "SET") || at.accept("CHARSET")) {
      facts.add(Fact.CHARSET);
      at.next();
    } else if (at.accept("COLLATE")) {
      facts.add(Fact.COLLATE);
      at.next();
    } else if (at.accept("FIRST")) {
      facts.add(Fact.FIRST);
    } else if (at.accept("AFTER")) {
      facts.add(Fact.AFTER);
      at.next();
    } else {
      at.next();
    }
  }

  private void readGenerated() {
    at.accept("ALWAYS");
    at.accept("BY", "DEFAULT");
    if (!at.accept("AS")) {
      return;
    }
    if (at.accept("IDENTITY")) {
      facts.add(Fact.IDENTITY);
      at.brackets();
      return;
    }
    at.brackets();
    facts.add(
        at.acceptAny("STORED", "PERSISTENT") ? Fact.GENERATED_STORED : Fact.GENERATED_VIRTUAL);
    at.accept("VIRTUAL");
  }

  private void readDefault() {
    int depth = 0;
    while (!at.atEnd()) {
      Token token = at.peek();
      boolean first = defaultTokens.isEmpty();
      boolean ends =
          depth == 0
              && !first
              && (ATTRIBUTES.contains(token.keyword()) || at.sees("CHARACTER", "SET"));
      if (ends) {
        return;
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      defaultTokens.add(at.next());
    }
  }
}
