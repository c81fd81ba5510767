package dev.retort.service.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.error.Progress;
import dev.retort.service.BackupFailedException;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.RestoredRows;
import dev.retort.service.SavedRows;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init")
class SavedRowsTest {
  private static final String ALL = "SELECT * FROM parent ORDER BY id";
  private static final String NOTES = "SELECT id, note, amount FROM item ORDER BY id";

  @TempDir Path folder;

  private static String types(DialectId dialect) {
    return switch (dialect) {
      case SQLITE ->
          "bin BLOB, amount DECIMAL(20,5), ratio REAL, small REAL, at TIMESTAMP, day DATE, flag"
              + " BOOLEAN, doc JSON, anything";
      case POSTGRESQL ->
          "bin BYTEA, amount NUMERIC(20,5), ratio DOUBLE PRECISION, small REAL, at TIMESTAMPTZ, day"
              + " DATE, flag BOOLEAN, doc JSONB, anything TEXT[], number BIGINT GENERATED ALWAYS AS"
              + " IDENTITY, twice NUMERIC GENERATED ALWAYS AS (amount * 2) STORED";
      case MYSQL, MARIADB ->
          "bin LONGBLOB, amount DECIMAL(20,5), ratio DOUBLE, small FLOAT, at TIMESTAMP NULL, day"
              + " DATE, flag BIT(5), doc JSON, anything ENUM('a','it''s'), year YEAR, huge BIGINT"
              + " UNSIGNED, place POINT, twice DECIMAL(20,5) GENERATED ALWAYS AS (amount * 2)"
              + " STORED";
    };
  }

  /** The plan from b to c destroys two tables, one that refers to the other, and two columns. */
  private TestDatabase database(DialectId dialect) throws Exception {
    TestDatabase database = TestDatabase.of(dialect, folder);
    if (dialect == DialectId.MARIADB) {
      database.execute("ALTER DATABASE CHARACTER SET utf8mb4");
    }
    String parent =
        "CREATE TABLE parent (id INTEGER PRIMARY KEY, name VARCHAR(100) NOT NULL, "
            + types(dialect)
            + ");\n";
    String child =
        "CREATE TABLE \"order\" (id INTEGER PRIMARY KEY, parent_id INTEGER, CONSTRAINT fk_order"
            + " FOREIGN KEY (parent_id) REFERENCES parent (id));\n";
    if (dialect == DialectId.MYSQL || dialect == DialectId.MARIADB) {
      child = child.replace('"', '`');
    }
    String dropChild = child.contains("`") ? "DROP TABLE `order`;\n" : "DROP TABLE \"order\";\n";
    database.revision(
        "a",
        "",
        parent
            + child
            + "CREATE TABLE item (a INTEGER NOT NULL, id INTEGER NOT NULL, note VARCHAR(200) NOT"
            + " NULL DEFAULT '', amount DECIMAL(9,2), PRIMARY KEY (a, id));\n"
            + "CREATE TABLE loose (v VARCHAR(20), w VARCHAR(20));",
        "DROP TABLE loose;\nDROP TABLE item;\n" + dropChild + "DROP TABLE parent;");
    database.revision(
        "b",
        "a",
        "ALTER TABLE item DROP COLUMN amount;\nALTER TABLE item DROP COLUMN note;\n"
            + "ALTER TABLE loose DROP COLUMN w;\n"
            + dropChild
            + "DROP TABLE parent;",
        parent
            + child
            + "ALTER TABLE loose ADD COLUMN w VARCHAR(20);\n"
            + "ALTER TABLE item ADD COLUMN note VARCHAR(200) NOT NULL DEFAULT '';\n"
            + "ALTER TABLE item ADD COLUMN amount DECIMAL(9,2);");
    return database;
  }

