package dev.retort.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference from columns of one table to columns of another.
 *
 * @param name constraint name, or null where none was given
 * @param columns the referring columns
 * @param referencedTable the other table
 * @param referencedColumns its columns, in the order of {@code columns}
 * @param onDelete what happens to this row when the other is deleted
 * @param onUpdate what happens when the other row's key changes
 * @param deferrable the words after the constraint, for example {@code DEFERRABLE INITIALLY
 *     DEFERRED}, or null
 */
public record ForeignKey(
    @Nullable String name,
    List<String> columns,
    String referencedTable,
    List<String> referencedColumns,
    Action onDelete,
    Action onUpdate,
    @Nullable String deferrable) {
  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
  }

  /** A referential action. */
  public enum Action {
    NO_ACTION("NO ACTION"),
    RESTRICT("RESTRICT"),
    CASCADE("CASCADE"),
    SET_NULL("SET NULL"),
    SET_DEFAULT("SET DEFAULT");

    private final String sql;

    Action(String sql) {
      this.sql = sql;
    }

    /** The SQL words. */
    public String sql() {
      return sql;
    }
  }
}
