package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ModelSettings.JpaModel;
import dev.retort.config.ModelSettings.SqlModel;
import dev.retort.config.ModelSettings.YamlModel;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentLoaderTest {
  private final Path folder;

  EnvironmentLoaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Environment load(String content, Map<String, String> variables) throws IOException {
    return EnvironmentLoader.load(write("config.yaml", content), variables);
  }

  private Environment load(String content) throws IOException {
    return load(content, Map.of());
  }

  /** The usual checks and limits of a level; backups go beside the file. */
  private GuardSettings guard(GuardLevel level) {
    return new GuardSettings(
        level,
        TimeLimits.DEFAULT,
        Map.of(),
        null,
        BackupSettings.in(folder.resolve("backups")),
        Map.of());
  }

  @Test
  void aUrlAloneGivesEveryDefault() throws IOException {
    Environment environment = load("database: {url: 'jdbc:sqlite:app.db'}\n");
    assertThat(environment)
        .isEqualTo(
            new Environment(
                folder.resolve("config.yaml"),
                "default",
                new DatabaseSettings(
                    "jdbc:sqlite:" + folder.resolve("app.db"),
                    null,
                    null,
                    null,
                    Map.of(),
                    new PoolSettings(4, Duration.ofSeconds(5))),
                new MigrationSettings(
                    List.of(folder.resolve("migrations/versions")),
                    "{seq}_{date}_{time}_{slug}",
                    List.of(DialectId.SQLITE),
                    "alembic_version",
                    "retort_history",
                    ZoneOffset.UTC,
                    Map.of()),
                null,
                new IncludeSettings(List.of("*"), List.of()),
                null,
                TransactionMode.RUN,
                guard(GuardLevel.OPEN),
                LintSettings.DEFAULT));
  }

  @Test
  void everyKeyOfTheDocumentationIsRead() throws IOException {
    Environment environment =
        load(
            """
            name: test
            database:
              url: jdbc:mysql://127.0.0.1:3306/app
              username: ${DB_USER:app}
              password: ${DB_PASSWORD}
              schema: app
              properties: {sslMode: REQUIRED}
              pool: {maximum_size: 8, connection_timeout: 500ms}
            migrations:
              locations: [assets/demo/versions, more]
              file_template: "{date}_{slug}"
              dialects: [sqlite, mysql, postgresql]
              version_table: versions
              history_table: history
              timezone: Europe/Berlin
              placeholders: {tenant: acme}
            model: {yaml: assets/demo/model.yaml}
            include: {tables: ["*"], exclude_tables: ["tmp_*"]}
            scratch: {url: "jdbc:mariadb://127.0.0.1/scratch", username: s, password: t}
            transaction: revision
            guard: {level: protected}
            lint: {rules: {DS02: warning, PG22: off}}
            """,
            Map.of("DB_PASSWORD", "hunter2"));
    assertThat(environment)
        .isEqualTo(
            new Environment(
                folder.resolve("config.yaml"),
                "test",
                new DatabaseSettings(
                    "jdbc:mysql://127.0.0.1:3306/app",
                    "app",
                    Secret.of("hunter2"),
                    "app",
                    Map.of("sslMode", "REQUIRED"),
                    new PoolSettings(8, Duration.ofMillis(500))),
                new MigrationSettings(
                    List.of(folder.resolve("assets/demo/versions"), folder.resolve("more")),
                    "{date}_{slug}",
                    List.of(DialectId.SQLITE, DialectId.MYSQL, DialectId.POSTGRESQL),
                    "versions",
                    "history",
                    ZoneId.of("Europe/Berlin"),
                    Map.of("tenant", "acme")),
                new YamlModel(folder.resolve("assets/demo/model.yaml")),
                new IncludeSettings(List.of("*"), List.of("tmp_*")),
                new ScratchSettings("jdbc:mariadb://127.0.0.1/scratch", "s", Secret.of("t")),
                TransactionMode.REVISION,
                guard(GuardLevel.PROTECTED),
                new LintSettings(Map.of("DS02", LintLevel.WARNING, "PG22", LintLevel.OFF))));
    assertThat(environment.toString()).doesNotContain("hunter2");
  }

  @Test
  void aChildOverridesDeeplyAndInheritedPathsStartAtTheParent() throws IOException {
    write(
        "config.yaml",
        """
        name: base
        database: {url: "jdbc:sqlite:app.db", username: sa, pool: {maximum_size: 2}}
        migrations: {locations: [versions], dialects: [sqlite]}
        """);
    Path child =
        write(
            "deep/config.prod.yaml",
            """
            extends: ../config.yaml
            database: {username: ~, pool: {connection_timeout: 1m}}
            migrations: {dialects: [mysql]}
            """);
    Environment environment = EnvironmentLoader.load(child, Map.of());
    assertThat(environment.name()).isEqualTo("prod");
    assertThat(environment.database())
        .isEqualTo(
            new DatabaseSettings(
                "jdbc:sqlite:" + folder.resolve("app.db"),
                null,
                null,
                null,
                Map.of(),
                new PoolSettings(2, Duration.ofMinutes(1))));
    assertThat(environment.migrations().locations()).containsExactly(folder.resolve("versions"));
    assertThat(environment.migrations().dialects()).containsExactly(DialectId.MYSQL);
  }

  @Test
  void aChildsKindOfModelReplacesTheParents() throws IOException {
    write("config.yaml", "database: {url: 'jdbc:sqlite:app.db'}\nmodel: {yaml: model.yaml}\n");
    Path child = write("config.test.yaml", "extends: config.yaml\nmodel: {sql: schema.sql}\n");
    assertThat(EnvironmentLoader.load(child, Map.of()).model())
        .isEqualTo(new SqlModel(folder.resolve("schema.sql")));
  }

  @Test
  void aVariableThatAChildOverridesMayBeMissing() throws IOException {
    write("config.yaml", "database: {url: '${UNSET}'}\n");
    Path child =
        write("config.test.yaml", "extends: config.yaml\ndatabase: {url: 'jdbc:sqlite:t.db'}\n");
    assertThat(EnvironmentLoader.load(child, Map.of()).database().url()).endsWith("t.db");
  }

  @Test
  void variablesAreReplacedAnywhereInAScalar() throws IOException {
    write("secret.txt", "hunter2\n");
    DatabaseSettings database =
        load(
                """
                database:
                  url: jdbc:mysql://${HOST:localhost}:${PORT}/app
                  username: ${A:${B:nested}}
                  password: ${file:secret.txt}
                  schema: a$${B}c${EMPTY:}
                """,
                Map.of("PORT", "3307"))
            .database();
    assertThat(database.url()).isEqualTo("jdbc:mysql://localhost:3307/app");
    assertThat(database.username()).isEqualTo("nested");
    assertThat(database.password()).isEqualTo(Secret.of("hunter2"));
    assertThat(database.schema()).isEqualTo("a${B}c");
  }

  @Test
  void aVariablesValueIsNotReplacedAgain() throws IOException {
    Environment environment =
        load(
            "database: {url: 'jdbc:sqlite:a.db', password: '${PASSWORD}'}\n",
            Map.of("PASSWORD", "a${b}$c"));
    assertThat(environment.database().password()).isEqualTo(Secret.of("a${b}$c"));
  }

  @Test
  void anEmptyVariableIsAValue() throws IOException {
    Environment environment =
        load(
            "database: {url: 'jdbc:sqlite:a.db', password: '${PASSWORD:other}'}\n",
            Map.of("PASSWORD", ""));
    assertThat(environment.database().password()).isEqualTo(Secret.of(""));
  }

  @Test
  void entityClassesAreRead() throws IOException {
    Environment environment =
        load(
            """
            database: {url: "jdbc:sqlite:a.db"}
            model: {jpa: {classpath: [target/classes], packages: [com.acme]}}
            """);
    assertThat(environment.model())
        .isEqualTo(
            new JpaModel(List.of(folder.resolve("target/classes")), List.of("com.acme"), null));
  }

  @Test
  void anchorsByteOrderMarksAndWindowsLineEndsAreRead() throws IOException {
    Environment environment =
        load(
            """
            \uFEFFdatabase: &d
              url: "jdbc:sqlite::memory:"
              username: &u x
            name: *u
            """
                .replace("\n", "\r\n"));
    assertThat(environment.name()).isEqualTo("x");
    assertThat(environment.database().url()).isEqualTo("jdbc:sqlite::memory:");
  }

  @Test
  void aFileThatIsNotUtf8IsAProblem() throws IOException {
    Path file = folder.resolve("config.yaml");
    Files.write(file, "name: é\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> EnvironmentLoader.load(file, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": the file is not UTF-8 text; save it as UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"'', 3600000", "statement_timeout: 90s, 90000", "statement_timeout: none, 0"})
  void aStatementHasALimitUnlessTheFileLiftsIt(String line, long millis) throws IOException {
    Environment environment =
        load("database: {url: 'jdbc:sqlite:app.db'}\nguard: {level: open, " + line + "}\n");
    assertThat(environment.guard().limits().statement()).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500ms", "5s", "90s", "2m", "1h", "36h"})
  void durationsAreWrittenAsTheyAreRead(String text) {
    assertThat(DurationText.of(DurationText.parse(text).orElseThrow())).isEqualTo(text);
  }

  @Test
  void severalMistakesAreOneMessage() throws IOException {
    Path file = write("config.yaml", "database: {url: 'jdbc:sqlite:a.db'}\nnam: x\ngard: {}\n");
    assertThatThrownBy(() -> EnvironmentLoader.load(file, Map.of()))
        .hasMessage(
            """
            2 mistakes in the configuration:
              %1$s:2:1: there is no key 'nam' here; did you mean 'name'?
              %1$s:3:1: there is no key 'gard' here; did you mean 'guard'?"""
                .formatted(file));
  }
}
