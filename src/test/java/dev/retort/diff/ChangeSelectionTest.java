package dev.retort.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ChangeSelectionTest {
  private static final Table TASKS =
      Table.builder("tasks").column(Column.of("id", ColumnType.of(TypeName.BIGINT))).build();

  @Test
  void anIndexOnNewColumnBringsTheColumn() {
    Table to =
        TASKS.toBuilder()
            .column(Column.of("state", ColumnType.of(TypeName.VARCHAR, 10)))
            .column(Column.of("other", ColumnType.of(TypeName.DATE)))
            .index(Index.of("ix_state", false, List.of("state")))
            .build();
    List<Change> all = diff(TASKS, to);

    ChangeSelection selection = ChangeSelection.of(all, List.of(all.get(2)));

    assertThat(selection.changes().stream().map(ChangeDescriber::describe))
        .containsExactly(
            "add column tasks.state varchar(10)", "create index ix_state on tasks (state)");
    assertThat(selection.included()).containsExactly(all.get(0));
  }

  @Test
  void aDroppedColumnBringsTheDropOfItsIndex() {
    Table from =
        TASKS.toBuilder()
            .column(Column.of("state", ColumnType.of(TypeName.VARCHAR, 10)))
            .index(Index.of("ix_state", false, List.of("state")))
            .build();
    List<Change> all = diff(from, TASKS);

    ChangeSelection selection = ChangeSelection.of(all, List.of(all.get(1)));

    assertThat(selection.changes()).isEqualTo(all);
  }

  @Test
  void anyTickedPartCanBeRun() {
    for (long seed = 0; seed < 3_000; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema from = random.schema();
      Schema to = random.near(from);
      List<Change> all =
          SchemaDiffer.diff(from, to, DiffPolicy.EXACT, random.renames(from, to)).changes();
      Random dice = new Random(seed);
      List<Change> ticked = all.stream().filter(c -> dice.nextInt(4) == 0).toList();
      ChangeSelection selection = ChangeSelection.of(all, ticked);
      assertThat(selection.changes()).containsAll(ticked);
      try {
        new StrictDatabase(from).run(selection.changes());
      } catch (IllegalArgumentException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  @Test
  void whatIsTickedAlreadyIsNotAddedTo() {
    List<Change> all = diff(TASKS, TASKS.toBuilder().comment("x").build());

    assertThat(ChangeSelection.of(all, all).included()).isEmpty();
  }

  private static List<Change> diff(Table from, Table to) {
    return SchemaDiffer.diff(
            Schema.ofTables(List.of(from)),
            Schema.ofTables(List.of(to)),
            DiffPolicy.EXACT,
            List.of())
        .changes();
  }
}
