package dev.retort.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.Project;
import dev.retort.ui.plan.PlanEffect.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class PlanEffectsTest {
  @TempDir Path folder;

  private List<PlanEffect> effects(String upgrade, String downgrade) {
    Project project = Project.in(folder).revision("a1", "", upgrade, downgrade);
    try (MigrationService service = project.open()) {
      return PlanEffects.of(service.plan(PlanRequest.upgrade("heads")));
    }
  }

  private PlanEffect only(String upgrade) {
    List<PlanEffect> found = effects(upgrade, "SELECT 1;");
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void creatingTakesNothingAway() {
    assertThat(effects("CREATE TABLE t (id INTEGER);\nCREATE INDEX i ON t (id);", "SELECT 1;"))
        .isEmpty();
  }

  @Test
  void aDroppedTableIsNamedWithoutItsQuotes() {
    assertThat(only("DROP TABLE IF EXISTS \"user list\";"))
        .isEqualTo(new PlanEffect(Kind.DROP_TABLE, "user list", 0, 0));
  }

  @Test
  void aTableWithAChineseNameIsNamed() {
    assertThat(only("drop table 用户;").subject()).isEqualTo("用户");
  }

  @Test
  void aDroppedColumnIsNamedWithItsTable() {
    assertThat(only("ALTER TABLE users DROP COLUMN `mail`;"))
        .isEqualTo(new PlanEffect(Kind.DROP_COLUMN, "users.mail", 0, 0));
  }

  @Test
  void deletedRowsAreNamed() {
    assertThat(only("DELETE FROM logs WHERE id < 5;"))
        .isEqualTo(new PlanEffect(Kind.DELETE_ROWS, "logs", 0, 0));
  }

  @Test
  void aTableThatIsCopiedIntoItsNewFormIsNotLost() {
    PlanEffect found =
        only(
            """
            CREATE TABLE t_new (id INTEGER);
            INSERT INTO t_new SELECT id FROM t;
            DROP TABLE t;
            ALTER TABLE t_new RENAME TO "t";
            """);
    assertThat(found).isEqualTo(new PlanEffect(Kind.REBUILD, "t", 0, 2));
    assertThat(found.isGrave()).isFalse();
  }

  @Test
  void aClosedWayBackIsNamedWithItsReason() {
    assertThat(effects("SELECT 1;", "-- @irreversible the old values are gone"))
        .containsExactly(new PlanEffect(Kind.NO_WAY_BACK, "a1: the old values are gone", 0, -1));
  }

  @Test
  void whatRunsOutsideOfTheTransactionIsNamed() {
    assertThat(only("-- @transaction off\nSELECT 1;"))
        .isEqualTo(new PlanEffect(Kind.OUTSIDE_TRANSACTION, "a1", 0, -1));
  }
}
