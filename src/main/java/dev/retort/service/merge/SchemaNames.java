package dev.retort.service.merge;

import dev.retort.diff.SqlNames;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import dev.retort.schema.View;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that schemas have, folded: they tell what a statement is about from its other words.
 *
 * @param tables of tables and views
 * @param parts of what stands in them or beside them: indexes, constraints, stored objects
 * @param columns of columns, which say the least, since many tables have an {@code id}
 */
record SchemaNames(Set<String> tables, Set<String> parts, Set<String> columns) {
  SchemaNames {
    tables = Set.copyOf(tables);
    parts = Set.copyOf(parts);
    columns = Set.copyOf(columns);
  }

  static SchemaNames of(List<Schema> schemas) {
    Set<String> tables = new LinkedHashSet<>();
    Set<String> parts = new LinkedHashSet<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Schema schema : schemas) {
      schema.views().values().stream().map(View::name).forEach(n -> add(tables, n));
      schema.objects().values().stream().map(StoredObject::name).forEach(n -> add(parts, n));
      for (Table table : schema.tables().values()) {
        add(tables, table.name());
        table.columns().stream().map(Column::name).forEach(n -> add(columns, n));
        table.indexes().stream().map(Index::name).forEach(n -> add(parts, n));
        table.uniques().stream().map(UniqueConstraint::name).forEach(n -> add(parts, n));
        table.foreignKeys().stream().map(ForeignKey::name).forEach(n -> add(parts, n));
        table.checks().stream().map(Check::name).forEach(n -> add(parts, n));
        PrimaryKey key = table.primaryKey();
        add(parts, key == null ? null : key.name());
      }
    }
    return new SchemaNames(tables, parts, columns);
  }

  private static void add(Set<String> names, @Nullable String name) {
    if (name != null) {
      names.add(SqlNames.fold(name));
    }
  }
}
