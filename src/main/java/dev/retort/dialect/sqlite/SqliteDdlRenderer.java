package dev.retort.dialect.sqlite;

import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.IndexNamesakes;
import dev.retort.dialect.NamesakePlan;
import dev.retort.diff.Change;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes DDL of SQLite. What SQLite 3.35 can do in place is done in place; all other changes of a
 * table share one rebuild, which stands where the last of them would.
 */
final class SqliteDdlRenderer implements DdlRenderer {
  static final IndexNamesakes NAMESAKES = new IndexNamesakes(DialectId.SQLITE);

  @Override
  public List<DdlStatement> render(List<Change> changes, Schema before) {
    NamesakePlan plan = NAMESAKES.plan(changes, before);
    Mentions mentions = new Mentions();
    TableGroups groups = TableGroups.of(plan.changes(), plan.before(), mentions);
    List<DdlStatement> statements = new ArrayList<>();
    plan.first().forEach(r -> rename(r, plan, statements));
    statements.addAll(new ChangeWriter(plan, groups, mentions).write());
    plan.last().forEach(r -> rename(r, plan, statements));
    return statements;
  }

  /** SQLite can only make an index anew. */
  private static void rename(
      NamesakePlan.Renamed renamed, NamesakePlan plan, List<DdlStatement> statements) {
    Index index = renamed.index();
    if (index != null) {
      String note = plan.note(renamed.table(), renamed.to()).orElse(null);
      String drop = "DROP INDEX " + SqliteNames.quote(renamed.from());
      statements.add(new DdlStatement(drop, List.of(), null, null));
      String create = TableWriter.createIndex(renamed.table(), index.withName(renamed.to()));
      statements.add(new DdlStatement(create, List.of(), null, note));
    }
  }
}
