package dev.retort.lint.statement;

import dev.retort.lint.statement.ConstraintDefinition.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table constraint or an index inside of CREATE or ALTER TABLE. */
final class ConstraintParser {
  private ConstraintParser() {}

  /** The constraint that these tokens are, or null if they are none. */
  static @Nullable ConstraintDefinition parse(List<Token> tokens) {
    Cursor at = new Cursor(tokens);
    String name = "";
    if (at.accept("CONSTRAINT")) {
      at.accept("IF", "NOT", "EXISTS");
      boolean unnamed = at.seesAny("PRIMARY", "UNIQUE", "FOREIGN", "CHECK") && !at.peek(1).isName();
      name = unnamed || at.sees("FOREIGN", "KEY") ? "" : at.next().text();
    }
    Kind kind = kind(at);
    if (kind == null) {
      return null;
    }
    if (isIndexLike(kind)) {
      at.acceptAny("KEY", "INDEX");
      at.accept("IF", "NOT", "EXISTS");
      if (at.peek().isName() && !at.seesAny("USING", "NULLS")) {
        String own = at.next().text();
        name = name.isEmpty() ? own : name;
      }
    }
    boolean usingIndex = at.sees("USING", "INDEX");
    if (at.sees("USING") && !usingIndex) {
      at.next();
      at.next();
    }
    at.accept("NULLS", "NOT", "DISTINCT");
    List<String> columns = kind == Kind.CHECK || kind == Kind.EXCLUDE ? List.of() : at.nameList();
    int reference = Words.find(tokens, "REFERENCES");
    ObjectName references =
        kind == Kind.FOREIGN_KEY && reference >= 0
            ? new Cursor(tokens.subList(reference + 1, tokens.size())).name()
            : null;
    boolean notValid = Words.has(tokens, "NOT", "VALID");
    return new ConstraintDefinition(kind, name, columns, references, notValid, usingIndex, tokens);
  }

  private static boolean isIndexLike(Kind kind) {
    return switch (kind) {
      case UNIQUE, INDEX, FULLTEXT, SPATIAL, FOREIGN_KEY -> true;
      default -> false;
    };
  }

  private static @Nullable Kind kind(Cursor at) {
    if (at.accept("PRIMARY", "KEY")) {
      return Kind.PRIMARY_KEY;
    } else if (at.accept("FOREIGN", "KEY")) {
      return Kind.FOREIGN_KEY;
    } else if (at.accept("UNIQUE")) {
      return Kind.UNIQUE;
    } else if (at.sees("CHECK", "(")) {
      return Kind.CHECK;
    } else if (at.sees("EXCLUDE") && (at.peek(1).is("USING") || at.peek(1).is("("))) {
      return Kind.EXCLUDE;
    } else if (at.accept("NOT", "NULL")) {
      return Kind.NOT_NULL;
    } else if (at.accept("FULLTEXT")) {
      return Kind.FULLTEXT;
    } else if (at.accept("SPATIAL")) {
      return Kind.SPATIAL;
    } else if (indexFollows(at)) {
      return Kind.INDEX;
    }
    return null;
  }

  /** {@code KEY} and {@code INDEX} may name a column as well. */
  private static boolean indexFollows(Cursor at) {
    if (!at.seesAny("KEY", "INDEX")) {
      return false;
    }
    return at.peek(1).is("(")
        || (at.peek(1).isName() && (at.peek(2).is("(") || at.peek(2).is("USING")))
        || at.peek(1).is("IF");
  }
}
