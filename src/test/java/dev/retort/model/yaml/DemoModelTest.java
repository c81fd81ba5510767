package dev.retort.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoModelTest {
  private static final Path STEPS = Path.of("src/test/resources/demo");
  private static final Path FINAL = Path.of("assets/demo/model.yaml");

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void theDemoHasTheTenTablesForEachDialect(DialectId dialect) {
    assertThat(new YamlModelReader(dialect).read(FINAL).tables().keySet())
        .containsExactlyInAnyOrder(
            "users",
            "ai_models",
            "file_infos",
            "tasks",
            "task_queue",
            "queue_config",
            "task_shares",
            "issues",
            "ai_outputs",
            "task_logs");
  }

  @Test
  void theFirstStepHasFourTables() {
    assertThat(step("model-1-initial").tables().keySet())
        .containsExactly("ai_models", "file_infos", "tasks", "users");
  }

  @Test
  void theSecondStepOnlyAddsTheQueue() {
    Map<String, Table> second = new HashMap<>(step("model-2-queue").tables());
    assertThat(second.remove("task_queue")).isNotNull();
    assertThat(second.remove("queue_config")).isNotNull();
    assertThat(second).isEqualTo(step("model-1-initial").tables());
  }

  @Test
  void theBranchesTogetherAreTheMergedStep() {
    Map<String, Table> union = new HashMap<>(step("model-3a-sharing").tables());
    assertThat(union).containsKeys("task_shares", "issues").hasSize(8);
    Map<String, Table> other = step("model-3b-outputs").tables();
    assertThat(other).containsKeys("ai_outputs", "task_logs").hasSize(8);
    union.putAll(other);
    assertThat(union).isEqualTo(step("model-4-merged").tables());
  }

  @Test
  void theLastStepChangesTablesButAddsNone() {
    Schema merged = step("model-4-merged");
    Schema last = read(FINAL);
    assertThat(last.tables().keySet()).isEqualTo(merged.tables().keySet());
    assertThat(last.table("tasks").flatMap(t -> t.column("progress"))).isPresent();
    assertThat(merged.table("tasks").flatMap(t -> t.column("progress"))).isEmpty();
  }

  @Test
  void everyTableAndColumnHasAChineseComment() {
    for (Table table : read(FINAL).tables().values()) {
      assertThat(table.comment()).containsPattern("\\p{IsHan}");
      assertThat(table.columns())
          .allSatisfy(c -> assertThat(c.comment()).containsPattern("\\p{IsHan}"));
    }
  }

  @Test
  void noTextOrJsonColumnHasADefaultThatMysqlRefuses() {
    assertThat(read(FINAL).tables().values())
        .flatExtracting(Table::columns)
        .filteredOn(c -> c.defaultValue() instanceof DefaultValue.Text)
        .extracting(Column::type)
        .doesNotContain(ColumnType.of(TypeName.TEXT), ColumnType.of(TypeName.JSON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model-1-initial",
        "model-2-queue",
        "model-3a-sharing",
        "model-3b-outputs",
        "model-4-merged"
      })
  void eachStepIsWrittenAndReadBackEqual(String name) {
    Schema step = step(name);
    assertThat(reread(step)).isEqualTo(step);
  }

  @Test
  void theDemoIsWrittenAndReadBackEqual() {
    assertThat(reread(read(FINAL))).isEqualTo(read(FINAL));
  }

  @Test
  void theIndexesBehindForeignKeysAreDeclared() {
    for (Table table : read(FINAL).tables().values()) {
      Collection<String> leading =
          table.indexes().stream().map(i -> i.parts().get(0).column()).toList();
      Collection<String> unique = table.uniques().stream().map(u -> u.columns().get(0)).toList();
      assertThat(table.foreignKeys())
          .allSatisfy(
              f ->
                  assertThat(
                          leading.contains(f.columns().get(0))
                              || unique.contains(f.columns().get(0)))
                      .as(table.name() + "." + f.columns())
                      .isTrue());
    }
  }

  private static Schema reread(Schema schema) {
    return new YamlModelReader(DialectId.SQLITE)
        .read(new YamlModelWriter().write(schema), Path.of("written.yaml"));
  }

  private static Schema step(String name) {
    return read(STEPS.resolve(name + ".yaml"));
  }

  private static Schema read(Path file) {
    return new YamlModelReader(DialectId.SQLITE).read(file);
  }
}
