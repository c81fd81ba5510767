package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.RetortException;
import dev.retort.schema.Schema;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.MySqlServer;
import dev.retort.testsupport.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateOnServersTest {
  private static final String FIRST =
      """
      tables:
        users:
          columns:
            id: {type: bigint, autoincrement: true}
            name: {type: varchar(50), nullable: false}
            state: {type: "enum('new', 'done')", default: new}
            bio: {type: text}
          primary_key: [id]
          unique: {uq_users_name: [name]}
      """;

  private static final String SECOND =
      """
      tables:
        users:
          columns:
            id: {type: bigint, autoincrement: true}
            name: {type: varchar(80), nullable: false, comment: "what 'people' say"}
            state: {type: "enum('new', 'done', 'gone')", default: new}
            active: {type: boolean, nullable: false, default: true}
            seen: {type: timestamp, default: {sql: CURRENT_TIMESTAMP}}
          primary_key: [id]
          unique: {uq_users_name: [name]}
          indexes: {ix_users_state: [state]}
        tasks:
          columns:
            id: {type: bigint, autoincrement: true}
            user_id: {type: bigint, nullable: false}
            doc: {type: json}
            price: {type: "decimal(10, 2)", default: 0}
          primary_key: [id]
          foreign_keys:
            fk_tasks_user_id: {columns: [user_id], references: users(id), on_delete: cascade}
          checks: {ck_tasks_price: "price >= 0"}
          indexes:
            ux_tasks_price: {columns: [price], unique: true}
      """;

  private static String url(String kind) throws SQLException {
    return switch (kind) {
      case "postgresql" -> PostgresServer.newDatabase();
      case "mysql" -> MySqlServer.newDatabase();
      default -> MariaDbServer.newDatabase().replace("jdbc:mysql:", "jdbc:mariadb:");
    };
  }

  private static String account(String kind) {
    return switch (kind) {
      case "postgresql" -> "username: postgres";
      case "mysql" -> "username: root";
      default -> "username: " + MariaDbServer.USER + ", password: " + MariaDbServer.PASSWORD;
    };
  }

  private static Project project(Path folder, String kind, String url) {
    Project project = Project.in(folder);
    project.write("model.yaml", FIRST);
    project.write(
        "config.yaml",
        """
        name: test
        database: {url: "%s", %s}
        migrations:
          locations: [versions]
          dialects: [%s, sqlite]
        model: {yaml: model.yaml}
        """
            .formatted(url, account(kind), kind));
    return project;
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb", "mysql"})
  void aColumnUnderAViewChangesItsType(String kind, @TempDir Path folder) throws SQLException {
    Project project = project(folder, kind, url(kind));
    String first = FIRST + "views: {names: {sql: SELECT name FROM users}}\n";
    project.write("model.yaml", first);
    try (MigrationService service = MigrationService.open(project.config())) {
      service.generate("users").save();
      service.upgrade("head");
      Schema before = service.liveSchema();
      // With the view in the model, and with a model that says nothing of views.
      for (String wider : List.of(first, FIRST)) {
        project.write("model.yaml", wider.replace("varchar(50)", "varchar(70)"));
        service.generate("wider").save();
        service.upgrade("head");
        assertThat(service.liveSchema().views()).containsOnlyKeys("names");
        service.downgrade("-1");
        assertThat(service.liveSchema()).isEqualTo(before);
        service.graph().heads().forEach(r -> delete(r.file()));
      }
    }
  }

  /** Of a definer that the files name; no comparison knows it. */
  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "mysql"})
  void aDefinerThatGetsLostIsNotedOnce(String kind, @TempDir Path folder) throws SQLException {
    Project project = project(folder, kind, url(kind));
    project.write(
        "versions/by_hand.sql",
        """
        -- @revision aa01
        -- @down_revision
        -- @message by hand

        -- @upgrade
        CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY, n BIGINT);
        CREATE ALGORITHM=MERGE DEFINER = `report`@`%` SQL SECURITY DEFINER VIEW seen AS SELECT id FROM t;
        CREATE DEFINER=CURRENT_USER VIEW own AS SELECT id FROM t;
        CREATE DEFINER='report'@'%' TRIGGER counted BEFORE INSERT ON t FOR EACH ROW SET NEW.n = 1;

        -- @downgrade
        DROP VIEW seen;
        DROP VIEW own;
        DROP TABLE t;
        """);
    String model =
        """
        tables: {t: {columns: {id: bigint, n: bigint}, primary_key: [id]}}
        views: {seen: {sql: "SELECT id, n FROM t"}, own: {sql: "SELECT id, n FROM t"}}
        triggers:
          counted:
            table: t
            KIND: CREATE DEFINER=CURRENT_USER TRIGGER counted BEFORE INSERT ON t FOR EACH ROW SET NEW.n = 2
        """
            .replace("KIND", kind);
    project.write("model.yaml", model);
    try (MigrationService service = MigrationService.open(project.config())) {
      GeneratedRevision generated = service.generate("more");
      String becomes = " becomes the user that runs this";
      assertThat(generated.warnings().stream().filter(w -> w.contains("definer")))
          .containsExactlyInAnyOrder(
              title(kind) + ", upgrade: the definer report@% of counted" + becomes,
              title(kind) + ", upgrade: the definer report@% of seen" + becomes);
      generated.save();
      project.write("model.yaml", model.replace("SELECT id, n", "SELECT n, id"));
      assertThat(service.generate("again").warnings()).noneMatch(w -> w.contains("definer"));
    }
  }

  private static String title(String kind) {
    return kind.equals("mysql") ? "MySQL" : "MariaDB";
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb", "mysql"})
  void generatedRevisionsGoUpAndDown(String kind, @TempDir Path folder) throws SQLException {
    String url = url(kind);
    Project project = project(folder, kind, url);
    try (MigrationService service = MigrationService.open(project.config())) {
      String firstId = service.generate("users").save().orElseThrow().id();
      service.upgrade("head");
      Schema first = service.liveSchema();
      project.write("model.yaml", SECOND);
      GeneratedRevision generated = service.generate("tasks");
      String second = generated.save().orElseThrow().id();
      service.upgrade("head");
      assertThat(rows(url, kind)).containsExactly(second);
      assertThat(service.liveSchema().tables()).containsOnlyKeys("tasks", "users");
      assertThat(service.generate("nothing").isEmpty()).isTrue();
      service.downgrade("-1");
      assertThat(rows(url, kind)).containsExactly(firstId);
      // A column that comes back comes last, so order is not compared.
      assertThat(service.liveSchema().table("users").orElseThrow().columns())
          .containsExactlyInAnyOrderElementsOf(first.table("users").orElseThrow().columns());
      service.downgrade("base");
      assertThat(rows(url, kind)).isEmpty();
      assertThat(service.liveSchema()).isEqualTo(Schema.empty());
    }
  }

  @Test
  void aMariaDbServerBehindAnAddressOfMySqlIsNamed(@TempDir Path folder) throws SQLException {
    Project project = project(folder, "mariadb", MariaDbServer.newDatabase());
    try (MigrationService service = MigrationService.open(project.config())) {
      assertThatThrownBy(service::liveSchema)
          .isInstanceOf(RetortException.class)
          .hasMessageContaining("The server is MariaDB")
          .hasMessageContaining("jdbc:mariadb:");
    }
  }

  private static List<String> rows(String url, String kind) throws SQLException {
    String user =
        switch (kind) {
          case "postgresql" -> "postgres";
          case "mysql" -> MySqlServer.USER;
          default -> MariaDbServer.USER;
        };
    String password = kind.equals("mariadb") ? MariaDbServer.PASSWORD : "";
    try (Connection connection =
            DriverManager.getConnection(
                url.replace("jdbc:mariadb:", "jdbc:mysql:"), user, password);
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT version_num FROM alembic_version")) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** A model that says no more than that a column is numbered leaves a sequence where one is. */
  @Test
  void aSequenceGivesWayToAnIdentityWhereTheModelSaysSo(@TempDir Path folder) throws Exception {
    String url = PostgresServer.newDatabase();
    String model =
        "tables: {t: {columns: {id: {type: int, autoincrement: true%s}}, primary_key: {name: k, columns: [id]}}}\n";
    Project project = Project.in(folder);
    project.write(
        "config.yaml",
        """
        database: {url: "%s", username: postgres}
        migrations: {locations: [versions]}
        model: {yaml: model.yaml}
        """
            .formatted(url));
    project.write(
        "versions/001_t.sql",
        """
        -- @revision a1

        -- @upgrade
        CREATE TABLE t (id SERIAL CONSTRAINT k PRIMARY KEY);
        INSERT INTO t DEFAULT VALUES;

        -- @downgrade
        DROP TABLE t;
        """);
    try (MigrationService service = MigrationService.open(project.config());
        Connection connection = DriverManager.getConnection(url, "postgres", "")) {
      project.write("model.yaml", model.formatted(""));
      assertThat(service.generate("nothing").changes()).isEmpty();
      project.write("model.yaml", model.formatted(", options: {identity: by default}"));
      GeneratedRevision generated = service.generate("identity");
      assertThat(generated.changes()).hasSize(1);
      generated.save();
      assertThat(service.generate("nothing").changes()).isEmpty();
      service.upgrade("head");
      connection.createStatement().execute("INSERT INTO t DEFAULT VALUES");
      try (ResultSet rows =
          connection
              .createStatement()
              .executeQuery(
                  "SELECT max(id), max(is_identity) FROM t, information_schema.columns"
                      + " WHERE table_name = 't' AND column_name = 'id'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1) + rows.getString(2)).isEqualTo("2YES");
      }
      service.downgrade("-1");
      service.downgrade("base");
      assertThat(service.liveSchema().isEmpty()).isTrue();
    }
  }
}
