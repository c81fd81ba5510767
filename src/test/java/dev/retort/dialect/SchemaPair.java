package dev.retort.dialect;

import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Two schemas between which something goes wrong. */
public record SchemaPair(Schema from, Schema to) {
  /**
   * The pair with whatever taken away that {@code stillWrong} does not need, one thing at a time:
   * tables, views, constraints, indexes, columns.
   */
  public SchemaPair smallest(Predicate<SchemaPair> stillWrong) {
    SchemaPair best = this;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (SchemaPair next : best.oneLess()) {
        if (stillWrong.test(next)) {
          best = next;
          smaller = true;
          break;
        }
      }
    }
    return best;
  }

  private List<SchemaPair> oneLess() {
    List<SchemaPair> pairs = new ArrayList<>();
    oneLess(from).forEach(s -> pairs.add(new SchemaPair(s, to)));
    oneLess(to).forEach(s -> pairs.add(new SchemaPair(from, s)));
    return pairs;
  }

  private static List<Schema> oneLess(Schema schema) {
    List<Schema> result = new ArrayList<>();
    List<Table> tables = List.copyOf(schema.tables().values());
    for (Table table : tables) {
      List<Table> others = without(tables, table);
      result.add(Schema.of(others, schema.views().values(), schema.objects().values()));
      for (Table less : oneLess(table)) {
        List<Table> changed = new ArrayList<>(others);
        changed.add(less);
        result.add(Schema.of(changed, schema.views().values(), schema.objects().values()));
      }
    }
    List.copyOf(schema.views().values())
        .forEach(
            v ->
                result.add(
                    Schema.of(
                        tables,
                        without(List.copyOf(schema.views().values()), v),
                        schema.objects().values())));
    List.copyOf(schema.objects().values())
        .forEach(
            o ->
                result.add(
                    Schema.of(
                        tables,
                        schema.views().values(),
                        without(List.copyOf(schema.objects().values()), o))));
    return result;
  }

  private static List<Table> oneLess(Table table) {
    List<Table> result = new ArrayList<>();
    table
        .foreignKeys()
        .forEach(
            k ->
                result.add(table.toBuilder().foreignKeys(without(table.foreignKeys(), k)).build()));
    table
        .indexes()
        .forEach(i -> result.add(table.toBuilder().indexes(without(table.indexes(), i)).build()));
    table
        .uniques()
        .forEach(u -> result.add(table.toBuilder().uniques(without(table.uniques(), u)).build()));
    table
        .checks()
        .forEach(c -> result.add(table.toBuilder().checks(without(table.checks(), c)).build()));
    if (table.columns().size() > 1) {
      table
          .columns()
          .forEach(c -> result.add(table.toBuilder().columns(without(table.columns(), c)).build()));
    }
    return result;
  }

  private static <T> List<T> without(List<T> all, T one) {
    return all.stream().filter(each -> !each.equals(one)).toList();
  }
}
