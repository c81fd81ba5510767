package dev.retort.lint.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that ALTER TABLE does.
 *
 * @param kind what it does
 * @param name the column, constraint or index that it is about; of options their value; or empty
 * @param newName after a rename, else empty
 * @param column the new declaration of a column, or null
 * @param constraint the new constraint or index, or null
 * @param tokens the whole action
 */
public record TableAction(
    Kind kind,
    String name,
    String newName,
    @Nullable ColumnDefinition column,
    @Nullable ConstraintDefinition constraint,
    List<Token> tokens) {
  /** What can be done to a table. */
  public enum Kind {
    ADD_COLUMN,
    DROP_COLUMN,
    /** PostgreSQL's ALTER COLUMN TYPE: the type is that of the column. */
    ALTER_TYPE,
    /** MySQL's MODIFY and CHANGE: the whole declaration is new. */
    REDEFINE_COLUMN,
    SET_NOT_NULL,
    DROP_NOT_NULL,
    SET_DEFAULT,
    DROP_DEFAULT,
    ADD_IDENTITY,
    ADD_CONSTRAINT,
    DROP_CONSTRAINT,
    DROP_PRIMARY_KEY,
    DROP_FOREIGN_KEY,
    DROP_INDEX,
    VALIDATE_CONSTRAINT,
    RENAME_TABLE,
    RENAME_COLUMN,
    RENAME_OTHER,
    DETACH_PARTITION,
    CHANGE_PARTITIONS,
    ENGINE,
    CONVERT_CHARSET,
    DEFAULT_CHARSET,
    ALGORITHM,
    LOCK,
    OTHER
  }

  public TableAction {
    tokens = List.copyOf(tokens);
  }

  /** Whether these keywords stand side by side somewhere in it. */
  public boolean has(String... words) {
    return Words.find(tokens, words) >= 0;
  }
}
