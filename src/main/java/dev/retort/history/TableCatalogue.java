package dev.retort.history;

import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks a database's catalogue for one table by name. */
final class TableCatalogue {
  private TableCatalogue() {}

  static boolean exists(Connection connection, DialectId dialect, String table)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(query(dialect))) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static String query(DialectId dialect) {
    return switch (dialect) {
      case SQLITE -> "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ? COLLATE NOCASE";
      case MYSQL, MARIADB ->
          "SELECT 1 FROM information_schema.tables"
              + " WHERE table_schema = DATABASE() AND table_name = ?";
      case POSTGRESQL ->
          "SELECT 1 FROM information_schema.tables"
              + " WHERE table_schema = current_schema() AND table_name = ?";
    };
  }
}
