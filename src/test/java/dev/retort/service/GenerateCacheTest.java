package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.EnvironmentLoader;
import dev.retort.dialect.PossibleSchemas;
import dev.retort.dialect.TestServer;
import dev.retort.diff.RandomSchemas;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.error.RetortException;
import dev.retort.model.ModelWriter;
import dev.retort.schema.Schema;
import dev.retort.service.cache.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept between comparisons changes how long they take and nothing else. */
@SuppressWarnings("NullAway.Init")
final class GenerateCacheTest {
  private static final int PAIRS = Math.max(5, Integer.getInteger("retort.pairs", 50) / 5);
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private static final String USERS =
      """
      tables:
        users:
          columns:
            id: {type: bigint, autoincrement: true}
            name: {type: varchar(50), nullable: false}
          primary_key: [id]
          unique: {uq_users_name: [name]}
        tasks:
          columns:
            id: {type: bigint, autoincrement: true}
            user_id: {type: bigint, nullable: false}
          primary_key: [id]
          foreign_keys: {fk_tasks_user_id: {columns: [user_id], references: users(id)}}
      """;

  private Path folder;
  private Project project;
  private Path cache;

  @BeforeEach
  void makeProject(@TempDir Path empty) {
    folder = empty;
    project = Project.in(folder).model(USERS);
    cache = folder.resolve("cache");
  }

  private MigrationService open(CacheFolder kept) {
    return MigrationServices.open(
        EnvironmentLoader.load(project.config()), CLOCK, () -> "0123456789ab", kept);
  }

  private MigrationService open() {
    return open(CacheFolder.at(cache));
  }

  private void write(String id) {
    try (MigrationService service = open()) {
      service
          .generate(RevisionRequest.of(id).withId(id), Progress.NONE, Cancellation.none())
          .save();
    }
  }

  private String generated(CacheFolder kept, boolean cached) {
    RevisionRequest request = RevisionRequest.of("next").withId("next");
    try (MigrationService service = open(kept)) {
      GeneratedRevision found =
          service.generate(
              cached ? request : request.withoutCache(), Progress.NONE, Cancellation.none());
      return found.changes() + "\n" + found.candidates() + "\n" + found.text();
    } catch (RetortException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void assertSameWithAndWithout() {
    String anew = generated(CacheFolder.none(), false);
    assertThat(generated(CacheFolder.at(cache), true)).isEqualTo(anew);
    assertThat(generated(CacheFolder.at(cache), true)).isEqualTo(anew);
    assertThat(generated(CacheFolder.none(), true)).isEqualTo(anew);
  }

  private void damage() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
  }

  private void change() {
    project.model(
        USERS
            .replace("varchar(50)", "varchar(80)")
            .replace("user_id: {", "note: {type: text}\n      user_id: {"));
  }

  @Test
  void coldWarmAndDamagedEntriesGiveTheSameRevision() throws IOException {
    write("first");
    change();
    assertSameWithAndWithout();
    damage();
    assertSameWithAndWithout();
  }

  @Test
  void anEntryOfAnotherProgramOrServerIsNotFound() throws IOException {
    write("first");
    change();
    String anew = generated(CacheFolder.none(), false);
    generated(CacheFolder.at(cache), true);
    try (Stream<Path> files = Files.list(cache)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes["retort cache\n".length() + 3]++;
        Files.write(file, bytes);
      }
    }
    assertThat(generated(CacheFolder.at(cache), true)).isEqualTo(anew);
  }

  @Test
  void whereNothingCanBeKeptTheRevisionIsTheSameAndVerifySaysSo() throws IOException {
    CacheFolder impossible =
        CacheFolder.at(Files.writeString(folder.resolve("file"), "").resolve("cache"));
    write("first");
    change();

    assertThat(generated(impossible, true)).isEqualTo(generated(CacheFolder.none(), false));
    try (MigrationService service = open(impossible)) {
      assertThat(service.verify().checks())
          .filteredOn(c -> c.id().equals("cache"))
          .singleElement()
          .satisfies(c -> assertThat(c.outcome()).isEqualTo(VerificationReport.Outcome.WARN));
    }
    try (MigrationService service = open()) {
      assertThat(service.verify().checks()).noneMatch(c -> c.id().equals("cache"));
    }
  }

