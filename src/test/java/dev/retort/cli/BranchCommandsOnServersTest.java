package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is typed when branches meet, on every database: tried first, then for real. */
@SuppressWarnings("NullAway.Init")
class BranchCommandsOnServersTest {
  private static final String TABLE =
      "CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(40), mail VARCHAR(60));";
  private static final String VIEW =
      "DROP VIEW IF EXISTS v;\nCREATE VIEW v AS SELECT %s FROM people;";

  @TempDir Path folder;

  private Terminal terminal(TestServer server, String url) {
    String dialect = server.dialect().id().id();
    Terminal terminal = Terminal.in(folder);
    terminal.write(
        "config.yaml",
        """
        name: dev
        database: {url: "%s", username: "%s", password: "%s"}
        migrations: {locations: [versions], dialects: [%s]}
        """
            .formatted(
                server == TestServer.MARIADB ? url.replace("jdbc:mysql:", "jdbc:mariadb:") : url,
                server.who().getOrDefault("user", ""),
                server.who().getOrDefault("password", ""),
                dialect));
    return terminal.revision("root", "", TABLE, "DROP TABLE people;");
  }

  private static Terminal view(Terminal terminal, String id, String columns) {
    return terminal.revision(id, "root", VIEW.formatted(columns), "DROP VIEW IF EXISTS v;");
  }

  private static List<String> columns(TestServer server, String url, String from) throws Exception {
    try (Connection connection = server.connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + from)) {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        names.add(rows.getMetaData().getColumnName(i));
      }
      return names;
    }
  }

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void whatMeetsIsShownAndASideIsFollowed(TestServer server) throws Exception {
    String url = server.newDatabase();
    Terminal terminal = terminal(server, url);
    view(terminal, "left", "id, name");
    view(terminal, "right", "id, mail");
    String title = server.dialect().id().title();
    Terminal.Result conflicts = terminal.run("conflicts");
    assertThat(conflicts.status()).as(conflicts.toString()).isEqualTo(5);
    assertThat(conflicts.out())
        .contains("added differently  view v", "versions/left.sql:7", "versions/right.sql:7")
        .contains(title + ": left then right builds another schema");
    List<String> files = terminal.files();
    String tried =
        terminal.ok("merge", "-m", "join", "--resolve", "theirs", "--dry-run", "heads").out();
    assertThat(tried).contains("-- @upgrade " + server.dialect().id().id(), "mail");
    assertThat(terminal.files()).isEqualTo(files);
    terminal.ok("merge", "-m", "join", "--rev-id", "m", "--resolve", "theirs", "heads");
    assertThat(terminal.read(terminal.file("m"))).contains("-- left, right on " + title + ": ");
    assertThat(terminal.ok("conflicts").out()).contains("There is one head");
    terminal.ok("upgrade", "right");
    terminal.ok("upgrade", "head");
    assertThat(columns(server, url, "v")).containsExactly("id", "mail");
    terminal.ok("downgrade", "base");
    terminal.ok("upgrade", "left");
    terminal.ok("upgrade", "head");
    assertThat(columns(server, url, "v")).containsExactly("id", "mail");
    terminal.ok("downgrade", "base");
  }

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void aBranchIsPutOnTheOtherAndTheLineMadeOne(TestServer server) throws Exception {
    String url = server.newDatabase();
    Terminal terminal = terminal(server, url);
    String phone = "ALTER TABLE people ADD COLUMN phone VARCHAR(20);";
    String noPhone = "ALTER TABLE people DROP COLUMN phone;";
    terminal.revision("left", "root", phone, noPhone);
    terminal.revision(
        "right",
        "root",
        phone + "\nALTER TABLE people ADD COLUMN fax VARCHAR(20);",
        "ALTER TABLE people DROP COLUMN fax;\n" + noPhone);
    Terminal.Result conflicts = terminal.run("conflicts");
    assertThat(conflicts.status()).isEqualTo(5);
    assertThat(conflicts.out())
        .contains("added alike  column people.phone", "right after left fails");
    Terminal.Result merge = terminal.run("merge", "-m", "join", "--resolve", "ours", "heads");
    assertThat(merge.status()).isEqualTo(1);
    assertThat(merge.err()).contains("retort rebase right --onto left");
    String before = terminal.read("versions/right.sql");
    assertThat(terminal.ok("rebase", "right", "--onto", "left", "--dry-run").out())
        .contains(
            "Would put right on left instead of root", "Would leave out versions/right.sql:6");
    assertThat(terminal.read("versions/right.sql")).isEqualTo(before);
    terminal.ok("rebase", "right", "--onto", "left");
    assertThat(terminal.read(terminal.file("right"))).contains("-- @down_revision left\n");
    terminal.ok("upgrade", "head");
    assertThat(columns(server, url, "people"))
        .containsExactly("id", "name", "mail", "phone", "fax");
    List<String> files = terminal.files();
    assertThat(terminal.ok("squash", "root", "right", "-m", "one", "--dry-run").out())
        .contains("-- @replaces root, left", "-- @squash_checksum ");
    assertThat(terminal.files()).isEqualTo(files);
    terminal.ok("squash", "root", "right", "-m", "one");
    assertThat(terminal.files()).hasSize(1);
    assertThat(terminal.ok("upgrade", "head").out()).contains("Nothing to do");
    terminal.ok("downgrade", "base");
    terminal.ok("upgrade", "head");
    assertThat(columns(server, url, "people"))
        .containsExactly("id", "name", "mail", "phone", "fax");
    terminal.ok("downgrade", "base");
  }
}