  private static void fill(TestDatabase database) throws SQLException {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    boolean postgres = database.dialect() == DialectId.POSTGRESQL;
    String insert =
        postgres
            ? "INSERT INTO parent (id, name, bin, amount, ratio, small, at, day, flag, doc,"
                + " anything) VALUES (?, ?, ?, 12345678901234.56789, 0.1::float8 + 0.2::float8,"
                + " 1.0/3, '2024-02-29 12:34:56.789012+05', '2024-02-29', true, '{\"a\": \"b''\\\\n\"}',"
                + " ARRAY['x', 'y\\z', NULL])"
            : database.dialect() == DialectId.SQLITE
                ? "INSERT INTO parent VALUES (?, ?, ?, 12345678901.5, 0.1 + 0.2, 1.0/3, '2024-02-29"
                    + " 12:34:56', '2024-02-29', 1, '{}', x'00')"
                : "INSERT INTO parent (id, name, bin, amount, ratio, small, at, day, flag, doc,"
                    + " anything, year, huge, place) VALUES (?, ?, ?, 12345678901234.56789, 0.1e0 +"
                    + " 0.2e0, 1.0/3, '2024-02-29 12:34:56', '2024-02-29', b'10101', '{\"a\":"
                    + " \"b\\\\\\\\n\"}', 'it''s', 2024, 18446744073709551615, POINT(1.5, -2))";
    List<String> names =
        List.of(
            "O'Brien; -- DROP",
            "back\\slash\\",
            "line\nbreak\r\n;\nnext",
            "添加用户表 \uD83D\uDE00",
            "",
            postgres ? "E'\\x00'" : "nul\0inside",
            "tab\tand \"quotes\" `ticks` %s {0}");
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      int id = 0;
      for (String name : names) {
        statement.setInt(1, ++id);
        statement.setString(2, name);
        statement.setBytes(3, id == 1 ? bytes : id == 2 ? new byte[0] : null);
        statement.execute();
      }
    }
    String order =
        database.dialect() == DialectId.MYSQL || database.dialect() == DialectId.MARIADB
            ? "`order`"
            : "\"order\"";
    database.execute(
        "INSERT INTO " + order + " VALUES (10, 1), (11, 2), (12, NULL)",
        "INSERT INTO item VALUES (1, 1, 'first''s', 1.50), (1, 2, '', NULL), (2, 3, 'third', 3)",
        "INSERT INTO loose VALUES ('1', 'one'), ('1', 'two')");
  }

  private static MigrationPlan plan(MigrationService service, String target) {
    return service.plan(PlanRequest.upgrade(target));
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void whatAPlanDropsIsPutBackAsItWas(DialectId dialect) throws Exception {
    TestDatabase database = database(dialect);
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
      fill(database);
      List<String> before = database.values(ALL);
      List<String> notes = database.values(NOTES);
      MigrationPlan plan = plan(service, "b");
      assertThat(service.lostRows(plan))
          .containsExactly("parent", "order", "loose.w", "item.amount, item.note");

      SavedRows saved = service.saveRows(plan, Progress.NONE, Cancellation.none()).orElseThrow();
      assertThat(saved.tables())
          .extracting(SavedRows.SavedTable::rows)
          .containsExactly(7L, 3L, 2L, 3L);
      assertThat(saved.folder().getFileName().toString()).endsWith("-rows");

      service.upgrade("b");
      service.downgrade("a");
      assertThat(database.values(ALL)).isEmpty();
      database.execute("DELETE FROM loose");
      RestoredRows restored =
          service.restoreRows(saved.folder(), Progress.NONE, Cancellation.none());

      assertThat(restored.rows()).isEqualTo(15);
      assertThat(database.values(ALL)).isEqualTo(before);
      assertThat(database.values(NOTES)).isEqualTo(notes);
      assertThat(database.values("SELECT v, w FROM loose ORDER BY w")).hasSize(4);
      assertThat(service.plan(PlanRequest.upgrade("b")).steps()).hasSize(1);
    }
  }

  @Test
  void aFileThatWasEditedIsNotPutBack() throws Exception {
    TestDatabase database = database(DialectId.SQLITE);
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
      fill(database);
      SavedRows saved =
          service.saveRows(plan(service, "b"), Progress.NONE, Cancellation.none()).orElseThrow();
      service.upgrade("b");
      service.downgrade("a");
      Path file = saved.folder().resolve(saved.tables().get(1).file());
      Files.writeString(file, Files.readString(file).replace("(10, 1)", "(10, 2)"));
      assertThatThrownBy(
              () -> service.restoreRows(saved.folder(), Progress.NONE, Cancellation.none()))
          .isInstanceOf(BackupFailedException.class)
          .hasMessageContaining("is not as it was written");
      assertThat(database.values(ALL)).isEmpty();
    }
  }

  @Test
  void nothingIsPutBackWhereOneStatementFails() throws Exception {
    TestDatabase database = database(DialectId.SQLITE);
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
      fill(database);
      SavedRows saved =
          service.saveRows(plan(service, "b"), Progress.NONE, Cancellation.none()).orElseThrow();
      service.upgrade("b");
      service.downgrade("a");
      database.execute("INSERT INTO \"order\" VALUES (11, NULL)");
      assertThatThrownBy(
              () -> service.restoreRows(saved.folder(), Progress.NONE, Cancellation.none()))
          .isInstanceOf(BackupFailedException.class)
          .hasMessageContaining("02-order.sql, line");
      assertThat(database.values(ALL)).isEmpty();
    }
  }

  @Test
  void aCancelledSaveLeavesNothingBehind() throws Exception {
    TestDatabase database = database(DialectId.SQLITE);
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
      fill(database);
      Cancellation cancellation = new Cancellation();
      MigrationPlan plan = plan(service, "b");
      Progress stop = (done, total, what) -> cancellation.cancel();
      assertThatThrownBy(() -> service.saveRows(plan, stop, cancellation))
          .isInstanceOf(CancelledException.class);
      try (var left = Files.list(folder.resolve("backups"))) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void aTableThatIsRebuiltLosesOnlyTheColumnsThatItNoLongerHas() throws Exception {
    TestDatabase database = TestDatabase.of(DialectId.SQLITE, folder);
    database.revision("a", "", "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, y TEXT);", "");
    database.revision(
        "b",
        "a",
        """
        CREATE TABLE _new (id INTEGER PRIMARY KEY, y TEXT NOT NULL);
        INSERT INTO _new (id, y) SELECT id, y FROM t;
        DROP TABLE t;
        ALTER TABLE _new RENAME TO t;
        """,
        "");
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
      assertThat(service.lostRows(plan(service, "b"))).containsExactly("t.x");
    }
  }

  @Test
  void renamesAreFollowed() throws Exception {
    TestDatabase database = TestDatabase.of(DialectId.SQLITE, folder);
    database.revision(
        "a",
        "",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, y TEXT);\nCREATE TABLE u (id INTEGER);",
        "");
    database.revision(
        "b",
        "a",
        """
        ALTER TABLE t RENAME TO s;
        ALTER TABLE s RENAME COLUMN x TO z;
        ALTER TABLE s DROP COLUMN z;
        CREATE TABLE made (id INTEGER);
        DROP TABLE made;
        DELETE FROM u;
        """,
        "");
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
      assertThat(service.lostRows(plan(service, "b"))).containsExactly("u", "t.x");
    }
  }
}
