package dev.retort.history;

import dev.retort.dialect.Dialect;
import dev.retort.sql.DialectId;
import java.util.List;

/** The definitions of the history table and of the table beside it that keeps what was run. */
final class HistoryTable {
  static final List<String> COLUMNS =
      List.of(
          "entry_no",
          "run_id",
          "outcome",
          "revision",
          "direction",
          "statement_index",
          "statement_count",
          "checksum",
          "who",
          "host",
          "process",
          "session_id",
          "started_at",
          "duration_ms",
          "detail",
          "previous_hash",
          "entry_hash");

  private HistoryTable() {}

  static String createSql(Dialect dialect, String name) {
    return "CREATE TABLE "
        + dialect.quote(name)
        + " (\n    entry_no BIGINT NOT NULL,\n    run_id VARCHAR(36) NOT NULL,\n"
        + "    outcome VARCHAR(16) NOT NULL,\n    revision VARCHAR(64) NOT NULL,\n"
        + "    direction VARCHAR(16) NOT NULL,\n    statement_index INTEGER NOT NULL,\n"
        + "    statement_count INTEGER NOT NULL,\n    checksum VARCHAR(64) NOT NULL,\n"
        + "    who VARCHAR(255) NOT NULL,\n    host VARCHAR(255) NOT NULL,\n"
        + "    process BIGINT NOT NULL,\n    session_id VARCHAR(64) NOT NULL,\n"
        + "    started_at VARCHAR(40) NOT NULL,\n    duration_ms BIGINT NOT NULL,\n"
        + "    detail "
        + longText(dialect)
        + ",\n    previous_hash VARCHAR(64) NOT NULL,\n    entry_hash VARCHAR(64) NOT NULL,\n"
        + primaryKey(dialect, name, "entry_no");
  }

  static String createBodiesSql(Dialect dialect, String name) {
    return "CREATE TABLE "
        + dialect.quote(name)
        + " (\n    checksum VARCHAR(64) NOT NULL,\n    revision VARCHAR(64) NOT NULL,\n"
        + "    file_name VARCHAR(255) NOT NULL,\n    body "
        + longText(dialect)
        + " NOT NULL,\n"
        + primaryKey(dialect, name, "checksum");
  }

  private static String primaryKey(Dialect dialect, String name, String column) {
    return "    CONSTRAINT "
        + dialect.quote(name + "_pkc")
        + " PRIMARY KEY ("
        + column
        + ")\n)"
        + (isMySql(dialect) ? " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin" : "");
  }

  private static String longText(Dialect dialect) {
    return isMySql(dialect) ? "LONGTEXT" : "TEXT";
  }

  private static boolean isMySql(Dialect dialect) {
    return dialect.id() == DialectId.MYSQL || dialect.id() == DialectId.MARIADB;
  }
}
