package dev.retort.diff;

import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries a new name to every place of a table that mentions the old one. */
final class RenameFollower {
  private RenameFollower() {}

  /** The table with its foreign keys pointing to the new name of a table. */
  static Table table(Table table, String from, String to) {
    if (table.foreignKeys().stream().noneMatch(f -> f.referencedTable().equals(from))) {
      return table;
    }
    List<ForeignKey> keys =
        table.foreignKeys().stream()
            .map(f -> f.referencedTable().equals(from) ? pointing(f, to) : f)
            .toList();
    return table.toBuilder().foreignKeys(keys).build();
  }

  private static ForeignKey pointing(ForeignKey source, String referencedTable) {
    return new ForeignKey(
        source.name(),
        source.columns(),
        referencedTable,
        source.referencedColumns(),
        source.onDelete(),
        source.onUpdate(),
        source.deferrable());
  }

  /** The table after a column of it, or of a table that it refers to, was renamed. */
  static Table column(Table table, Change.RenameColumn change) {
    boolean own = table.name().equals(change.table());
    boolean refers =
        table.foreignKeys().stream().anyMatch(f -> f.referencedTable().equals(change.table()));
    if (!own && !refers) {
      return table;
    }
    List<ForeignKey> keys =
        table.foreignKeys().stream().map(f -> foreignKey(f, own, change)).toList();
    if (!own) {
      return table.toBuilder().foreignKeys(keys).build();
    }
    PrimaryKey primaryKey = table.primaryKey();
    return table.toBuilder()
        .columns(table.columns().stream().map(c -> column(c, change)).toList())
        .primaryKey(
            primaryKey == null
                ? null
                : new PrimaryKey(primaryKey.name(), names(primaryKey.columns(), change)))
        .uniques(
            table.uniques().stream()
                .map(
                    u ->
                        new UniqueConstraint(
                            u.name(),
                            names(u.columns(), change),
                            u.deferrable(),
                            options(u.options(), change)))
                .toList())
        .foreignKeys(keys)
        .checks(
            table.checks().stream()
                .map(c -> new Check(c.name(), expression(c.expression(), change)))
                .toList())
        .indexes(table.indexes().stream().map(i -> index(i, change)).toList())
        .build();
  }

  private static ForeignKey foreignKey(ForeignKey key, boolean own, Change.RenameColumn change) {
    boolean target = key.referencedTable().equals(change.table());
    return new ForeignKey(
        key.name(),
        own ? names(key.columns(), change) : key.columns(),
        key.referencedTable(),
        target ? names(key.referencedColumns(), change) : key.referencedColumns(),
        key.onDelete(),
        key.onUpdate(),
        key.deferrable());
  }

  private static Column column(Column column, Change.RenameColumn change) {
    Column renamed = column.name().equals(change.from()) ? column.withName(change.to()) : column;
    Column.Generated generated = renamed.generated();
    return generated == null
        ? renamed
        : renamed.withGenerated(
            new Column.Generated(expression(generated.expression(), change), generated.stored()));
  }

  private static Index index(Index index, Change.RenameColumn change) {
    String predicate = index.predicate();
    return new Index(
        index.name(),
        index.parts().stream().map(p -> part(p, change)).toList(),
        index.unique(),
        predicate == null ? null : expression(predicate, change),
        options(index.options(), change));
  }

  private static Map<String, String> options(
      Map<String, String> options, Change.RenameColumn change) {
    List<String> included = Index.included(options);
    if (!included.contains(change.from())) {
      return options;
    }
    Map<String, String> renamed = new HashMap<>(options);
    renamed.put(Index.INCLUDE, String.join(", ", names(included, change)));
    return renamed;
  }

  private static Index.Part part(Index.Part part, Change.RenameColumn change) {
    String column = part.column();
    String expression = part.expression();
    return new Index.Part(
        column == null ? null : name(column, change),
        expression == null ? null : expression(expression, change),
        part.descending(),
        part.prefixLength(),
        part.collation(),
        part.operatorClass());
  }

  private static List<String> names(List<String> columns, Change.RenameColumn change) {
    return columns.stream().map(c -> name(c, change)).toList();
  }

  private static String name(String column, Change.RenameColumn change) {
    return column.equals(change.from()) ? change.to() : column;
  }

  private static String expression(String sql, Change.RenameColumn change) {
    return SqlNames.rename(sql, change.from(), change.to());
  }
}
