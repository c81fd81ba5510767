package dev.retort.service.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.DiffPolicy;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.schema.UniqueConstraint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnspokenDetailsTest {
  /** Entities say which columns are unique, and nothing of what stands in the index beside them. */
  @Test
  void aUniqueConstraintKeepsWhatTheModelHasNoWordsFor() {
    Map<String, String> options = Map.of("include", "note");
    Schema before = schema(new UniqueConstraint("k", List.of("code"), null, options));
    UniqueConstraint other = new UniqueConstraint("other", List.of("note"), null);
    Schema wanted = schema(new UniqueConstraint("k", List.of("code"), null), other);
    Schema complete = new UnspokenDetails(before, List.of(), DiffPolicy.EXACT).complete(wanted);
    assertThat(complete.table("t").orElseThrow().uniques())
        .containsExactly(new UniqueConstraint("k", List.of("code"), null, options), other);
  }

  private static Schema schema(UniqueConstraint... uniques) {
    ColumnType text = ColumnType.of(TypeName.TEXT);
    return Schema.ofTables(
        List.of(
            Table.builder("t")
                .columns(List.of(Column.of("code", text), Column.of("note", text)))
                .uniques(List.of(uniques))
                .build()));
  }
}
