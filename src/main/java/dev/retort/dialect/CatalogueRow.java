package dev.retort.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The row of a catalogue query at which its reading stands. */
public final class CatalogueRow {
  /** Takes rows one after the other. */
  public interface Reader {
    void read(CatalogueRow row) throws SQLException;
  }

  private final ResultSet rows;

  private CatalogueRow(ResultSet rows) {
    this.rows = rows;
  }

  /** Hands each row to {@code reader}; every question mark stands for {@code schema}. */
  public static void each(Connection connection, String sql, String schema, Reader reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int marks = (int) sql.chars().filter(c -> c == '?').count();
      for (int i = 1; i <= marks; i++) {
        statement.setString(i, schema);
      }
      try (ResultSet found = statement.executeQuery()) {
        CatalogueRow row = new CatalogueRow(found);
        while (found.next()) {
          reader.read(row);
        }
      }
    }
  }

  /** The value of a column, empty for NULL. */
  public String text(String column) throws SQLException {
    String value = rows.getString(column);
    return value == null ? "" : value;
  }

  /** The value of a column, or null. */
  public @Nullable String nullable(String column) throws SQLException {
    return rows.getString(column);
  }

  /** The value of a column as a number, 0 for NULL. */
  public int number(String column) throws SQLException {
    return rows.getInt(column);
  }

  /** Whether a column holds this text; the case of letters does not count. */
  public boolean is(String column, String value) throws SQLException {
    return value.equalsIgnoreCase(rows.getString(column));
  }
}
