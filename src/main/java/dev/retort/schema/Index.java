package dev.retort.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index that no constraint owns.
 *
 * @param name its name
 * @param parts what it sorts by, in order
 * @param unique whether no two rows may be equal
 * @param predicate the condition of a partial index, or null
 * @param options dialect's own attributes, for example {@code method}, {@code include}
 */
public record Index(
    String name,
    List<Part> parts,
    boolean unique,
    @Nullable String predicate,
    Map<String, String> options) {
  /** The option with the columns that are kept beside the parts, as {@code a, b}. */
  public static final String INCLUDE = "include";

  /** The option of a unique index or constraint to which one NULL is like another. */
  public static final String NULLS_NOT_DISTINCT = "nulls_not_distinct";

  /** The option with how it is stored, as {@code fillfactor=70, …}. */
  public static final String STORAGE = "with";

  public Index {
    parts = List.copyOf(parts);
    options = Map.copyOf(options);
  }

  /** The same under another name. */
  public Index withName(String other) {
    return new Index(other, parts, unique, predicate, options);
  }

  /** The columns that an option of an index or a unique constraint names beside its own. */
  public static List<String> included(Map<String, String> options) {
    String columns = options.get(INCLUDE);
    return columns == null
        ? List.of()
        : Arrays.stream(columns.split(",")).map(String::strip).toList();
  }

  /**
   * One thing that an index sorts by.
   *
   * @param column the column, or null for an expression
   * @param expression SQL without outer brackets, or null for a column
   * @param descending largest first
   * @param prefixLength how many leading characters count, or 0 for all
   * @param collation order of the texts, or null for the column's
   * @param operatorClass PostgreSQL's operator class, or null for the default
   */
  public record Part(
      @Nullable String column,
      @Nullable String expression,
      boolean descending,
      int prefixLength,
      @Nullable String collation,
      @Nullable String operatorClass) {
    public Part {
      if ((column == null) == (expression == null)) {
        throw new IllegalArgumentException("an index part is a column or an expression");
      }
    }

    /** A column, ascending. */
    public static Part column(String column) {
      return new Part(column, null, false, 0, null, null);
    }

    /** An expression, ascending. */
    public static Part expression(String expression) {
      return new Part(null, expression, false, 0, null, null);
    }
  }

  /** A plain index on columns, ascending. */
  public static Index of(String name, boolean unique, List<String> columns) {
    return new Index(name, columns.stream().map(Part::column).toList(), unique, null, Map.of());
  }
}
