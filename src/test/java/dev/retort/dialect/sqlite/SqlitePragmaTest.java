package dev.retort.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What was never read can't differ in what was read; so SQLite itself is asked about a schema that
 * was read and written again.
 */
final class SqlitePragmaTest {
  private static final String[] SCHEMA = {
    "CREATE TABLE parents (id INTEGER, code TEXT UNIQUE, PRIMARY KEY (id AUTOINCREMENT))",
    "CREATE TABLE strict_ones (id INT PRIMARY KEY, n REAL, any_value ANY) STRICT",
    "CREATE TABLE keyed (a TEXT COLLATE NOCASE, b INTEGER, c BLOB DEFAULT x'00ff',"
        + " PRIMARY KEY (b DESC, a)) WITHOUT ROWID",
    "CREATE TABLE children (id INTEGER NOT NULL PRIMARY KEY, parent INTEGER REFERENCES parents (id) ON DELETE"
        + " CASCADE DEFERRABLE INITIALLY DEFERRED, code TEXT, n INTEGER NOT NULL ON CONFLICT REPLACE"
        + " DEFAULT (1 + 2), d TEXT DEFAULT CURRENT_DATE, t TEXT DEFAULT 'it''s', f DEFAULT -1.5,"
        + " twice INTEGER AS (n * 2), kept INTEGER AS (n * 3) STORED,"
        + " FOREIGN KEY (code) REFERENCES parents (code) ON UPDATE SET NULL ON DELETE RESTRICT,"
        + " UNIQUE (code, n) ON CONFLICT IGNORE, UNIQUE (d COLLATE NOCASE, t))",
    "CREATE INDEX partly ON children (code) WHERE n > 3",
    "CREATE UNIQUE INDEX folded ON children (lower(t), n DESC, d COLLATE RTRIM)",
    "CREATE VIEW shown (one, two) AS SELECT id, code FROM children",
    "CREATE TRIGGER touched INSTEAD OF DELETE ON shown BEGIN DELETE FROM children; END",
    "CREATE VIRTUAL TABLE words USING fts5(body)"
  };

  @Test
  void sqliteSeesNoDifferenceInWhatIsWrittenAgain() throws SQLException {
    try (SqliteLab lab = new SqliteLab(SCHEMA);
        SqliteLab again = new SqliteLab()) {
      Schema read = lab.schema();
      again.become(read);
      assertThat(facts(again)).containsExactlyInAnyOrderElementsOf(facts(lab));
    }
  }

  private static List<String> facts(SqliteLab lab) throws SQLException {
    List<String> facts = new ArrayList<>();
    for (String row :
        lab.rows(
            "SELECT name, type, ncol, wr, strict FROM pragma_table_list"
                + " WHERE schema = 'main' AND name NOT LIKE 'sqlite%'")) {
      facts.add("table " + row);
      String table = row.substring(0, row.indexOf('|'));
      facts(lab, facts, table, "SELECT * FROM pragma_table_xinfo('" + table + "')");
      facts(
          lab,
          facts,
          table,
          "SELECT \"from\", \"table\", \"to\", on_update, on_delete FROM pragma_foreign_key_list('"
              + table
              + "')");
      facts(
          lab,
          facts,
          table,
          "SELECT l.\"unique\", l.origin, l.partial, x.seqno, x.name, x.desc, x.coll"
              + " FROM pragma_index_list('"
              + table
              + "') l JOIN pragma_index_xinfo(l.name) x");
    }
    return facts;
  }

  private static void facts(SqliteLab lab, List<String> facts, String table, String query)
      throws SQLException {
    for (String row : lab.rows(query)) {
      facts.add(table + " " + row);
    }
  }
}
