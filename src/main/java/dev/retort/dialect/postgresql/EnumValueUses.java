package dev.retort.dialect.postgresql;

import dev.retort.diff.Change;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where changes make use of values of enums. A value that was added to a type can't be used before
 * the commit, and all of a revision is one transaction.
 */
final class EnumValueUses {
  private final List<Column> columns = new ArrayList<>();
  private final List<String> expressions = new ArrayList<>();

  EnumValueUses(List<Change> changes) {
    changes.forEach(this::add);
  }

  private void add(Change change) {
    if (change instanceof Change.CreateTable create) {
      create.table().columns().forEach(this::column);
      create.table().checks().stream().map(Check::expression).forEach(expressions::add);
      create.table().indexes().forEach(this::index);
    } else if (change instanceof Change.AddColumn add) {
      column(add.column());
    } else if (change instanceof Change.ModifyColumn modify) {
      column(modify.to());
    } else if (change instanceof Change.AddCheck add) {
      expressions.add(add.check().expression());
    } else if (change instanceof Change.CreateIndex create) {
      index(create.index());
    } else if (change instanceof Change.CreateView create) {
      expressions.add(create.view().sql());
    } else if (change instanceof Change.ReplaceView replace) {
      expressions.add(replace.to().sql());
    }
  }

  private void column(Column column) {
    columns.add(column);
    Column.Generated generated = column.generated();
    if (generated != null) {
      expressions.add(generated.expression());
    }
  }

  private void index(Index index) {
    expressions.add(Objects.toString(index.predicate(), ""));
    index.parts().forEach(p -> expressions.add(Objects.toString(p.expression(), "")));
  }

  /** Whether a value of the type is a default, or stands in an expression. */
  boolean has(ColumnType.Enumerated type, String value) {
    String literal = PostgreSqlNames.literal(value);
    return columns.stream().anyMatch(c -> isOf(type, c) && uses(c.defaultValue(), value, literal))
        || expressions.stream().anyMatch(e -> e.contains(literal));
  }

  private static boolean isOf(ColumnType.Enumerated type, Column column) {
    return PostgreSqlEnums.named(column.type())
        .filter(e -> e.typeName().equals(type.typeName()))
        .isPresent();
  }

  private static boolean uses(@Nullable DefaultValue given, String value, String literal) {
    return given instanceof DefaultValue.Text text
        ? text.value().equals(value)
        : given instanceof DefaultValue.Expression expression && expression.sql().contains(literal);
  }
}
