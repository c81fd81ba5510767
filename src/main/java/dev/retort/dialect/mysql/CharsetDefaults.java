package dev.retort.dialect.mysql;

import dev.retort.dialect.CatalogueRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What a table has that names the character set utf8mb4 and no collation. */
final class CharsetDefaults {
  static final String CHARSET = "utf8mb4";

  private final Connection connection;

  CharsetDefaults(Connection connection) {
    this.connection = connection;
  }

  /** The collation that the server gives to utf8mb4; its settings may change the built-in one. */
  String collation() throws SQLException {
    Map<String, String> found = new HashMap<>();
    CatalogueRow.each(
        connection,
        "SHOW VARIABLES WHERE variable_name IN ('character_set_collations',"
            + " 'default_collation_for_utf8mb4')",
        "",
        row -> found.put(row.text("Variable_name"), row.text("Value")));
    for (String pair : found.getOrDefault("character_set_collations", "").split(",")) {
      if (pair.startsWith(CHARSET + "=")) {
        return pair.substring(CHARSET.length() + 1);
      }
    }
    String chosen = found.get("default_collation_for_utf8mb4");
    if (chosen != null && !chosen.isEmpty()) {
      return chosen;
    }
    CatalogueRow.each(
        connection,
        "SELECT collation_name AS collation_name FROM information_schema.collations"
            + " WHERE character_set_name = 'utf8mb4' AND is_default = 'Yes'",
        "",
        row -> found.put("", row.text("collation_name")));
    return found.getOrDefault("", "");
  }
}
