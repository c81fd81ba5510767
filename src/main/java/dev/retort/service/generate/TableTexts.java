package dev.retort.service.generate;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pieces of a table that are SQL, or name what the table leans on. */
final class TableTexts {
  private TableTexts() {}

  /** All of them. */
  static Set<String> of(Table table) {
    Set<String> texts = new LinkedHashSet<>(table.options().values());
    for (Column column : table.columns()) {
      texts.addAll(column.options().values());
      addIfNamed(texts, column.collation());
      if (column.defaultValue() instanceof DefaultValue.Expression expression) {
        texts.add(expression.sql());
      }
      Column.Generated generated = column.generated();
      if (generated != null) {
        texts.add(generated.expression());
      }
      if (!(column.type() instanceof ColumnType.Standard)) {
        texts.add(typeText(column.type()));
      }
    }
    table.checks().forEach(c -> texts.add(c.expression()));
    for (Index index : table.indexes()) {
      texts.addAll(index.options().values());
      addIfNamed(texts, index.predicate());
      for (Index.Part part : index.parts()) {
        addIfNamed(texts, part.expression());
        addIfNamed(texts, part.collation());
        addIfNamed(texts, part.operatorClass());
      }
    }
    return texts;
  }

  private static String typeText(ColumnType type) {
    if (type instanceof ColumnType.Enumerated enumerated) {
      return enumerated.typeName();
    }
    if (type instanceof ColumnType.Array array) {
      return typeText(array.element());
    }
    if (type instanceof ColumnType.Unsupported unsupported) {
      return unsupported.text();
    }
    if (type instanceof ColumnType.Overridden overridden) {
      return typeText(overridden.base()) + " " + String.join(" ", overridden.byDialect().values());
    }
    return "";
  }

  private static void addIfNamed(Set<String> names, @Nullable String name) {
    if (name != null) {
      names.add(name);
    }
  }
}
