package dev.retort.dialect.postgresql;

import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.IndexNamesakes;
import dev.retort.diff.Change;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.util.List;

/**
 * Writes DDL for PostgreSQL 13 and newer.
 *
 * <p>See {@link PostgreSqlTypes} for the types. Views that forbid a change of a column are dropped
 * and made again around it. Triggers, functions and the like are the text of the database they were
 * read from, so they become comments here.
 */
final class PostgreSqlDdlRenderer implements DdlRenderer {
  static final IndexNamesakes NAMESAKES = new IndexNamesakes(DialectId.POSTGRESQL);

  @Override
  public List<DdlStatement> render(List<Change> changes, Schema before) {
    return new PostgreSqlRendering(NAMESAKES.plan(changes, before)).statements();
  }
}
