package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import java.sql.SQLException;

/**
 * A sequence that numbers a column.
 *
 * @param name its name
 * @param options what it has other than a new one of its type, as SQL, or empty
 */
record OwnedSequence(String name, String options) {
  /** Identifies a column by its table's oid and its own number. */
  static String key(String oid, String number) {
    return oid + "." + number;
  }

  /** What a sequence has other than a new one of its type; empty where there is nothing. */
  static String optionsOf(CatalogueRow row) throws SQLException {
    boolean falling = row.text("step").startsWith("-");
    StringBuilder sql = new StringBuilder();
    unless("1", row.text("step"), " INCREMENT BY ", sql);
    unless(falling ? row.text("lowest") : "1", row.text("minimum"), " MINVALUE ", sql);
    unless(falling ? "-1" : row.text("highest"), row.text("maximum"), " MAXVALUE ", sql);
    unless(row.text(falling ? "maximum" : "minimum"), row.text("start"), " START WITH ", sql);
    unless("1", row.text("cache"), " CACHE ", sql);
    return sql.append(row.is("cycles", "t") ? " CYCLE" : "").toString().strip();
  }

  private static void unless(String usual, String value, String words, StringBuilder sql) {
    if (!usual.equals(value)) {
      sql.append(words).append(value);
    }
  }
}