  @Test
  void aChangedRevisionFileIsReadAnew() {
    project
        .revision("a", "", "CREATE TABLE users (id INTEGER);", "DROP TABLE users;")
        .model("tables: {users: {columns: {id: {type: integer}}}}");
    assertThat(generated(CacheFolder.at(cache), true)).startsWith("[]");

    project.revision("a", "", "CREATE TABLE users (id TEXT);", "DROP TABLE users;");

    assertThat(generated(CacheFolder.at(cache), true)).contains("ModifyColumn");
  }

  @Test
  void rowsThatTheFilesWriteAreThereWhenTheRevisionIsTried() {
    project
        .revision(
            "a",
            "",
            "CREATE TABLE users (id INTEGER);\nINSERT INTO users VALUES (NULL);",
            "DROP TABLE users;")
        .model("tables: {users: {columns: {id: {type: integer, nullable: false}}}}");

    assertThat(generated(CacheFolder.none(), false)).contains("NOT NULL constraint failed");
    assertSameWithAndWithout();
  }

  @Test
  void aStatementThatChangesWhatItDoesNotNameIsRun() {
    write("first");
    project.revision(
        "second",
        "first",
        "ALTER TABLE users RENAME COLUMN id TO nr;",
        "ALTER TABLE users RENAME COLUMN nr TO id;");

    assertThat(generated(CacheFolder.none(), false)).contains("nr");
    assertSameWithAndWithout();
  }

  @Test
  void triggersAndViewsStandBesideTheTablesTheyNeed() {
    String model =
        USERS
            + """
            views:
              names: {sql: "SELECT u.name, t.id FROM users u JOIN tasks t ON t.user_id = u.id"}
            triggers:
              log: {table: tasks, sql: "CREATE TRIGGER log AFTER DELETE ON tasks BEGIN DELETE FROM users WHERE id = OLD.user_id; END"}
            """;
    project.model(model);
    write("first");
    assertSameWithAndWithout();
    assertThat(generated(CacheFolder.at(cache), true)).startsWith("[]");
    project.model(
        model.replace("      name: {type", "      mail: {type: text}\n      name: {type"));
    assertSameWithAndWithout();
  }

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void randomModelsGiveTheSameChangesWithAndWithout(TestServer server)
      throws SQLException, IOException {
    String url = server.newDatabase().replace("jdbc:mysql:", "jdbc:mariadb:");
    for (long seed = 0; seed < PAIRS; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema from = PossibleSchemas.on(server, random.schema());
      Schema to = PossibleSchemas.on(server, random.near(from));
      project = Project.in(Files.createDirectory(folder.resolve(server + "" + seed)));
      project.write(
          "config.yaml",
          "database: {url: \"%s\", username: %s, password: \"%s\"}\n"
                  .formatted(
                      url,
                      server.who().getOrDefault("user", "nobody"),
                      server.who().getOrDefault("password", ""))
              + "migrations: {locations: [versions]}\nmodel: {yaml: model.yaml}\n");
      project.write("model.yaml", ModelWriter.load().write(from));
      write("first");
      project.write("model.yaml", ModelWriter.load().write(to));
      String anew = generated(CacheFolder.none(), false);

      assertThat(generated(CacheFolder.at(cache), true)).as("cold, seed %s", seed).isEqualTo(anew);
      assertThat(generated(CacheFolder.at(cache), true)).as("warm, seed %s", seed).isEqualTo(anew);
      write("second");
      assertThat(generated(CacheFolder.at(cache), true))
          .as("after it was written, seed %s", seed)
          .isEqualTo(generated(CacheFolder.none(), false));
    }
  }
}
