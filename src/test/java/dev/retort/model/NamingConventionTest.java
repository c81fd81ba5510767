package dev.retort.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.Index;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamingConventionTest {
  @Test
  void aNameSaysTheKindTheTableAndTheColumns() {
    assertThat(NamingConvention.primaryKey("users")).isEqualTo("pk_users");
    assertThat(NamingConvention.unique("users", List.of("a", "b"))).isEqualTo("uq_users_a_b");
    assertThat(NamingConvention.foreignKey("users", List.of("a"))).isEqualTo("fk_users_a");
    assertThat(NamingConvention.check("users", "a")).isEqualTo("ck_users_a");
  }

  @Test
  void anExpressionCountsWithItsWords() {
    assertThat(
            NamingConvention.index(
                "t", List.of(Index.Part.column("a"), Index.Part.expression("lower(\"B\")"))))
        .isEqualTo("ix_t_a_lower_b");
  }

  @Test
  void aLongNameIsCutButStaysDifferentFromOthers() {
    String table = "任".repeat(30);
    String one = NamingConvention.unique(table, List.of("a"));
    String other = NamingConvention.unique(table, List.of("b"));
    assertThat(one).isNotEqualTo(other);
    assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
    assertThat(one).startsWith("uq_任");
  }
}
