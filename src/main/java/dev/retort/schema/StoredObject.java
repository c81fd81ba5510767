package dev.retort.schema;

import java.util.Locale;

/**
 * Something that a database keeps as text and that Retort creates, drops and compares as a whole: a
 * trigger, a function, or an object of a kind that Retort does not understand.
 *
 * @param kind what it is
 * @param name its name
 * @param table the table or view that it belongs to, or empty
 * @param sql the complete statement that creates it, without a final semicolon
 */
public record StoredObject(Kind kind, String name, String table, String sql) {
  /** What a stored object is. */
  public enum Kind {
    TRIGGER,
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    SEQUENCE,
    EXTENSION,
    COLLATION,
    DOMAIN,
    TYPE,
    VIRTUAL_TABLE,
    /** Of a materialized view; those of tables are {@link Index}. */
    INDEX,
    /** Kept and reported, never dropped or changed. */
    OPAQUE;

    /** The kind in words, for example {@code virtual table}. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Unique within a schema. */
  public String key() {
    return kind.words() + " " + name;
  }
}
