package dev.retort.service.backup;

import dev.retort.sql.DialectId;
import java.util.List;
import java.util.Set;

/**
 * How a database's values are asked for, and written as literals that hold no line break, so that
 * nothing is lost on the way out and back.
 */
enum RowText {
  /** SQLite's own function quotes; it would end a text at a NUL, so those go as bytes. */
  SQLITE(List.of()) {
    @Override
    String query(String name, String type) {
      return "CASE WHEN typeof("
          + name
          + ") = 'text' AND (instr("
          + name
          + ", char(0)) > 0 OR instr("
          + name
          + ", char(10)) > 0 OR instr("
          + name
          + ", char(13)) > 0) THEN 'CAST(X''' || hex("
          + name
          + ") || ''' AS TEXT)' ELSE quote("
          + name
          + ") END";
    }

    @Override
    String literal(String value, String type) {
      return value;
    }
  },
  /** Every type of PostgreSQL has a text form that its literal takes back. */
  POSTGRESQL(
      List.of(
          "SET client_encoding = 'UTF8'",
          "SET bytea_output = 'hex'",
          "SET extra_float_digits = 3",
          "SET TimeZone = 'UTC'")) {
    @Override
    String query(String name, String type) {
      return name + "::text";
    }

    @Override
    String literal(String value, String type) {
      boolean plain = value.indexOf('\\') < 0 && value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
      return plain ? "'" + value.replace("'", "''") + "'" : "E'" + escaped(value) + "'";
    }
  },
  /** Bytes as hexadecimal digits, everything else as text; FLOAT widened, or digits would go. */
  MYSQL(
      List.of(
          "SET NAMES utf8mb4",
          "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'",
          "SET SESSION time_zone = '+00:00'")) {
    @Override
    String query(String name, String type) {
      if (type.equals("BIT")) {
        return "CAST(" + name + " AS UNSIGNED)";
      }
      if (type.startsWith("FLOAT")) {
        return name + " + 0e0";
      }
      return isBinary(type) ? "HEX(" + name + ")" : "CONVERT(" + name + " USING utf8mb4)";
    }

    @Override
    String literal(String value, String type) {
      return type.equals("BIT")
          ? value
          : isBinary(type) ? "X'" + value + "'" : "'" + escaped(value) + "'";
    }
  };

  private static final Set<String> BINARY = Set.of("BINARY", "VARBINARY", "GEOMETRY", "VECTOR");

  private final List<String> settings;

  RowText(List<String> settings) {
    this.settings = settings;
  }

  static RowText of(DialectId dialect) {
    return switch (dialect) {
      case SQLITE -> SQLITE;
      case POSTGRESQL -> POSTGRESQL;
      case MYSQL, MARIADB -> MYSQL;
    };
  }

  /** Settings of a session that reads, and of one that puts back. */
  List<String> settings() {
    return settings;
  }

  /** What is selected of a column. */
  abstract String query(String quotedName, String type);

  /** The literal of what was selected; never null. */
  abstract String literal(String value, String type);

  private static boolean isBinary(String type) {
    return BINARY.contains(type) || type.endsWith("BLOB");
  }

  private static String escaped(String value) {
    StringBuilder out = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\'' -> out.append("''");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\0' -> out.append("\\0");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
