package dev.retort.dialect.sqlite;

import dev.retort.dialect.sqlite.TokenCursor.UnexpectedSqlException;
import dev.retort.schema.View;
import java.util.List;

/** Reads the CREATE VIEW statement that SQLite keeps for a view. */
final class CreateViewParser {
  private CreateViewParser() {}

  /** The view; a list of columns becomes part of the query. */
  static View parse(String name, String sql) throws UnexpectedSqlException {
    TokenCursor in = new TokenCursor(sql);
    in.expect("CREATE");
    if (!in.accept("TEMP")) {
      in.accept("TEMPORARY");
    }
    in.expect("VIEW");
    in.accept("IF", "NOT", "EXISTS");
    in.qualifiedName();
    List<String> columns = in.peek().isSymbol("(") ? in.names() : List.of();
    in.expect("AS");
    String query = in.text(";");
    return new View(
        name,
        columns.isEmpty()
            ? query
            : "WITH named("
                + SqliteNames.quoteAll(columns)
                + ") AS (\n"
                + query
                + "\n)\nSELECT * FROM named");
  }
}
