package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RevisionCommandsTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void setUp() {
    terminal = Terminal.in(folder);
  }

  @Test
  void autogenerateWritesUpgradesAndFindsNothingMore() {
    terminal.ok("revision", "--autogenerate", "-m", "添加用户表");
    assertThat(terminal.files()).hasSize(1).first().asString().endsWith("_添加用户表.sql");
    String text = terminal.read("versions/" + terminal.files().get(0));
    assertThat(text)
        .contains("-- @upgrade sqlite")
        .contains("-- @upgrade mysql")
        .contains("-- @upgrade postgresql")
        .contains("-- @message 添加用户表");
    terminal.ok("upgrade", "head");
    assertThat(terminal.tables()).containsExactly("alembic_version", "users");
    assertThat(terminal.ok("check").out()).contains("No differences");
    terminal.ok("revision", "--autogenerate", "-m", "again");
    assertThat(terminal.files()).hasSize(1);
    terminal.ok("downgrade", "-1");
    assertThat(terminal.tables()).containsExactly("alembic_version");
  }

  @Test
  void checkEndsWithFiveWhereTheModelDiffers() {
    Terminal.Result result = terminal.run("check");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.out()).contains("create table users");
    assertThat(terminal.files()).isEmpty();
  }

  @Test
  void aRenameIsDecidedByAnOption() {
    terminal.ok("generate", "--message", "users");
    terminal.ok("upgrade", "head");
    terminal.query("INSERT INTO users (name) VALUES ('Mei') RETURNING id");
    terminal.write(
        "model.yaml", terminal.read("model.yaml").replace("      name:", "      full_name:"));
    terminal.ok("generate", "--message", "rename", "--rename", "users.name:full_name");
    terminal.ok("upgrade", "head");
    assertThat(terminal.query("SELECT full_name FROM users")).containsExactly("Mei");
  }

  @Test
  void anEmptyRevisionStandsOnTheHead() {
    terminal.ok("revision", "-m", "one", "--rev-id", "r1");
    terminal.ok("revision", "-m", "two", "--rev-id", "r2", "--branch-label", "shop");
    assertThat(terminal.ok("heads").text()).isEqualTo("r2 (shop) (head)");
    terminal.ok("revision", "-m", "root", "--rev-id", "r3", "--head", "base");
    terminal.ok(
        "revision", "-m", "three", "--rev-id", "r4", "--head", "shop@head", "--depends-on", "r3");
    assertThat(terminal.ok("show", "r4").out()).contains("Parent: r2").contains("depends on: r3");
    Terminal.Result refused = terminal.run("revision", "-m", "x", "--head", "r1");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("--splice");
    terminal.ok("revision", "-m", "x", "--head", "r1", "--splice", "--rev-id", "r5");
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(terminal.ok("generate", "-m", "users", "--dry-run").out())
        .contains("CREATE TABLE users");
    assertThat(terminal.files()).isEmpty();
  }

  @Test
  void severalMistakesOfAFileAreToldAtOnce() {
    terminal.write("config.yaml", "databse: {url: x}\nmigrations: {locatons: [v]}\ndatabase: {}\n");
    Terminal.Result result = terminal.run("current");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.err())
        .contains("config.yaml:1:1")
        .contains("database")
        .contains("config.yaml:2:14")
        .contains("locations");
  }

  @Test
  void aRevisionFileWithATypoIsNamedAndTheRestLoads() {
    terminal.revision("a", "").write("versions/b.sql", "-- @revison b\n");
    Terminal.Result result = terminal.run("history");
    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("-> a");
    assertThat(result.err()).contains("versions/b.sql:1").contains("revision");
  }

  @Test
  void initMakesAProjectThatWorks(@TempDir Path empty) {
    Terminal fresh = Terminal.in(empty.resolve("other"));
    assertThat(fresh.run("init").status()).as("does not overwrite").isNotZero();
    assertThat(fresh.ok("init", "shop").out()).contains("shop");
    fresh.variable("CONFIG_FILE", "shop/config.yaml");
    fresh.ok("generate", "-m", "first");
    fresh.ok("upgrade", "head");
  }

  @Test
  void verifyReportsEachCheck() {
    Terminal.Result result = terminal.run("verify", "--format", "json");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .startsWith("{\"ok\": true, \"checks\": [{\"id\": \"file\", \"outcome\": \"pass\"");
  }

  @Test
  void completionIsAScriptThatNamesTheCommands() {
    assertThat(terminal.ok("completion").out()).contains("upgrade").contains("repair");
  }

  @Test
  void editOpensTheEditorOnTheFile() {
    terminal.revision("a", "").variable("EDITOR", "false");
    assertThat(terminal.run("edit", "a").status()).isNotZero();
    terminal.variable("EDITOR", "true");
    assertThat(terminal.run("edit", "a").status()).isZero();
  }

  @Test
  void aTypoInACommandIsAnsweredWithTheNearest() {
    Terminal.Result result = terminal.run("upgrde", "head");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("upgrade");
  }
}
