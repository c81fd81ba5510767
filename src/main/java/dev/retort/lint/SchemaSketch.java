package dev.retort.lint;

import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ColumnDefinition.Fact;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ConstraintDefinition.Kind;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.OperationReader;
import dev.retort.lint.statement.Token;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ColumnTypeText;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of a schema what rules want to know of it. */
final class SchemaSketch {
  private SchemaSketch() {}

  static void fill(KnownTables tables, Schema schema, DialectId dialect) {
    KnownObjects objects = tables.objects();
    for (Table table : schema.tables().values()) {
      tables.put(sketch(table));
      for (Column column : table.columns()) {
        if (column.type() instanceof ColumnType.Enumerated type && !type.typeName().isEmpty()) {
          objects.putEnum(type.typeName(), type.values());
        }
      }
    }
    for (View view : schema.views().values()) {
      objects.put(
          view.materialized() ? "MATERIALIZED VIEW" : "VIEW",
          view.name(),
          "",
          OperationReader.tokens(view.sql(), dialect));
    }
    for (StoredObject object : schema.objects().values()) {
      if (object.kind() == StoredObject.Kind.TRIGGER) {
        List<Token> tokens = OperationReader.tokens(object.sql(), dialect);
        objects.put("TRIGGER", object.name(), object.table(), tokens);
      }
    }
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
    for (Check check : table.checks()) {
      known.add(constraint(Kind.CHECK, check.name(), List.of(), null));
    }
    if (table.options().containsKey("sqlite.strict")) {
      known.options(Set.of("STRICT"));
    }
    if (table.options().containsKey("sqlite.without_rowid")) {
      known.options(Set.of("WITHOUT ROWID"));
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
    Set<Fact> facts = new HashSet<>(parsed.facts());
    List<Token> tokens = List.of();
    Column.Generated generated = column.generated();
    if (generated != null) {
      facts.add(generated.stored() ? Fact.GENERATED_STORED : Fact.GENERATED_VIRTUAL);
      tokens = OperationReader.tokens(generated.expression(), DialectId.POSTGRESQL);
    }
    if (column.autoIncrement()) {
      facts.add(Fact.AUTO_INCREMENT);
    }
    if (column.collation() != null) {
      facts.add(Fact.COLLATE);
    }
    return new ColumnDefinition(column.name(), parsed.type(), facts, List.of(), null, tokens);
  }

  private static ConstraintDefinition constraint(
      Kind kind, @Nullable String name, List<String> columns, @Nullable ObjectName references) {
    return new ConstraintDefinition(
        kind, Objects.requireNonNullElse(name, ""), columns, references, false, false, List.of());
  }
}
