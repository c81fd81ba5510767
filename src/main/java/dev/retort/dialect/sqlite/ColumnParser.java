package dev.retort.dialect.sqlite;

import dev.retort.dialect.sqlite.TokenCursor.UnexpectedSqlException;
import dev.retort.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one column's definition; its keys and checks go to the table. */
final class ColumnParser {
  private static final Set<String> CONSTRAINT_STARTS =
      Set.of(
          "CONSTRAINT",
          "PRIMARY",
          "NOT",
          "NULL",
          "UNIQUE",
          "CHECK",
          "DEFAULT",
          "COLLATE",
          "REFERENCES",
          "AS");

  private final TokenCursor in;

  ColumnParser(TokenCursor in) {
    this.in = in;
  }

  ColumnDraft parse(CreateTableParser target) throws UnexpectedSqlException {
    ColumnDraft column = new ColumnDraft(in.name());
    column.declaredType = type();
    while (!in.atEnd() && !in.peek().isSymbol(",") && !in.peek().isSymbol(")")) {
      String constraint = in.accept("CONSTRAINT") ? in.name() : null;
      if (!keyConstraint(column, constraint, target)) {
        valueConstraint(column, constraint, target);
      }
    }
    column.comment = SqliteComments.read(in.blockComment());
    return column;
  }

  private String type() throws UnexpectedSqlException {
    StringBuilder words = new StringBuilder();
    while (isTypeWord(in.peek())) {
      words.append(words.isEmpty() ? "" : " ").append(in.next().value());
    }
    if (!words.isEmpty() && in.peek().isSymbol("(")) {
      words.append('(').append(in.bracketed().replaceAll("\\s+", " ")).append(')');
    }
    return words.toString();
  }

  private boolean isTypeWord(Token token) {
    if (token.kind() != Token.Kind.WORD) {
      return token.kind() == Token.Kind.QUOTED || token.kind() == Token.Kind.STRING;
    }
    String upper = TokenCursor.upper(token.value());
    return !CONSTRAINT_STARTS.contains(upper) && !upper.equals("GENERATED");
  }

  /** Reads a constraint that concerns keys; false if another kind comes next. */
  private boolean keyConstraint(
      ColumnDraft column, @Nullable String constraint, CreateTableParser target)
      throws UnexpectedSqlException {
    if (in.accept("PRIMARY", "KEY")) {
      column.descendingKey = in.accept("DESC");
      in.accept("ASC");
      target.primaryKey(constraint, List.of(column.name), ConstraintParser.conflict(in));
      column.autoIncrement = in.accept("AUTOINCREMENT");
    } else if (in.accept("UNIQUE")) {
      target.unique(constraint, List.of(column.name), ConstraintParser.conflict(in));
    } else if (in.accept("REFERENCES")) {
      target.references(constraint, column.name);
    } else {
      return false;
    }
    return true;
  }

  private void valueConstraint(
      ColumnDraft column, @Nullable String constraint, CreateTableParser target)
      throws UnexpectedSqlException {
    if (in.accept("NOT", "NULL")) {
      column.nullable = false;
      column.notNullConflict(ConstraintParser.conflict(in));
    } else if (in.accept("NULL")) {
      ConstraintParser.conflict(in);
    } else if (in.accept("CHECK")) {
      check(column, constraint, target);
    } else if (in.accept("DEFAULT")) {
      column.defaultValue = DefaultParser.read(in);
    } else if (in.accept("COLLATE")) {
      String collation = in.name();
      column.collation = collation.equalsIgnoreCase("BINARY") ? null : collation;
    } else if (in.accept("GENERATED", "ALWAYS", "AS") || in.accept("AS")) {
      String expression = in.bracketed();
      boolean stored = in.accept("STORED");
      in.accept("VIRTUAL");
      column.generated = new Column.Generated(expression, stored);
    } else {
      // A constraint may be a mere name, which means nothing.
      if (constraint == null) {
        throw in.unexpected("a column constraint");
      }
    }
  }

  private void check(ColumnDraft column, @Nullable String constraint, CreateTableParser target)
      throws UnexpectedSqlException {
    String expression = in.bracketed();
    ConstraintParser.conflict(in);
    List<String> values = enumValues(column.name, expression);
    if (constraint != null && constraint.endsWith("_enum") && values != null) {
      column.enumValues = values;
    } else {
      target.check(constraint, expression);
    }
  }

  /** The name of the check that stands for an enumeration. */
  static String enumCheck(String table, String column) {
    return "ck_" + table + "_" + column + "_enum";
  }

  /** The texts of {@code column IN ('a', 'b')}, or null if it is something else. */
  private static @Nullable List<String> enumValues(String column, String expression) {
    TokenCursor check = new TokenCursor(expression);
    Token name = check.next();
    if (!name.isName() || !SqliteNames.same(name.value(), column) || !check.accept("IN")) {
      return null;
    }
    List<String> values = new ArrayList<>();
    if (!check.acceptSymbol("(")) {
      return null;
    }
    do {
      Token value = check.next();
      if (value.kind() != Token.Kind.STRING) {
        return null;
      }
      values.add(value.value());
    } while (check.acceptSymbol(","));
    return check.acceptSymbol(")") && check.atEnd() ? values : null;
  }
}
