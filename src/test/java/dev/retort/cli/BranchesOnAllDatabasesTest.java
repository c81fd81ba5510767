package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches of a project that runs on several databases, tried on all of them in one call. */
@SuppressWarnings("NullAway.Init")
class BranchesOnAllDatabasesTest {
  private static final String TABLE =
      "CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(40), mail VARCHAR(60));";
  private static final String VIEW =
      "DROP VIEW IF EXISTS v;\nCREATE VIEW v AS SELECT %s FROM people;";
  private static final String AWAY = "{url: \"jdbc:postgresql://127.0.0.1:1/app\"}";

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void development() {
    terminal = Terminal.in(folder);
    terminal.write(
        "config.yaml",
        """
        name: dev
        database: {url: "jdbc:sqlite:app.db"}
        migrations: {locations: [versions], dialects: [sqlite, mysql, postgresql]}
        """);
    terminal.revision("root", "", TABLE, "DROP TABLE people;");
  }

  private void environment(String name, String database, String more) {
    terminal.write(
        "config." + name + ".yaml",
        """
        name: %s
        database: %s
        migrations: {locations: [versions], dialects: [sqlite, mysql, postgresql]}
        %s
        """
            .formatted(name, database, more));
  }

  private static String database(TestServer server) throws SQLException {
    String url = server.newDatabase();
    return "{url: \"%s\", username: \"%s\", password: \"%s\"}"
        .formatted(
            server == TestServer.MARIADB ? url.replace("jdbc:mysql:", "jdbc:mariadb:") : url,
            server.who().getOrDefault("user", ""),
            server.who().getOrDefault("password", ""));
  }

  private void views() {
    terminal.revision("left", "root", VIEW.formatted("id, name"), "DROP VIEW IF EXISTS v;");
    terminal.revision("right", "root", VIEW.formatted("id, mail"), "DROP VIEW IF EXISTS v;");
  }

  @Test
  void bothOrdersRunOnEachDatabaseThatAnEnvironmentNames() throws SQLException {
    environment("test", database(TestServer.MARIADB), "");
    environment("pg", database(TestServer.POSTGRESQL), "");
    views();

    Terminal.Result conflicts = terminal.run("conflicts");

    assertThat(conflicts.status()).as(conflicts.toString()).isEqualTo(5);
    for (String title : new String[] {"SQLite", "MariaDB", "PostgreSQL"}) {
      assertThat(conflicts.out()).contains(title + ": left then right builds another schema");
    }
    assertThat(conflicts.text()).doesNotContain("not tried");
  }

  @Test
  void aMergeIsProvenOnEachAndSaysSoInItsFile() throws SQLException {
    environment("test", database(TestServer.MARIADB), "");
    environment("pg", database(TestServer.POSTGRESQL), "");
    views();

    terminal.ok("merge", "-m", "join", "--rev-id", "m", "--resolve", "theirs", "heads");

    String file = terminal.read(terminal.file("m"));
    assertThat(file)
        .contains(
            "-- left, right on SQLite: ",
            "-- left, right on MariaDB: ",
            "-- left, right on PostgreSQL: ",
            "-- @upgrade sqlite",
            "-- @upgrade mysql",
            "-- @upgrade postgresql");
    for (String name : new String[] {"config.yaml", "config.test.yaml", "config.pg.yaml"}) {
      terminal.ok("-c", name, "upgrade", "left");
      terminal.ok("-c", name, "upgrade", "heads");
      terminal.ok("-c", name, "downgrade", "base");
    }
  }

  @Test
  void whatOnlyOneDatabaseRefusesIsFound() throws SQLException {
    environment("pg", database(TestServer.POSTGRESQL), "");
    String index = "CREATE INDEX ix ON people (%s);";
    terminal.revision(
        "left", "root", "CREATE TABLE pets (id INTEGER); CREATE INDEX ix ON pets (id);", "");
    terminal.write(
        "versions/right.sql",
        """
        -- @revision right
        -- @down_revision root
        -- @message makes right

        -- @upgrade
        CREATE INDEX right_ix ON people (mail);

        -- @upgrade postgresql
        %s

        -- @downgrade
        DROP INDEX right_ix;
        """
            .formatted(index.formatted("mail")));

    Terminal.Result conflicts = terminal.run("conflicts");

    assertThat(conflicts.out())
        .contains("SQLite: both orders build the same schema", "PostgreSQL: ", "fails");
    assertThat(conflicts.status()).isEqualTo(5);
    terminal.ok("merge", "-m", "join", "--rev-id", "m", "heads");
    assertThat(terminal.read(terminal.file("m")))
        .contains("right after left fails: right.sql:9: CREATE INDEX ix ON people (mail): ")
        .doesNotContain(folder.toString(), "scratch database");
  }

