package dev.retort.lint;

import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ConstraintDefinition.Kind;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.OperationReader;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnTypeText;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says of a schema what rules want to know of it. */
final class SchemaSketch {
  private SchemaSketch() {}

  static void fill(KnownTables tables, Schema schema) {
    schema.tables().values().forEach(table -> tables.put(sketch(table)));
  }

  private static KnownTable sketch(Table table) {
    KnownTable known = new KnownTable(table.name());
    for (Column column : table.columns()) {
      known.put(column(column));
    }
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      known.add(constraint(Kind.PRIMARY_KEY, key.name(), key.columns(), null));
    }
    for (UniqueConstraint unique : table.uniques()) {
      known.add(constraint(Kind.UNIQUE, unique.name(), unique.columns(), null));
    }
    for (ForeignKey foreign : table.foreignKeys()) {
      ObjectName other = new ObjectName("", foreign.referencedTable());
      known.add(constraint(Kind.FOREIGN_KEY, foreign.name(), foreign.columns(), other));
    }
    for (Index index : table.indexes()) {
      List<String> columns =
          index.parts().stream()
              .map(part -> Objects.requireNonNullElse(part.column(), ""))
              .toList();
      known.add(constraint(index.unique() ? Kind.UNIQUE : Kind.INDEX, index.name(), columns, null));
    }
    return known;
  }

  private static ColumnDefinition column(Column column) {
    String text =
        "\""
            + column.name().replace("\"", "\"\"")
            + "\" "
            + ColumnTypeText.of(column.type())
            + (column.nullable() ? "" : " NOT NULL");
    ColumnDefinition parsed = OperationReader.column(text);
    return new ColumnDefinition(
        column.name(), parsed.type(), parsed.facts(), List.of(), null, List.of());
  }

  private static ConstraintDefinition constraint(
      Kind kind, @Nullable String name, List<String> columns, @Nullable ObjectName references) {
    return new ConstraintDefinition(
        kind, Objects.requireNonNullElse(name, ""), columns, references, false, false, List.of());
  }
}
