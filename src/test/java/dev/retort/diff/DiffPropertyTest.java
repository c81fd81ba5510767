package dev.retort.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.Column;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiffPropertyTest {
  private static final int CASES = 3_000;

  @Test
  void applyingTheDifferenceLeadsToTheOtherSchemaAndBack() {
    for (long seed = 0; seed < CASES; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema from = random.schema();
      Schema to = random.near(from);
      ChangeSet set = SchemaDiffer.diff(from, to, DiffPolicy.EXACT, List.of());
      assertRunnable(seed, from, to, set);
    }
  }

  @Test
  void itAlsoDoesWithRenamesDecided() {
    int renamed = 0;
    for (long seed = 0; seed < CASES; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema from = random.schema();
      Schema to = random.near(from);
      List<Rename> renames = random.renames(from, to);
      ChangeSet set = SchemaDiffer.diff(from, to, DiffPolicy.EXACT, renames);
      assertRunnable(seed, from, to, set);
      if (set.changes().stream().anyMatch(c -> c instanceof Change.RenameTable)) {
        renamed++;
      }
    }
    assertThat(renamed).isGreaterThan(100);
  }

  @Test
  void equalSchemasHaveNoDifference() {
    for (long seed = 0; seed < 500; seed++) {
      Schema schema = new RandomSchemas(seed).schema();
      assertThat(SchemaDiffer.diff(schema, schema, DiffPolicy.EXACT, List.of()).changes())
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void unrelatedSchemasAreTransformedToo() {
    for (long seed = 0; seed < CASES; seed++) {
      Schema from = new RandomSchemas(seed).schema();
      Schema to = new RandomSchemas(seed + 1_000_000).schema();
      assertRunnable(seed, from, to, SchemaDiffer.diff(from, to, DiffPolicy.EXACT, List.of()));
    }
  }

  private static void assertRunnable(long seed, Schema from, Schema to, ChangeSet set) {
    try {
      Schema there = new StrictDatabase(from).run(set.changes());
      assertThat(sorted(there)).as("seed %d, there", seed).isEqualTo(sorted(to));
      Schema back = new StrictDatabase(there).run(set.inverse());
      assertThat(sorted(back)).as("seed %d, back", seed).isEqualTo(sorted(from));
      assertThat(set.inverse().stream().map(Change::inverse).toList())
          .containsExactlyInAnyOrderElementsOf(set.changes());
    } catch (IllegalArgumentException | AssertionError e) {
      throw new AssertionError(
          "seed " + seed + ": " + e.getMessage() + "\nfrom " + from + "\nto " + to, e);
    }
  }

  /** The schema without the orders that do not count. */
  static Schema sorted(Schema schema) {
    List<Table> tables = new ArrayList<>();
    for (Table table : schema.tables().values()) {
      tables.add(
          table.toBuilder()
              .columns(byText(table.columns(), Comparator.comparing(Column::name)))
              .uniques(byText(table.uniques(), Comparator.comparing(Object::toString)))
              .foreignKeys(byText(table.foreignKeys(), Comparator.comparing(Object::toString)))
              .checks(byText(table.checks(), Comparator.comparing(Object::toString)))
              .indexes(byText(table.indexes(), Comparator.comparing(i -> i.name())))
              .build());
    }
    return Schema.of(tables, schema.views().values(), schema.objects().values());
  }

  private static <T> List<T> byText(List<T> values, Comparator<? super T> order) {
    return values.stream().sorted(order).toList();
  }
}
