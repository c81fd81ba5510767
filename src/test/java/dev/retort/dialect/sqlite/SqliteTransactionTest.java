package dev.retort.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.Dialect;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections, transactions and what is checked at their end. */
class SqliteTransactionTest {
  private static final String[] FAMILY = {
    "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
    "CREATE TABLE child (id INTEGER PRIMARY KEY, p INT REFERENCES parent (id))",
    "INSERT INTO parent VALUES (1)",
    "INSERT INTO child VALUES (1, 1)"
  };

  private static final SqliteDialect DIALECT = SqliteLab.DIALECT;

  @Test
  void serviceLoaderFindsTheDialect() {
    assertThat(Dialect.of(DialectId.SQLITE)).isInstanceOf(SqliteDialect.class);
  }

  @Test
  void rowThatLostItsParentStopsTheCommit() throws SQLException {
    try (SqliteLab lab = new SqliteLab(FAMILY)) {
      DIALECT.begin(lab.connection());
      lab.run("DELETE FROM parent");
      assertThatThrownBy(() -> DIALECT.commit(lab.connection()))
          .isInstanceOf(SQLException.class)
          .hasMessage(
              "FOREIGN KEY constraint failed: child row 1 (p = 1) refers to nothing in parent.");
      DIALECT.rollback(lab.connection());
      assertThat(lab.rows("SELECT id FROM parent")).containsExactly("1");
      assertThat(lab.rows("PRAGMA foreign_keys")).containsExactly("1");
    }
  }

  @Test
  void rowThatHadNoParentBeforeDoesNotCount() throws SQLException {
    try (SqliteLab lab = new SqliteLab(FAMILY)) {
      lab.run(
          "PRAGMA foreign_keys=OFF", "INSERT INTO child VALUES (2, 9)", "PRAGMA foreign_keys=ON");
      DIALECT.begin(lab.connection());
      lab.run(
          "CREATE TABLE n (id INTEGER PRIMARY KEY, p INT REFERENCES parent (id))",
          "INSERT INTO n SELECT id + 5, p FROM child",
          "DROP TABLE child",
          "ALTER TABLE n RENAME TO child",
          "ALTER TABLE parent RENAME TO elder");
      DIALECT.commit(lab.connection());
      assertThat(lab.rows("SELECT id, p FROM child")).containsExactly("6|1", "7|9");
      DIALECT.begin(lab.connection());
      lab.run("INSERT INTO child VALUES (8, 9)");
      assertThatThrownBy(() -> DIALECT.commit(lab.connection())).hasMessageContaining("(p = 9)");
      DIALECT.rollback(lab.connection());
    }
  }

  @Test
  void keyToSomethingThatIsNoKeyStopsTheCommit() throws SQLException {
    try (SqliteLab lab = new SqliteLab("CREATE TABLE parent (id INT)")) {
      DIALECT.begin(lab.connection());
      lab.run("CREATE TABLE child (p INT REFERENCES parent (id))");
      assertThatThrownBy(() -> DIALECT.commit(lab.connection()))
          .hasMessageContaining("child refers to columns that are not the key");
      DIALECT.rollback(lab.connection());
      assertThat(lab.schema().tables()).containsOnlyKeys("parent");
    }
  }

  @Test
  void rollbackWithoutTransactionDoesNothing() throws SQLException {
    try (SqliteLab lab = new SqliteLab()) {
      DIALECT.rollback(lab.connection());
      assertThat(lab.rows("PRAGMA foreign_keys")).containsExactly("1");
    }
  }

  @Test
  void heldLockIsReportedAndForeignKeysStayOn(@TempDir Path folder) throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("a.db");
    Map<String, String> impatient = Map.of("busy_timeout", "1");
    try (Connection holder = DIALECT.connect(url, impatient);
        Connection other = DIALECT.connect(url, impatient)) {
      DIALECT.begin(holder);
      assertThatThrownBy(() -> DIALECT.begin(other)).hasMessageContaining("SQLITE_BUSY");
      try (var statement = other.createStatement();
          var rows = statement.executeQuery("PRAGMA foreign_keys")) {
        assertThat(rows.next() && rows.getBoolean(1)).isTrue();
      }
      DIALECT.rollback(holder);
      DIALECT.begin(other);
      DIALECT.commit(other);
    }
  }

  @Test
  void nativeLibraryIsUnpackedOnce(@TempDir Path folder) throws Exception {
    Path first = NativeLibrary.keep(folder);
    assertThat(first).isNotNull().isNotEmptyFile();
    var time = java.nio.file.Files.getLastModifiedTime(first);
    assertThat(NativeLibrary.keep(folder)).isEqualTo(first);
    assertThat(java.nio.file.Files.getLastModifiedTime(first)).isEqualTo(time);
    try (var files = java.nio.file.Files.list(first.getParent())) {
      assertThat(files).containsExactly(first);
    }
  }

  @Test
  void nativeLibraryIsLeftToTheDriverWhereTheFolderCannotBeMade(@TempDir Path folder)
      throws Exception {
    Path file = java.nio.file.Files.createFile(folder.resolve("file"));
    assertThat(NativeLibrary.keep(file)).isNull();
  }
}
