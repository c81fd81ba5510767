package dev.retort.dialect.render;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.Rename;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Runs what a dialect's renderer writes on a server of it. */
record ServerRun(Dialect dialect, Connection connection) {

  /** Builds the first schema, goes to the second and back, and takes everything away. */
  void thereAndBack(Schema from, Schema to, List<Rename> renames) throws SQLException {
    List<Change> create = diff(Schema.empty(), from, List.of()).changes();
    ChangeSet way = diff(from, to, renames);
    run(create, Schema.empty());
    run(way.changes(), from);
    run(way.inverse(), to);
    run(diff(from, Schema.empty(), List.of()).changes(), from);
  }

  private static ChangeSet diff(Schema from, Schema to, List<Rename> renames) {
    return SchemaDiffer.diff(from, to, DiffPolicy.EXACT, renames);
  }

  private void run(List<Change> changes, Schema before) throws SQLException {
    List<DdlStatement> statements = dialect.renderer().render(changes, before);
    try (Statement statement = connection.createStatement()) {
      for (DdlStatement ddl : statements) {
        if (ddl.isComment()) {
          continue;
        }
        try {
          statement.execute(ddl.sql());
        } catch (SQLException e) {
          List<String> all = statements.stream().map(DdlStatement::sql).toList();
          throw new AssertionError(
              e.getMessage() + "\nin " + ddl.sql() + "\n\nof\n" + String.join(";\n", all), e);
        }
      }
    }
  }
}
