package dev.retort.dialect.sqlite;

import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.List;

/** Gives columns that a constraint names in another case the spelling of their declaration. */
final class SpelledAsDeclared {
  private SpelledAsDeclared() {}

  static Table table(Table table) {
    List<String> declared = table.columns().stream().map(Column::name).toList();
    return table.toBuilder()
        .uniques(
            table.uniques().stream()
                .map(
                    u ->
                        new UniqueConstraint(
                            u.name(), names(u.columns(), declared), u.deferrable(), u.options()))
                .toList())
        .foreignKeys(
            table.foreignKeys().stream()
                .map(f -> foreignKey(f, names(f.columns(), declared), f.referencedColumns()))
                .toList())
        .build();
  }

  static ForeignKey foreignKey(ForeignKey key, List<String> columns, List<String> referenced) {
    return new ForeignKey(
        key.name(),
        columns,
        key.referencedTable(),
        referenced,
        key.onDelete(),
        key.onUpdate(),
        key.deferrable());
  }

  static List<String> names(List<String> names, List<String> declared) {
    return names.stream().map(name -> name(name, declared)).toList();
  }

  static String name(String name, List<String> declared) {
    return declared.contains(name)
        ? name
        : declared.stream().filter(d -> SqliteNames.same(d, name)).findFirst().orElse(name);
  }
}
