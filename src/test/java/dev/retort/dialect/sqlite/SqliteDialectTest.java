package dev.retort.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.DdlStatement;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.Rename;
import dev.retort.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered leads to the schema that was meant, and back, and keeps the rows. */
class SqliteDialectTest {
  private static final String USERS =
      "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(50) NOT NULL)";

  static Stream<Arguments> pairs() {
    return Stream.of(
        pair("a column more", USERS, USERS.replace("NOT NULL)", "NOT NULL, age INTEGER)")),
        pair(
            "a column that must have a value and has a constant default",
            USERS,
            USERS.replace("NOT NULL)", "NOT NULL, kind TEXT NOT NULL DEFAULT 'it''s')")),
        pair(
            "a column whose default is the time",
            USERS,
            USERS.replace(
                "NOT NULL)", "NOT NULL, at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)")),
        pair(
            "a column with a comment",
            USERS,
            USERS.replace("NOT NULL)", "NOT NULL, age INTEGER /* 年龄 */)")),
        pair(
            "a comment of a column",
            "CREATE TABLE t (a INT, b INT)",
            "CREATE TABLE t (a INT /* one */, b INT)"),
        pair(
            "a comment of a table",
            "CREATE TABLE t (a INT /* one */, b INT)",
            "CREATE TABLE t ( /* rows */ a INT /* two */, b INT)"),
        pair("another type", "CREATE TABLE t (a INT, b TEXT)", "CREATE TABLE t (a INT, b INT)"),
        pair("no default", "CREATE TABLE t (a INT DEFAULT 5)", "CREATE TABLE t (a INT)"),
        pair(
            "another default",
            "CREATE TABLE t (a INT DEFAULT 5)",
            "CREATE TABLE t (a INT DEFAULT -1.5)"),
        pair("must have a value", "CREATE TABLE t (a INT)", "CREATE TABLE t (a INT NOT NULL)"),
        pair(
            "a named check",
            "CREATE TABLE t (a INT, b INT)",
            "CREATE TABLE t (a INT, b INT, CONSTRAINT ck_a CHECK (a > 0 AND b IN (1, 2)))"),
        pair(
            "a check that says whose columns it means",
            "CREATE TABLE t (a INT, b INT, CHECK (t.a > 0 OR \"t\" . [b] = 't.a'))",
            "CREATE TABLE t (a TEXT NOT NULL, b INT, CONSTRAINT ck CHECK (t.a <> '' AND t.b > 0))"),
        pair(
            "numbered rows, said of the table",
            "CREATE TABLE t (a INTEGER, b INT, PRIMARY KEY (a))",
            "CREATE TABLE t (a INTEGER, b INT, PRIMARY KEY (a AUTOINCREMENT))"),
        pair(
            "keys with an order, a collation and a way out of conflicts",
            "CREATE TABLE t (a TEXT NOT NULL, b INT NOT NULL, PRIMARY KEY (a, b))",
            "CREATE TABLE t (a TEXT NOT NULL, b INT NOT NULL,"
                + " PRIMARY KEY (a COLLATE NOCASE, b DESC) ON CONFLICT REPLACE,"
                + " UNIQUE (b, a COLLATE RTRIM) ON CONFLICT IGNORE) WITHOUT ROWID"),
        pair(
            "a check without a name",
            "CREATE TABLE t (a INT, b INT)",
            "CREATE TABLE t (a INT CHECK (a <> 0), b INT)"),
        pair(
            "a unique constraint",
            "CREATE TABLE t (a INT, b INT)",
            "CREATE TABLE t (a INT, b INT, CONSTRAINT uq UNIQUE (a, b))"),
        pair(
            "a unique constraint that ignores what is double",
            "CREATE TABLE t (a TEXT)",
            "CREATE TABLE t (a TEXT UNIQUE ON CONFLICT IGNORE)"),
        pair(
            "another primary key",
            "CREATE TABLE t (a INT NOT NULL, b INT NOT NULL, PRIMARY KEY (a))",
            "CREATE TABLE t (a INT NOT NULL, b INT NOT NULL, CONSTRAINT pk PRIMARY KEY (a, b))"),
        pair(
            "numbered rows",
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b INT)",
            "CREATE TABLE t (a INTEGER CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT, b INT)"),
        pair(
            "an enumeration",
            "CREATE TABLE t (a INT, s VARCHAR(5) CONSTRAINT ck_t_s_enum CHECK (s IN ('a', 'b')))",
            "CREATE TABLE t (a INT, s VARCHAR(5) CONSTRAINT ck_t_s_enum CHECK (s IN ('a', 'it''s')))"),
        pair(
            "a column that is computed when read",
            "CREATE TABLE t (a INT, b INT)",
            "CREATE TABLE t (a INT, b INT, c INT GENERATED ALWAYS AS (a + b) VIRTUAL)"),
        pair(
            "a column that is computed and kept",
            "CREATE TABLE t (a INT, b INT)",
            "CREATE TABLE t (a INT, b INT, c INT AS (a + b) STORED)"),
        pair(
            "a computed column that becomes a plain one",
            "CREATE TABLE t (a INT, c INT AS (a + 1))",
            "CREATE TABLE t (a INT, c INT)"),
        pair(
            "a partial index and one of an expression",
            "CREATE TABLE t (a INT, b TEXT)",
            "CREATE TABLE t (a INT, b TEXT);"
                + "CREATE INDEX i1 ON t (a DESC) WHERE b IS NOT NULL;"
                + "CREATE UNIQUE INDEX i2 ON t (lower(b) COLLATE NOCASE, a)"),
        pair(
            "a strict table",
            "CREATE TABLE t (a INT, b TEXT)",
            "CREATE TABLE t (a INT, b TEXT) STRICT"),
        pair(
            "a table without row numbers",
            "CREATE TABLE t (a TEXT NOT NULL, b INT, PRIMARY KEY (a))",
            "CREATE TABLE t (a TEXT NOT NULL, b INT, PRIMARY KEY (a)) WITHOUT ROWID, STRICT"),
        pair(
            "reserved words and other scripts",
            "CREATE TABLE \"order\" (\"select\" INT, 名称 TEXT, \"odd \"\" name\" INT)",
            "CREATE TABLE \"order\" (\"select\" INT NOT NULL, 名称 TEXT UNIQUE, \"odd \"\" name\" TEXT);"
                + "CREATE TABLE 用户 (编号 INTEGER PRIMARY KEY, \"Group\" TEXT);"
                + "CREATE INDEX 索引 ON \"order\" (\"odd \"\" name\")"),
        pair(
            "a foreign key more",
            USERS + ";CREATE TABLE t (a INT, u INT)",
            USERS
                + ";CREATE TABLE t (a INT, u INT, CONSTRAINT fk FOREIGN KEY (u) REFERENCES users"
                + " (id) ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED)"),
        pair(
            "a new column with a foreign key and a check",
            USERS + ";CREATE TABLE t (a INT)",
            USERS
                + ";CREATE TABLE t (a INT, u INT, CONSTRAINT fk FOREIGN KEY (u) REFERENCES users"
                + " (id), CONSTRAINT ck CHECK (u > 0))"),
        pair(
            "tables that refer to each other",
            USERS,
            "CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INT REFERENCES b (id));"
                + "CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INT REFERENCES a)"),
        pair(
            "views and triggers around a table that is rebuilt",
            USERS
                + ";CREATE TABLE log (t TEXT)"
                + ";CREATE VIEW v AS SELECT id, name FROM users"
                + ";CREATE VIEW a_v AS SELECT * FROM v"
                + ";CREATE TRIGGER t1 AFTER INSERT ON users BEGIN INSERT INTO log VALUES (new.name); END"
                + ";CREATE TRIGGER t2 AFTER INSERT ON log WHEN (SELECT count(*) FROM users) > 9"
                + " BEGIN DELETE FROM log; END"
                + ";CREATE TRIGGER t3 INSTEAD OF INSERT ON v BEGIN"
                + " INSERT INTO users (name) VALUES (new.name); END",
            USERS.replace("VARCHAR(50)", "TEXT")
                + ";CREATE TABLE log (t TEXT)"
                + ";CREATE VIEW v AS SELECT id, name FROM users"
                + ";CREATE VIEW a_v AS SELECT * FROM v"
                + ";CREATE TRIGGER t1 AFTER INSERT ON users BEGIN INSERT INTO log VALUES (new.name); END"
                + ";CREATE TRIGGER t2 AFTER INSERT ON log WHEN (SELECT count(*) FROM users) > 9"
                + " BEGIN DELETE FROM log; END"
                + ";CREATE TRIGGER t3 INSTEAD OF INSERT ON v BEGIN"
                + " INSERT INTO users (name) VALUES (new.name); END"),
        pair(
            "a view that shows a new column",
            USERS + ";CREATE VIEW v AS SELECT id FROM users",
            USERS.replace("NOT NULL)", "NOT NULL, age INT NOT NULL DEFAULT (1 + 1))")
                + ";CREATE VIEW v(i, a) AS SELECT id, age FROM users"),
        pair("a virtual table", USERS, USERS + ";CREATE VIRTUAL TABLE notes USING fts5(body)"),
        pair(
            "an enum with a comment, beside what takes a rebuild",
            "CREATE TABLE t (a INT, s TEXT CONSTRAINT ck_t_s_enum CHECK (s IN ('x')) /* state */)",
            "CREATE TABLE t (a INT NOT NULL,"
                + " s TEXT CONSTRAINT ck_t_s_enum CHECK (s IN ('x', 'y')) /* state */)"),
        pair(
            "a collation",
            "CREATE TABLE t (a TEXT)",
            "CREATE TABLE t (a TEXT COLLATE NOCASE NOT NULL ON CONFLICT FAIL)"));
  }

  private static Arguments pair(String what, String from, String to) {
    return Arguments.of(what, from, to);
  }

  /** Splits at semicolons, except inside a trigger. */
  private static String[] statements(String script) {
    return script.split(";(?=\\s*CREATE)");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void leadsToTheOtherSchemaAndBack(String what, String from, String to) throws SQLException {
    Schema before = SqliteLab.schemaOf(statements(from));
    Schema after = SqliteLab.schemaOf(statements(to));
    try (SqliteLab lab = new SqliteLab(statements(from))) {
      ChangeSet changes = SqliteLab.diff(before, after);
      assertThat(changes.changes()).isNotEmpty();
      lab.become(after);
      lab.migrate(changes.inverse());
      assertThat(SqliteLab.diff(lab.schema(), before).changes()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void writesWhatItHasRead(String what, String from, String to) throws SQLException {
    Schema wanted = SqliteLab.schemaOf(statements(to));
    try (SqliteLab lab = new SqliteLab()) {
      lab.become(wanted);
      assertThat(lab.schema()).isEqualTo(wanted);
    }
  }

  @Test
  void rebuildKeepsRowsNumbersAndChildren() throws SQLException {
    try (SqliteLab lab =
        new SqliteLab(
            USERS,
            "CREATE TABLE t (u INT REFERENCES users (id) ON DELETE CASCADE)",
            "INSERT INTO users (name) VALUES ('a'), ('b'), ('c')",
            "DELETE FROM users WHERE name = 'c'",
            "INSERT INTO t VALUES (1), (2)")) {
      lab.become(
          SqliteLab.schemaOf(
              USERS.replace("VARCHAR(50)", "TEXT"),
              "CREATE TABLE t (u INT REFERENCES users (id) ON DELETE CASCADE)"));
      lab.run("INSERT INTO users (name) VALUES ('d')");
      assertThat(lab.rows("SELECT id, name FROM users")).containsExactly("1|a", "2|b", "4|d");
      assertThat(lab.rows("SELECT u FROM t")).containsExactly("1", "2");
      assertThat(lab.rows("PRAGMA foreign_keys")).containsExactly("1");
    }
  }

  @Test
  void renamesKeepRowsWhereTheTableIsRebuiltToo() throws SQLException {
    try (SqliteLab lab =
        new SqliteLab(
            USERS,
            "CREATE VIEW v AS SELECT name FROM users",
            "CREATE TRIGGER t1 AFTER INSERT ON users BEGIN UPDATE users SET name = 'x'; END",
            "INSERT INTO users (name) VALUES ('a')")) {
      Schema target =
          SqliteLab.schemaOf(
              "CREATE TABLE people (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT)",
              "CREATE VIEW v AS SELECT title AS name FROM people",
              "CREATE TRIGGER t1 AFTER INSERT ON people BEGIN UPDATE people SET title = 'x'; END");
      lab.become(target, new Rename("", "users", "people"), new Rename("people", "name", "title"));
      assertThat(lab.rows("SELECT id, title FROM people")).containsExactly("1|x");
      assertThat(lab.rows("SELECT name FROM v")).containsExactly("x");
    }
  }

  @Test
  void renameThatChangesOnlyTheCaseWorks() throws SQLException {
    try (SqliteLab lab = new SqliteLab("CREATE TABLE Users (Id INT)")) {
      lab.migrate(
          List.of(
              new dev.retort.diff.Change.RenameTable("Users", "users"),
              new dev.retort.diff.Change.RenameColumn("users", "Id", "id")));
      assertThat(lab.schema()).isEqualTo(SqliteLab.schemaOf("CREATE TABLE users (id INT)"));
    }
  }

  @Test
  void allChangesOfOneTableShareOneRebuild() throws SQLException {
    try (SqliteLab lab = new SqliteLab("CREATE TABLE t (a INT, b INT, c INT)")) {
      List<DdlStatement> statements =
          lab.become(
              SqliteLab.schemaOf(
                  "CREATE TABLE t (a TEXT NOT NULL UNIQUE, b INT CHECK (b > 0), d INT)"));
      assertThat(statements).hasSize(4);
      assertThat(statements.get(0).note()).contains("rebuilds t").contains("drop column c");
      assertThat(statements.get(2).sql()).isEqualTo("DROP TABLE t");
      assertThat(statements.get(2).loses()).isEqualTo("column c of t");
    }
  }

  @Test
  void whatSqliteCanDoInPlaceIsDoneInPlace() throws SQLException {
    try (SqliteLab lab = new SqliteLab(USERS, "CREATE TABLE t (a INT, b INT)")) {
      List<DdlStatement> statements =
          lab.become(
              SqliteLab.schemaOf(
                  USERS,
                  "CREATE TABLE t (a INT, u INT REFERENCES users (id), c TEXT DEFAULT 'x' /* y */)",
                  "CREATE INDEX i ON t (u)"));
      assertThat(statements)
          .extracting(DdlStatement::sql)
          .containsExactlyInAnyOrder(
              "ALTER TABLE t ADD COLUMN u INTEGER REFERENCES users (id)",
              "ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'x' /* y */",
              "ALTER TABLE t DROP COLUMN b",
              "CREATE INDEX i ON t (u)");
    }
  }

  @Test
  void triggersOfAReplacedViewStay() throws SQLException {
    String trigger = "CREATE TRIGGER g INSTEAD OF INSERT ON v BEGIN SELECT 1; END";
    try (SqliteLab lab =
        new SqliteLab("CREATE TABLE t (a INT)", "CREATE VIEW v AS SELECT a FROM t", trigger)) {
      lab.become(
          SqliteLab.schemaOf(
              "CREATE TABLE t (a INT)", "CREATE VIEW v AS SELECT a + 1 AS a FROM t", trigger));
      assertThat(lab.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
          .containsExactly("g");
    }
  }

  @Test
  void rowWithoutAValueStopsTheRebuild() throws SQLException {
    try (SqliteLab lab = new SqliteLab("CREATE TABLE t (a INT)", "INSERT INTO t VALUES (NULL)")) {
      Schema before = lab.schema();
      Schema target = SqliteLab.schemaOf("CREATE TABLE t (a INT NOT NULL)");
      assertThatThrownBy(() -> lab.become(target)).hasMessageContaining("NOT NULL constraint");
      assertThat(lab.schema()).isEqualTo(before);
      assertThat(lab.rows("PRAGMA foreign_keys")).containsExactly("1");
    }
  }
}
