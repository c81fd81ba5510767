package dev.retort.service.backup;

import dev.retort.schema.Column;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a live table's rows a plan destroys.
 *
 * @param table as it is before the run
 * @param columns the columns whose values are lost; empty where whole rows are
 */
public record LostRows(Table table, List<Column> columns) {
  public LostRows {
    columns = List.copyOf(columns);
  }

  /**
   * What a plan destroys, in the order in which it is to be put back: what is dropped last comes
   * first, since others may refer to it.
   */
  public static List<LostRows> of(MigrationPlan plan, Schema live) {
    LossReader reader = new LossReader(live, plan.dialect());
    for (PlanStep step : plan.steps()) {
      for (SqlStatement statement : step.statements()) {
        reader.read(statement.text());
      }
    }
    return List.copyOf(new ArrayList<>(reader.losses()));
  }

  /** Whether the rows are gone as a whole. */
  public boolean isWhole() {
    return columns.isEmpty();
  }

  /** For a sentence, for example {@code users} or {@code users.email}. */
  public String title() {
    return isWhole()
        ? table.name()
        : String.join(", ", columns.stream().map(c -> table.name() + "." + c.name()).toList());
  }
}
