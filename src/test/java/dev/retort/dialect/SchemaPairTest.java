package dev.retort.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.RandomSchemas;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import org.junit.jupiter.api.Test;

class SchemaPairTest {
  @Test
  void onlyWhatTheFaultNeedsIsLeft() {
    RandomSchemas random = new RandomSchemas(5);
    Schema from = random.schema();
    SchemaPair pair = new SchemaPair(from, random.near(from));
    assertThat(from.tables()).hasSizeGreaterThan(1);
    String wanted = from.tables().keySet().iterator().next();
    SchemaPair smallest = pair.smallest(p -> p.from().tables().containsKey(wanted));
    assertThat(smallest.to()).isEqualTo(Schema.empty());
    assertThat(smallest.from().views()).isEmpty();
    assertThat(smallest.from().tables()).containsOnlyKeys(wanted);
    Table left = smallest.from().table(wanted).orElseThrow();
    assertThat(left.columns()).hasSize(1);
    assertThat(left.indexes()).isEmpty();
  }
}
