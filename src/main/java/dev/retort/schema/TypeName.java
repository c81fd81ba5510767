package dev.retort.schema;

import java.util.Locale;

/** The standard types, by the name that model files use. */
public enum TypeName {
  BOOLEAN,
  TINYINT,
  SMALLINT,
  INTEGER,
  BIGINT,
  DECIMAL,
  REAL,
  DOUBLE,
  CHAR,
  VARCHAR,
  TEXT,
  BINARY,
  VARBINARY,
  BLOB,
  DATE,
  TIME,
  TIMETZ("time with time zone"),
  TIMESTAMP,
  TIMESTAMPTZ("timestamp with time zone"),
  INTERVAL,
  JSON,
  UUID,
  BIT;

  private final String sql;

  TypeName() {
    this.sql = name().toLowerCase(Locale.ROOT);
  }

  TypeName(String sql) {
    this.sql = sql;
  }

  /** The name as a model file writes it. */
  public String sql() {
    return sql;
  }
}
