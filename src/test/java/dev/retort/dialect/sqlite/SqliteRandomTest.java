package dev.retort.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.ChangeSet;
import dev.retort.diff.RandomSchemas;
import dev.retort.diff.Rename;
import dev.retort.diff.RenameCandidate;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Any schema leads to any other near it and back, with and without renames. */
class SqliteRandomTest {
  private static final int SCHEMAS = 300;

  @Test
  void randomSchemasLeadToEachOtherAndBack() throws SQLException {
    for (int seed = 0; seed < SCHEMAS; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema first = random.schema();
      Schema from = withTriggers(first);
      Schema to = withTriggers(random.near(first));
      try (SqliteLab lab = new SqliteLab()) {
        lab.become(from);
        ChangeSet changes = SqliteLab.diff(lab.schema(), to);
        thereAndBack(lab, to);
        thereAndBack(lab, to, renames(changes.candidates()));
      }
    }
  }

  private static void thereAndBack(SqliteLab lab, Schema to, Rename... renames)
      throws SQLException {
    Schema before = lab.schema();
    ChangeSet changes = SqliteLab.diff(before, to, renames);
    lab.become(to, renames);
    lab.migrate(changes.inverse());
    assertThat(SqliteLab.diff(lab.schema(), before).changes()).isEmpty();
  }

  private static Rename[] renames(List<RenameCandidate> candidates) {
    return candidates.stream()
        .map(c -> Rename.parse(c.argument()))
        .flatMap(Optional::stream)
        .toArray(Rename[]::new);
  }

  /** The same schema with triggers that SQLite accepts. */
  private static Schema withTriggers(Schema schema) {
    return Schema.of(
        schema.tables().values(),
        schema.views().values(),
        schema.objects().values().stream().map(SqliteRandomTest::trigger).toList());
  }

  private static StoredObject trigger(StoredObject object) {
    String sql =
        "CREATE TRIGGER %s AFTER INSERT ON %s BEGIN UPDATE %s SET id = 1 WHERE id = %d; END"
            .formatted(object.name(), object.table(), object.table(), object.sql().hashCode());
    return new StoredObject(object.kind(), object.name(), object.table(), sql);
  }
}
