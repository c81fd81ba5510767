package dev.retort.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name as written
 * @param type its type
 * @param nullable whether it may be NULL
 * @param defaultValue what it holds when a row does not say, or null
 * @param generated the expression that fills it, or null
 * @param autoIncrement whether the database numbers new rows
 * @param collation order of its texts, or null for the table's
 * @param comment what it means, or null
 * @param options dialect's own attributes in the dialect's words, for example {@code on_update};
 *     sorted by no order
 */
public record Column(
    String name,
    ColumnType type,
    boolean nullable,
    @Nullable DefaultValue defaultValue,
    @Nullable Generated generated,
    boolean autoIncrement,
    @Nullable String collation,
    @Nullable String comment,
    Map<String, String> options) {

  public Column {
    options = Map.copyOf(options);
  }

  /**
   * How a generated column is filled.
   *
   * @param expression SQL without outer brackets
   * @param stored kept in the row, instead of computed when read
   */
  public record Generated(String expression, boolean stored) {}

  /** A nullable column with nothing else. */
  public static Column of(String name, ColumnType type) {
    return new Column(name, type, true, null, null, false, null, null, Map.of());
  }

  /** The same column under another name. */
  public Column withName(String newName) {
    return new Column(
        newName,
        type,
        nullable,
        defaultValue,
        generated,
        autoIncrement,
        collation,
        comment,
        options);
  }

  /** The same column with another type. */
  public Column withType(ColumnType newType) {
    return new Column(
        name,
        newType,
        nullable,
        defaultValue,
        generated,
        autoIncrement,
        collation,
        comment,
        options);
  }

  /** The same column, nullable or not. */
  public Column withNullable(boolean newNullable) {
    return new Column(
        name,
        type,
        newNullable,
        defaultValue,
        generated,
        autoIncrement,
        collation,
        comment,
        options);
  }

  /** The same column with another default. */
  public Column withDefault(@Nullable DefaultValue newDefault) {
    return new Column(
        name, type, nullable, newDefault, generated, autoIncrement, collation, comment, options);
  }

  /** The same column with another comment. */
  public Column withComment(@Nullable String newComment) {
    return new Column(
        name,
        type,
        nullable,
        defaultValue,
        generated,
        autoIncrement,
        collation,
        newComment,
        options);
  }

  /** The same column, numbered by the database or not. */
  public Column withAutoIncrement(boolean newAutoIncrement) {
    return new Column(
        name,
        type,
        nullable,
        defaultValue,
        generated,
        newAutoIncrement,
        collation,
        comment,
        options);
  }

  /** The same column, filled by an expression or not. */
  public Column withGenerated(@Nullable Generated newGenerated) {
    return new Column(
        name,
        type,
        nullable,
        defaultValue,
        newGenerated,
        autoIncrement,
        collation,
        comment,
        options);
  }
}
