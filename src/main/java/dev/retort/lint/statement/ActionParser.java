package dev.retort.lint.statement;

import dev.retort.lint.statement.TableAction.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one action of ALTER TABLE. */
final class ActionParser {
  private final List<Token> tokens;
  private final Cursor at;

  private ActionParser(List<Token> tokens) {
    this.tokens = tokens;
    this.at = new Cursor(tokens);
  }

  /** The actions that the text after the table's name makes. */
  static List<TableAction> parse(List<Token> rest) {
    List<TableAction> actions = new ArrayList<>();
    for (List<Token> part : Cursor.commaSeparated(rest)) {
      Cursor look = new Cursor(part);
      List<Token> inner = columnList(look);
      if (inner == null) {
        actions.add(new ActionParser(part).action());
        continue;
      }
      for (List<Token> column : Cursor.commaSeparated(inner)) {
        actions.add(added(column, column));
      }
    }
    return actions;
  }

  /** MySQL adds several columns in one pair of brackets; null for everything else. */
  private static @Nullable List<Token> columnList(Cursor at) {
    if (!at.accept("ADD")) {
      return null;
    }
    at.accept("COLUMN");
    return at.brackets();
  }

  private TableAction action() {
    if (at.accept("ADD")) {
      return add();
    } else if (at.accept("DROP")) {
      return drop();
    } else if (at.accept("ALTER")) {
      return alter();
    } else if (at.accept("MODIFY")) {
      at.accept("COLUMN");
      at.accept("IF", "EXISTS");
      ColumnDefinition column = ColumnParser.parse(at.rest());
      return of(Kind.REDEFINE_COLUMN, column.name(), "", column);
    } else if (at.accept("CHANGE")) {
      at.accept("COLUMN");
      at.accept("IF", "EXISTS");
      String old = at.next().text();
      ColumnDefinition column = ColumnParser.parse(at.rest());
      String newName = column.name().equalsIgnoreCase(old) ? "" : column.name();
      return of(Kind.REDEFINE_COLUMN, old, newName, column);
    } else if (at.accept("RENAME")) {
      return rename();
    } else if (at.accept("VALIDATE", "CONSTRAINT")) {
      return of(Kind.VALIDATE_CONSTRAINT, at.next().text());
    }
    return option();
  }

  private TableAction add() {
    if (at.accept("PARTITION")) {
      return of(Kind.CHANGE_PARTITIONS, "");
    }
    return added(at.rest(), tokens);
  }

  private static TableAction added(List<Token> declaration, List<Token> whole) {
    ConstraintDefinition constraint = ConstraintParser.parse(declaration);
    if (constraint != null) {
      return new TableAction(Kind.ADD_CONSTRAINT, constraint.name(), "", null, constraint, whole);
    }
    Cursor at = new Cursor(declaration);
    at.accept("COLUMN");
    at.accept("IF", "NOT", "EXISTS");
    List<Token> rest = at.rest();
    if (rest.isEmpty()) {
      return new TableAction(Kind.OTHER, "", "", null, null, whole);
    }
    ColumnDefinition column = ColumnParser.parse(rest);
    return new TableAction(Kind.ADD_COLUMN, column.name(), "", column, null, whole);
  }

  private TableAction drop() {
    Kind kind = Kind.DROP_COLUMN;
    if (at.accept("PRIMARY", "KEY")) {
      return of(Kind.DROP_PRIMARY_KEY, "");
    } else if (at.accept("FOREIGN", "KEY")) {
      kind = Kind.DROP_FOREIGN_KEY;
    } else if (at.acceptAny("CONSTRAINT", "CHECK")) {
      kind = Kind.DROP_CONSTRAINT;
    } else if (at.acceptAny("INDEX", "KEY")) {
      kind = Kind.DROP_INDEX;
    } else if (at.accept("PARTITION")) {
      kind = Kind.CHANGE_PARTITIONS;
    } else {
      at.accept("COLUMN");
    }
    at.accept("IF", "EXISTS");
    return of(kind, at.next().text());
  }

  private TableAction alter() {
    if (at.acceptAny("INDEX", "CONSTRAINT", "CHECK")) {
      return of(Kind.OTHER, at.next().text());
    }
    at.accept("COLUMN");
    String name = at.next().text();
    if (at.accept("SET", "NOT", "NULL")) {
      return of(Kind.SET_NOT_NULL, name);
    } else if (at.accept("DROP", "NOT", "NULL")) {
      return of(Kind.DROP_NOT_NULL, name);
    } else if (at.accept("SET", "DEFAULT")) {
      return of(Kind.SET_DEFAULT, name);
    } else if (at.accept("DROP", "DEFAULT")) {
      return of(Kind.DROP_DEFAULT, name);
    } else if (at.accept("ADD", "GENERATED")) {
      return of(Kind.ADD_IDENTITY, name);
    }
    at.accept("SET", "DATA");
    if (at.accept("TYPE")) {
      List<Token> type = at.rest();
      ColumnDefinition column =
          new ColumnDefinition(
              name, ColumnParser.type(new Cursor(type)), Set.of(), List.of(), null, type);
      return of(Kind.ALTER_TYPE, name, "", column);
    }
    return of(Kind.OTHER, name);
  }

  private TableAction rename() {
    if (at.acceptAny("INDEX", "KEY", "CONSTRAINT")) {
      return of(Kind.RENAME_OTHER, at.next().text());
    }
    if (at.acceptAny("TO", "AS") || at.peek(1).text().isEmpty()) {
      ObjectName table = at.name();
      return of(Kind.RENAME_TABLE, "", table == null ? "" : table.name(), null);
    }
    at.accept("COLUMN");
    String old = at.next().text();
    at.accept("TO");
    return of(Kind.RENAME_COLUMN, old, at.next().text(), null);
  }

  private TableAction option() {
    if (at.accept("DETACH", "PARTITION")) {
      return of(Kind.DETACH_PARTITION, at.next().text());
    } else if (at.accept("CONVERT", "TO")) {
      return of(Kind.CONVERT_CHARSET, last());
    } else if (at.acceptAny(
        "COALESCE", "REORGANIZE", "TRUNCATE", "EXCHANGE", "PARTITION", "REMOVE")) {
      return of(Kind.CHANGE_PARTITIONS, "");
    } else if (at.accept("ENGINE")) {
      return of(Kind.ENGINE, value());
    } else if (at.accept("ALGORITHM")) {
      return of(Kind.ALGORITHM, value());
    } else if (at.accept("LOCK")) {
      return of(Kind.LOCK, value());
    }
    at.accept("DEFAULT");
    if (at.accept("CHARSET") || at.accept("CHARACTER", "SET")) {
      return of(Kind.DEFAULT_CHARSET, value());
    }
    return of(Kind.OTHER, "");
  }

  private String value() {
    at.accept("=");
    return at.next().text();
  }

  private String last() {
    return tokens.get(tokens.size() - 1).text();
  }

  private TableAction of(Kind kind, String name) {
    return of(kind, name, "", null);
  }

  private TableAction of(
      Kind kind, String name, String newName, @Nullable ColumnDefinition column) {
    return new TableAction(kind, name, newName, column, null, tokens);
  }
}
