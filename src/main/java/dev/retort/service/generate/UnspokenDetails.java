package dev.retort.service.generate;

import dev.retort.diff.DiffPolicy;
import dev.retort.diff.Rename;
import dev.retort.schema.Column;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a model of tables can't say of them: partitions, engines, character sets, and indexes
 * on more than columns.
 */
final class UnspokenDetails {
  private final DiffPolicy policy;
  private final Map<String, Table> before = new HashMap<>();

  /**
   * What there is.
   *
   * @param renames what a person decided, from {@code from} to the model
   */
  UnspokenDetails(Schema from, List<Rename> renames, DiffPolicy policy) {
    this.policy = policy;
    from.tables().values().forEach(t -> before.put(policy.nameKey(t.name()), t));
    for (Rename rename : renames) {
      Table table = before.get(policy.nameKey(rename.from()));
      if (rename.isTable() && table != null) {
        before.put(policy.nameKey(rename.to()), table);
      }
    }
  }

  /** The wanted schema with these details, as it was read or as it was declared. */
  Schema complete(Schema desired) {
    return Schema.of(
        desired.tables().values().stream().map(this::complete).toList(),
        desired.views().values(),
        desired.objects().values());
  }

  /** The indexes that are kept, as in {@code index i of t}. */
  List<String> names(Schema desired) {
    List<String> names = new ArrayList<>();
    for (Table table : desired.tables().values()) {
      Table old = before.get(policy.nameKey(table.name()));
      if (old != null) {
        kept(table, old).forEach(i -> names.add("index " + i.name() + " of " + table.name()));
      }
    }
    return names;
  }

  private Table complete(Table table) {
    Table old = before.get(policy.nameKey(table.name()));
    if (old == null) {
      return table;
    }
    List<Index> indexes = new ArrayList<>(table.indexes());
    indexes.addAll(kept(table, old));
    return table.toBuilder()
        .options(united(old.options(), table.options()))
        .columns(table.columns().stream().map(c -> complete(c, old)).toList())
        .uniques(table.uniques().stream().map(u -> complete(u, old)).toList())
        .indexes(indexes)
        .build();
  }

  private UniqueConstraint complete(UniqueConstraint unique, Table old) {
    List<String> columns = unique.columns().stream().map(policy::nameKey).toList();
    return old.uniques().stream()
        .filter(u -> u.columns().stream().map(policy::nameKey).toList().equals(columns))
        .filter(u -> unique.options().isEmpty())
        .map(
            u ->
                new UniqueConstraint(
                    unique.name(), unique.columns(), unique.deferrable(), u.options()))
        .findFirst()
        .orElse(unique);
  }

  private Column complete(Column column, Table old) {
    String key = policy.nameKey(column.name());
    for (Column was : old.columns()) {
      boolean alike =
          policy.nameKey(was.name()).equals(key)
              && was.autoIncrement() == column.autoIncrement()
              && (was.generated() == null) == (column.generated() == null);
      if (alike) {
        return new Column(
            column.name(),
            column.type(),
            column.nullable(),
            column.defaultValue(),
            column.generated(),
            column.autoIncrement(),
            column.collation() == null ? was.collation() : column.collation(),
            column.comment(),
            united(was.options(), column.options()));
      }
    }
    return column;
  }

  /** The indexes that the model has no words for, while what they index is there. */
  private List<Index> kept(Table table, Table old) {
    Set<String> names = keys(table.indexes().stream().map(Index::name).toList());
    names.addAll(keys(table.uniques().stream().map(u -> String.valueOf(u.name())).toList()));
    Set<String> columns = keys(table.columns().stream().map(Column::name).toList());
    Set<String> gone =
        old.columns().stream()
            .map(c -> policy.nameKey(c.name()))
            .filter(c -> !columns.contains(c))
            .collect(Collectors.toCollection(TreeSet::new));
    return old.indexes().stream()
        .filter(UnspokenDetails::isBeyondColumns)
        .filter(i -> !names.contains(policy.nameKey(i.name())))
        .filter(i -> gone.stream().noneMatch(c -> mentions(i, c)))
        .toList();
  }

  private static boolean isBeyondColumns(Index index) {
    return !index.options().isEmpty()
        || index.predicate() != null
        || index.parts().stream()
            .anyMatch(
                p ->
                    p.expression() != null
                        || p.prefixLength() > 0
                        || p.collation() != null
                        || p.operatorClass() != null);
  }

  private boolean mentions(Index index, String column) {
    String texts =
        index.predicate()
            + " "
            + index.options().values()
            + index.parts().stream().map(p -> " " + p.expression()).collect(Collectors.joining());
    return index.parts().stream().anyMatch(p -> is(p.column(), column))
        || texts.toLowerCase(Locale.ROOT).contains(column.toLowerCase(Locale.ROOT));
  }

  private boolean is(@Nullable String name, String key) {
    return name != null && policy.nameKey(name).equals(key);
  }

  private Set<String> keys(List<String> names) {
    return names.stream().map(policy::nameKey).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> united(Map<String, String> old, Map<String, String> own) {
    Map<String, String> all = new HashMap<>(old);
    all.putAll(own);
    return all;
  }
}
