package dev.retort.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Scope;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.Rename;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database in memory on which tests try what the dialect reads and writes. */
final class SqliteLab implements AutoCloseable {
  static final SqliteDialect DIALECT = new SqliteDialect();

  private final ScratchDatabase database;

  SqliteLab(String... statements) throws SQLException {
    database = DIALECT.openScratch(ScratchRequest.anywhere());
    run(statements);
  }

  java.sql.Connection connection() {
    return database.connection();
  }

  void run(String... statements) throws SQLException {
    try (Statement statement = database.connection().createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  Schema schema() {
    return DIALECT.introspector().read(database.connection(), Scope.all());
  }

  /** The rows of a query, values joined by a bar. */
  List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = database.connection().createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }

  static Schema schemaOf(String... statements) throws SQLException {
    try (SqliteLab lab = new SqliteLab(statements)) {
      return lab.schema();
    }
  }

  static ChangeSet diff(Schema from, Schema to, Rename... renames) {
    return SchemaDiffer.diff(
        from,
        to,
        DIALECT.diffPolicy(List.of(DialectId.SQLITE, DialectId.POSTGRESQL)),
        List.of(renames));
  }

  /** Renders and runs changes in one transaction. */
  List<DdlStatement> migrate(List<Change> changes) throws SQLException {
    List<DdlStatement> statements = DIALECT.renderer().render(changes, schema());
    DIALECT.begin(connection());
    try {
      for (DdlStatement statement : statements) {
        run(statement.sql());
      }
      DIALECT.commit(connection());
    } catch (SQLException e) {
      DIALECT.rollback(connection());
      throw new SQLException(
          e.getMessage()
              + "\n"
              + String.join(";\n", statements.stream().map(s -> s.sql()).toList()),
          e);
    }
    return statements;
  }

  /** Goes to another schema, checks that it is there, and gives what was run. */
  List<DdlStatement> become(Schema target, Rename... renames) throws SQLException {
    ChangeSet changes = diff(schema(), target, renames);
    List<DdlStatement> statements = migrate(changes.changes());
    assertThat(diff(schema(), target).changes())
        .as(String.join(";\n", statements.stream().map(s -> s.sql()).toList()))
        .isEmpty();
    return statements;
  }

  @Override
  public void close() {
    database.close();
  }
}