  @Test
  void whatMeetsInTheSectionsOfAnotherDatabaseAloneIsNamed() throws SQLException {
    environment("pg", database(TestServer.POSTGRESQL), "");
    for (String branch : new String[] {"left", "right"}) {
      terminal.write(
          "versions/" + branch + ".sql",
          """
          -- @revision %1$s
          -- @down_revision root
          -- @message makes %1$s

          -- @upgrade sqlite
          CREATE TABLE only_%1$s (id INTEGER);

          -- @upgrade
          CREATE TABLE only_%1$s (id INTEGER);
          DROP VIEW IF EXISTS v;
          CREATE VIEW v AS SELECT id, '%1$s' AS side FROM people;

          -- @downgrade
          DROP VIEW IF EXISTS v;
          DROP TABLE only_%1$s;
          """
              .formatted(branch));
    }

    assertThat(terminal.run("conflicts").out())
        .contains(
            "added differently  view v",
            "On PostgreSQL: Both branches add the view v, but not alike",
            "left  versions/left.sql:11",
            "SQLite: both orders build the same schema.",
            "PostgreSQL: left then right builds another schema");
    terminal.ok("merge", "-m", "join", "--rev-id", "m", "--resolve", "ours", "heads");
    assertThat(terminal.read(terminal.file("m")))
        .contains("-- @upgrade postgresql\n", "-- @upgrade sqlite\n-- Nothing to do in SQLite.\n");
    terminal.ok("upgrade", "heads");
    terminal.ok("-c", "config.pg.yaml", "upgrade", "left");
    terminal.ok("-c", "config.pg.yaml", "upgrade", "heads");
  }

  @Test
  void aServerMakesAsManyScratchDatabasesAsAreUsed() throws SQLException {
    environment("test", database(TestServer.MARIADB), "");
    views();
    try (Connection watch = TestServer.MARIADB.connect(TestServer.MARIADB.newDatabase())) {
      long before = made(watch);
      assertThat(terminal.run("conflicts").out()).contains("MariaDB: left then right");
      // One for each order.
      assertThat(made(watch) - before).isEqualTo(2);

      terminal.write(
          "versions/left.sql",
          terminal.read("versions/left.sql").replace("-- @upgrade", "-- @upgrade sqlite"));
      assertThat(terminal.run("conflicts").out()).contains("MariaDB was not tried: ");
      assertThat(answer(watch, "SHOW DATABASES LIKE 'retort\\_scratch\\_%'")).isEmpty();
    }
  }

  private static long made(Connection connection) throws SQLException {
    return Long.parseLong(
        answer(connection, "SHOW GLOBAL STATUS LIKE 'Com_create_db'").orElseThrow());
  }

  /** The last value of the first row. */
  private static Optional<String> answer(Connection connection, String question)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      int last = rows.getMetaData().getColumnCount();
      return rows.next() ? Optional.of(rows.getString(last)) : Optional.empty();
    }
  }

  @Test
  void aServerThatIsAwayIsNamedWithTheReason() {
    environment("pg", AWAY, "");
    views();

    Terminal.Result conflicts = terminal.run("conflicts");

    assertThat(conflicts.out())
        .contains(
            "SQLite: left then right builds another schema",
            "PostgreSQL was not tried: config.pg.yaml: ",
            "MySQL was not tried: no environment file beside config.yaml names such a database.");
    assertThat(terminal.run("conflicts", "--format", "json").out())
        .contains("\"not_tried\"", "\"postgresql\"");
    terminal.ok("merge", "-m", "join", "--rev-id", "m", "heads");
    assertThat(terminal.read(terminal.file("m")))
        .contains("-- PostgreSQL was not tried.\n", "-- MySQL was not tried.\n")
        .doesNotContain("config.pg.yaml");
  }

  @Test
  void nothingIsMadeBesideProduction() throws SQLException {
    environment("prod", database(TestServer.MARIADB), "guard: {level: protected}");
    views();

    assertThat(terminal.run("conflicts").out())
        .contains("MySQL was not tried: config.prod.yaml: ", "section 'scratch'");
  }

  @Test
  void aSquashIsProvenOnEachOrRefused() throws SQLException {
    environment("test", database(TestServer.MARIADB), "");
    environment("pg", AWAY, "");
    terminal.write(
        "versions/next.sql",
        """
        -- @revision next
        -- @down_revision root
        -- @message makes next

        -- @upgrade sqlite
        ALTER TABLE people ADD COLUMN fax TEXT;

        -- @upgrade mysql
        ALTER TABLE people ADD COLUMN fax VARCHAR(20) COMMENT 'kept';

        -- @upgrade postgresql
        ALTER TABLE people ADD COLUMN fax varchar(20);

        -- @downgrade
        ALTER TABLE people DROP COLUMN fax;
        """);

    Terminal.Result refused = terminal.run("squash", "root", "next", "-m", "one");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("PostgreSQL was not tried: config.pg.yaml: ");
    assertThat(terminal.files()).hasSize(2);

    environment("pg", database(TestServer.POSTGRESQL), "");
    assertThat(terminal.ok("squash", "root", "next", "-m", "one").text())
        .contains("Proven on SQLite, PostgreSQL, MariaDB: both build the same schema.");
    for (String name : new String[] {"config.yaml", "config.test.yaml", "config.pg.yaml"}) {
      terminal.ok("-c", name, "upgrade", "head");
      terminal.ok("-c", name, "downgrade", "base");
    }
  }
}
