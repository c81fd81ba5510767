package dev.retort.dialect.sqlite;

import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.DdlStatement;
import dev.retort.diff.Change;
import dev.retort.schema.Schema;
import java.util.List;

/**
 * Writes DDL of SQLite. What SQLite 3.35 can do in place is done in place; all other changes of a
 * table share one rebuild, which stands where the last of them would.
 */
final class SqliteDdlRenderer implements DdlRenderer {
  @Override
  public List<DdlStatement> render(List<Change> changes, Schema before) {
    Mentions mentions = new Mentions();
    TableGroups groups = TableGroups.of(changes, before, mentions);
    return new ChangeWriter(changes, before, groups, mentions).write();
  }
}
