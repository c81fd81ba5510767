package dev.retort.dialect.postgresql;

import dev.retort.dialect.DdlStatement;
import dev.retort.diff.Change;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A partition, or a table that inherits from others: kept as text alone.
 *
 * @param parents as SQL, in their order
 * @param bound which rows a partition takes, or empty
 */
record ChildTable(TableDraft draft, List<String> parents, String bound) {
  ChildTable {
    parents = List.copyOf(parents);
  }

  /**
   * Tells of it, with the statements that make it and bring it to its parents.
   *
   * @param before what is there before it, with the enum types of its columns
   */
  void tell(OpaqueObjects opaque, Schema before) {
    Table table = draft.table();
    List<String> statements =
        new ArrayList<>(
            new PostgreSqlDdlRenderer()
                .render(List.of(new Change.CreateTable(table)), before).stream()
                    .filter(s -> !s.isComment())
                    .map(DdlStatement::sql)
                    .toList());
    String name = PostgreSqlNames.quote(table.name());
    for (String parent : parents) {
      statements.add(
          bound.isEmpty()
              ? "ALTER TABLE " + name + " INHERIT " + parent
              : "ALTER TABLE " + parent + " ATTACH PARTITION " + name + " " + bound);
    }
    opaque.add(
        bound.isEmpty() ? "table" : "partition",
        table.name(),
        bound.isEmpty() ? "" : String.join(", ", parents),
        bound.isEmpty() ? "that inherits from " + String.join(", ", parents) : "",
        String.join(";\n", statements));
  }
}
