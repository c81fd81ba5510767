package dev.retort.dialect.mysql;

import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.DdlStatement;
import dev.retort.diff.Change;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.util.List;

/**
 * Writes DDL for MySQL 8.0 and newer, and for MariaDB.
 *
 * <p>Each statement alters one thing, since none of them can be rolled back and a run may have to
 * resume after any. See {@link MySqlTypes} for the types. Triggers, functions and the like are the
 * text of the database they were read from, so those of other families become comments here.
 */
public final class MySqlDdlRenderer implements DdlRenderer {
  private final DialectId dialect;

  /** Writes for {@code dialect}: MySQL or MariaDB. */
  public MySqlDdlRenderer(DialectId dialect) {
    this.dialect = dialect;
  }

  @Override
  public List<DdlStatement> render(List<Change> changes, Schema before) {
    return render(changes, before, false);
  }

  /** With the indexes inside: each statement makes the server wait for the disk. */
  @Override
  public List<DdlStatement> create(Schema schema) {
    return render(DdlRenderer.creation(schema), Schema.empty(), true);
  }

  private List<DdlStatement> render(List<Change> changes, Schema before, boolean indexesInside) {
    MySqlRendering rendering = new MySqlRendering(dialect, before, indexesInside);
    changes.forEach(rendering::render);
    return rendering.finish();
  }
}
