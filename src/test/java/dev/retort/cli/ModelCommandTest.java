package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ModelCommandTest {
  @TempDir Path folder;

  private Terminal terminal(String model) {
    Terminal terminal = Terminal.in(folder);
    return terminal.write(
        "config.yaml",
        "name: dev\ndatabase: {url: \"jdbc:sqlite:app.db\"}\nmigrations: {locations: [versions],"
            + " dialects: [sqlite]}\nmodel: "
            + model
            + "\n");
  }

  private void database(String... statements) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void theModelIsWrittenAsSqlAndReadAsTheSame() {
    Terminal terminal = terminal("{yaml: model.yaml}");
    terminal.ok("model", "export", "--to", "sql", "-o", "schema.sql");
    assertThat(terminal.read("schema.sql")).contains("CREATE TABLE users");
    terminal.ok("generate", "-m", "users");
    terminal("{sql: schema.sql}");
    assertThat(terminal.ok("generate", "-m", "again").text()).startsWith("No changes");
  }

  @Test
  void aFolderOfScriptsIsAModel() {
    Terminal terminal =
        terminal("{sql: schema}")
            .write("schema/1.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY);")
            .write("schema/2.sql", "CREATE TABLE b (a_id INTEGER REFERENCES a (id));");
    terminal.ok("generate", "-m", "both");
    terminal.ok("upgrade", "head");
    assertThat(terminal.tables()).containsExactly("a", "alembic_version", "b");
  }

  @Test
  void aWrongScriptIsNamedWithItsLine() {
    Terminal terminal = terminal("{sql: schema.sql}").write("schema.sql", "\n\nCREATE TABEL a;\n");
    Terminal.Result result = terminal.run("generate", "-m", "x");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.err())
        .contains("schema.sql:3")
        .contains("TABEL")
        .contains("scratch database");
  }

  @Test
  void anotherDatabaseIsAModel() {
    Terminal terminal = terminal("{yaml: model.yaml}");
    terminal.ok("generate", "-m", "users");
    terminal.ok("upgrade", "head");
    terminal.write(
        "config.other.yaml",
        "database: {url: \"jdbc:sqlite:other.db\"}\nmigrations: {locations: [others], dialects:"
            + " [sqlite]}\nmodel: {database: config.yaml}\n");
    terminal.ok("--config", "config.other.yaml", "generate", "-m", "from the other");
    assertThat(terminal.ok("--config", "config.other.yaml", "show", "head", "-v").out())
        .contains("CREATE TABLE users");
  }

  @Test
  void anEmptyDatabaseIsNoModel() {
    terminal("{yaml: model.yaml}");
    Terminal.Result result =
        Terminal.in(folder.resolve("elsewhere"))
            .write(
                "config.yaml",
                "database: {url: \"jdbc:sqlite:x.db\"}\nmodel: {database: ../config.yaml}\n")
            .run("generate", "-m", "x");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.err()).contains("would drop every table");
  }

  @Test
  void aRevisionIsAModelAndCanBeExported() {
    Terminal terminal = terminal("{revision: a}").revision("a", "").revision("b", "a");
    terminal.ok("generate", "-m", "back to a", "--rev-id", "c");
    assertThat(terminal.ok("show", "c", "-v").out()).contains("DROP TABLE t_b");
    assertThat(terminal.ok("model", "export", "--from", "b").text()).contains("t_a", "t_b");
    assertThat(terminal.ok("model", "export", "--from", "a").text()).doesNotContain("t_b");
  }

  @Test
  void anExistingDatabaseIsTakenOver() throws Exception {
    Terminal terminal = terminal("{yaml: taken.yaml}").write("model.yaml", "");
    database(
        "CREATE TABLE old (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(20) NOT NULL)",
        "CREATE TABLE child (old_id INTEGER REFERENCES old (id), CHECK (old_id > 0))",
        "CREATE INDEX ix_old_name ON old (name)",
        "CREATE VIEW names AS SELECT name FROM old",
        "INSERT INTO old VALUES (1, 'kept')");
    terminal.ok("init", "--from-database");
    assertThat(terminal.read("taken.yaml")).contains("old:", "ix_old_name", "names:");
    assertThat(terminal.ok("current").text()).contains("(head)");
    assertThat(terminal.query("SELECT name FROM old")).containsExactly("kept");
    assertThat(terminal.ok("generate", "-m", "nothing").text()).startsWith("No changes");
    Terminal.Result again = terminal.run("init", "--from-database");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("There are revisions already");
  }

  /** Once each, and nothing of what a first revision's downgrade is for. */
  @Test
  void whatAnotherDatabaseCannotRunIsSaidWhenOneIsTakenOver() throws Exception {
    Terminal terminal = terminal("{yaml: taken.yaml}");
    terminal.write(
        "config.yaml",
        terminal.read("config.yaml").replace("[sqlite]", "[sqlite, postgresql, mysql]"));
    database(
        "CREATE TABLE a (one TEXT, two TEXT)",
        "CREATE VIEW v AS SELECT `one` FROM `a`",
        "CREATE TRIGGER r AFTER INSERT ON a BEGIN DELETE FROM a WHERE two = ''; END");
    assertThat(terminal.ok("init", "--from-database").err().lines())
        .containsExactlyInAnyOrder(
            "warning: PostgreSQL, upgrade: the query of v is in the words of MySQL or MariaDB;"
                + " see whether it runs here",
            "warning: PostgreSQL, upgrade: not written for postgresql: create trigger r",
            "warning: MySQL, upgrade: not written for mysql: create trigger r");
  }

  @Test
  void anEmptyDatabaseIsNotTakenOver() {
    Terminal.Result result = terminal("{yaml: taken.yaml}").run("init", "--from-database");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("nothing to take over");
    assertThat(folder.resolve("taken.yaml")).doesNotExist();
  }
}
