package dev.retort.sql.flyway;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.StatementSplitter;
import java.util.List;

/** Splits scripts with flyway-core's parsers. Safe for use by several threads. */
public final class FlywayStatementSplitter implements StatementSplitter {
  /** Made by the service loader. */
  public FlywayStatementSplitter() {}

  @Override
  public List<SqlStatement> split(DialectId dialect, String script, int firstLine) {
    throw new UnsupportedOperationException();
  }
}
