package dev.retort.diff;

import dev.retort.schema.DefaultValue;

/** Spells a default for people. */
final class DefaultValueText implements DefaultValue.Visitor<String> {
  private static final DefaultValueText INSTANCE = new DefaultValueText();

  private DefaultValueText() {}

  static String of(DefaultValue value) {
    return value.accept(INSTANCE);
  }

  @Override
  public String text(DefaultValue.Text value) {
    return "'" + value.value().replace("'", "''") + "'";
  }

  @Override
  public String numeric(DefaultValue.Numeric value) {
    return value.value().toPlainString();
  }

  @Override
  public String bool(DefaultValue.Bool value) {
    return String.valueOf(value.value());
  }

  @Override
  public String expression(DefaultValue.Expression value) {
    return value.sql();
  }
}
