package dev.retort.lint.statement;

import java.util.Locale;

/**
 * What a statement calls an object.
 *
 * @param schema the schema before the dot, or empty
 * @param name the name without quotes
 */
public record ObjectName(String schema, String name) {
  /** A form that is equal for all spellings of one name; the schema does not count. */
  public String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + "." + name;
  }
}
