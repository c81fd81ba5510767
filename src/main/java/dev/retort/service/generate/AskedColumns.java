package dev.retort.service.generate;

import dev.retort.diff.Change;
import dev.retort.diff.DiffPolicy;
import dev.retort.schema.Column;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Columns that a model wants otherwise in so many words, which two readings cannot tell. */
record AskedColumns(DiffPolicy policy) {

  /**
   * What leads to them, beside the differences that were found.
   *
   * @param model in its own form
   */
  List<Change> differences(Schema model, SchemaSource.Sides sides, List<Change> found) {
    List<Change> changes = new ArrayList<>();
    for (Table table : model.tables().values()) {
      if (sides.settled().contains(table.name())) {
        continue;
      }
      for (Column declared : table.columns()) {
        Optional<Column> from = column(sides.expected(), table, declared);
        Optional<Column> to = column(sides.desired(), table, declared);
        if (from.isPresent()
            && to.isPresent()
            && policy.asksForAnother(declared, from.get())
            && !isFound(found, table.name(), declared.name())) {
          changes.add(new Change.ModifyColumn(table.name(), from.get(), to.get()));
        }
      }
    }
    return changes;
  }

  private static Optional<Column> column(Schema schema, Table table, Column column) {
    return schema.table(table.name()).flatMap(t -> t.column(column.name()));
  }

  private static boolean isFound(List<Change> found, String table, String column) {
    return found.stream()
        .anyMatch(
            c ->
                c instanceof Change.ModifyColumn modify
                    && modify.table().equals(table)
                    && modify.to().name().equals(column));
  }
}
