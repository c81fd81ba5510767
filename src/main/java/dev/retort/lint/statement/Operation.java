package dev.retort.lint.statement;

import java.util.List;
import java.util.Map;

/** What a statement does, as far as rules want to know. */
public sealed interface Operation {
  /**
   * CREATE TABLE.
   *
   * @param options engine, charset and the like: keywords in capitals to values
   * @param fromQuery whether a query fills it
   */
  record CreateTable(
      ObjectName table,
      boolean temporary,
      boolean ifNotExists,
      List<ColumnDefinition> columns,
      List<ConstraintDefinition> constraints,
      Map<String, String> options,
      boolean fromQuery)
      implements Operation {}

  /** ALTER TABLE with its actions in order. */
  record AlterTable(ObjectName table, List<TableAction> actions) implements Operation {}

  /**
   * CREATE INDEX.
   *
   * @param name its name, or empty
   * @param kind UNIQUE, INDEX, FULLTEXT or SPATIAL
   */
  record CreateIndex(
      String name,
      ObjectName table,
      ConstraintDefinition.Kind kind,
      List<String> columns,
      boolean concurrently,
      boolean ifNotExists)
      implements Operation {
    /** Its name for messages. */
    public String title() {
      return "index " + (name.isEmpty() ? "on " + table : name);
    }
  }

  /**
   * DROP of anything.
   *
   * @param kind the keywords in capitals, for example {@code TABLE} or {@code MATERIALIZED VIEW}
   */
  record Drop(
      String kind, List<ObjectName> names, boolean ifExists, boolean cascade, boolean concurrently)
      implements Operation {}

  /** MySQL's RENAME TABLE: old and new names by turns. */
  record RenameTables(List<ObjectName> names) implements Operation {}

  /** TRUNCATE. */
  record Truncate(List<ObjectName> tables, boolean cascade) implements Operation {}

  /** INSERT, UPDATE, DELETE or REPLACE; {@code unbounded} when no WHERE or LIMIT restricts it. */
  record ChangeRows(String verb, ObjectName table, boolean unbounded, boolean fromQuery)
      implements Operation {}

  /** BEGIN, COMMIT, ROLLBACK and their kin, by the first keyword. */
  record TransactionControl(String verb) implements Operation {}

  /** SET or PRAGMA: a name in lower case and what it is set to, in lower case. */
  record Setting(String verb, String name, String value) implements Operation {}

  /**
   * CREATE, ALTER or DROP of something else, GRANT and all other statements that the reader knows
   * by their first words.
   *
   * @param kind the first keywords in capitals, for example {@code CREATE VIEW}
   */
  record Other(String kind, String name) implements Operation {}

  /** A statement that nobody understands. */
  record Unknown() implements Operation {}
}
