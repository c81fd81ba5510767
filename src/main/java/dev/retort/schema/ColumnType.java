package dev.retort.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The type of a column, in words that mean the same for each dialect. */
public sealed interface ColumnType {

  /** Calls the method of {@code visitor} that fits this type. */
  <R> R accept(Visitor<R> visitor);

  /** One method a kind of type. */
  interface Visitor<R> {
    R standard(Standard type);

    R enumerated(Enumerated type);

    R array(Array type);

    R unsupported(Unsupported type);

    R overridden(Overridden type);
  }

  /**
   * A type that standard SQL, or all supported databases, know.
   *
   * @param name which
   * @param arguments length, or precision and scale; empty when left to the database
   * @param unsigned whether negative numbers are excluded; integers and decimals only
   */
  record Standard(TypeName name, List<Integer> arguments, boolean unsigned) implements ColumnType {
    public Standard {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.standard(this);
    }
  }

  /**
   * One of several texts. Where a dialect has no such type it is a string with a check.
   *
   * @param typeName name of the database's own type, or empty when the column has the values to
   *     itself
   * @param values the texts, in their order
   */
  record Enumerated(String typeName, List<String> values) implements ColumnType {
    public Enumerated {
      values = List.copyOf(values);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.enumerated(this);
    }
  }

  /** A list of values of one type. */
  record Array(ColumnType element) implements ColumnType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.array(this);
    }
  }

  /** A type that Retort does not understand: kept and written as it was read. */
  record Unsupported(String text) implements ColumnType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unsupported(this);
    }
  }

  /**
   * A type with another spelling for some dialects.
   *
   * @param base the type elsewhere
   * @param byDialect the type's SQL, by the dialect's id
   */
  record Overridden(ColumnType base, Map<String, String> byDialect) implements ColumnType {
    public Overridden {
      Objects.requireNonNull(base);
      byDialect = Map.copyOf(byDialect);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.overridden(this);
    }
  }

  /** A standard type with its arguments. */
  static Standard of(TypeName name, Integer... arguments) {
    return new Standard(name, List.of(arguments), false);
  }
}
