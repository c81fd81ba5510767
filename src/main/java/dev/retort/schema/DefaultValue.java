package dev.retort.schema;

import java.math.BigDecimal;

/** What a column holds when a row does not say. */
public sealed interface DefaultValue {

  /** Calls the method of {@code visitor} that fits this default. */
  <R> R accept(Visitor<R> visitor);

  /** One method a kind of default. */
  interface Visitor<R> {
    R text(Text value);

    R numeric(Numeric value);

    R bool(Bool value);

    R expression(Expression value);
  }

  /** A text, without quotes. */
  record Text(String value) implements DefaultValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /** A number; equal when the digits are. */
  record Numeric(BigDecimal value) implements DefaultValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.numeric(this);
    }
  }

  /** True or false, in the dialect's way of saying it. */
  record Bool(boolean value) implements DefaultValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bool(this);
    }
  }

  /**
   * SQL that is evaluated for each row, for example {@code CURRENT_TIMESTAMP}; without outer
   * brackets.
   */
  record Expression(String sql) implements DefaultValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.expression(this);
    }
  }
}
