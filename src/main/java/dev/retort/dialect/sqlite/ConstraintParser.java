package dev.retort.dialect.sqlite;

import dev.retort.dialect.sqlite.TokenCursor.UnexpectedSqlException;
import dev.retort.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the pieces that constraints of columns and of tables share. */
final class ConstraintParser {
  /**
   * The columns of a key.
   *
   * @param columns their names
   * @param text the whole text where a column has an order or collation, else null
   * @param numbered whether SQLite numbers the rows by it
   */
  record KeyColumns(List<String> columns, @Nullable String text, boolean numbered) {}

  private ConstraintParser() {}

  /** The action after ON CONFLICT, or null. */
  static @Nullable String conflict(TokenCursor in) {
    return in.accept("ON", "CONFLICT") ? TokenCursor.upper(in.next().value()) : null;
  }

  /** What follows REFERENCES; the referenced columns are empty where they are left out. */
  static ForeignKey references(TokenCursor in, @Nullable String name, List<String> columns)
      throws UnexpectedSqlException {
    String table = in.name();
    List<String> referenced = in.peek().isSymbol("(") ? in.names() : List.of();
    ForeignKey.Action onDelete = ForeignKey.Action.NO_ACTION;
    ForeignKey.Action onUpdate = ForeignKey.Action.NO_ACTION;
    while (true) {
      if (in.accept("ON", "DELETE")) {
        onDelete = action(in);
      } else if (in.accept("ON", "UPDATE")) {
        onUpdate = action(in);
      } else if (in.accept("ON", "INSERT")) {
        action(in);
      } else if (in.accept("MATCH")) {
        in.name();
      } else {
        break;
      }
    }
    String deferrable = deferrable(in);
    return new ForeignKey(name, columns, table, referenced, onDelete, onUpdate, deferrable);
  }

  private static ForeignKey.Action action(TokenCursor in) throws UnexpectedSqlException {
    for (ForeignKey.Action action : ForeignKey.Action.values()) {
      if (in.accept(action.sql().split(" "))) {
        return action;
      }
    }
    throw in.unexpected("a referential action");
  }

  /** The words of a deferred key, or null: all other combinations check at once. */
  private static @Nullable String deferrable(TokenCursor in) throws UnexpectedSqlException {
    boolean not = in.accept("NOT", "DEFERRABLE");
    if (!not && !in.accept("DEFERRABLE")) {
      return null;
    }
    boolean deferred = false;
    if (in.accept("INITIALLY")) {
      deferred = in.accept("DEFERRED");
      if (!deferred) {
        in.expect("IMMEDIATE");
      }
    }
    return deferred && !not ? "DEFERRABLE INITIALLY DEFERRED" : null;
  }

  /** The columns of PRIMARY KEY or UNIQUE of a table. */
  static KeyColumns keyColumns(TokenCursor in) throws UnexpectedSqlException {
    List<String> names = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    boolean plain = true;
    in.expectSymbol("(");
    do {
      String name = in.name();
      String text = SqliteNames.quote(name);
      if (in.accept("COLLATE")) {
        text += " COLLATE " + SqliteNames.quote(in.name());
        plain = false;
      }
      if (in.accept("DESC")) {
        text += " DESC";
        plain = false;
      } else {
        in.accept("ASC");
      }
      names.add(name);
      texts.add(text);
    } while (in.acceptSymbol(","));
    boolean numbered = in.accept("AUTOINCREMENT");
    in.expectSymbol(")");
    return new KeyColumns(names, plain ? null : String.join(", ", texts), numbered);
  }
}
