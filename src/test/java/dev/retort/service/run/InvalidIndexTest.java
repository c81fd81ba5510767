package dev.retort.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.service.Blocker;
import dev.retort.service.JournalEntry;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.service.Project;
import dev.retort.service.RepairChoice;
import dev.retort.service.RunListener;
import dev.retort.service.StatementFailedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What statements of PostgreSQL with CONCURRENTLY leave when they do not come to their end. */
@SuppressWarnings("NullAway.Init")
@Timeout(120)
class InvalidIndexTest {
  private static final TestServer SERVER = TestServer.POSTGRESQL;
  private static final String INDEXES =
      "SELECT x.indexrelid::regclass || CASE WHEN x.indisvalid THEN '' ELSE ' invalid' END FROM"
          + " pg_index x JOIN pg_class t ON t.oid = x.indrelid WHERE t.relnamespace ="
          + " 'public'::regnamespace AND t.relname NOT IN ('alembic_version', 'retort_history',"
          + " 'retort_revision') AND t.relname NOT LIKE 'retort%' ORDER BY 1";
  private static final String INVALID =
      "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1";

  @TempDir Path folder;

  /** What another client does meanwhile. */
  @FunctionalInterface
  private interface Deed {
    void run() throws Exception;
  }

  /** Listens, and does something when the run waits, or gave up a wait. */
  private static final class Watching implements RunListener {
    private final Deed waiting;
    private final Deed blocked;
    private final List<String> dropped = new ArrayList<>();

    Watching(Deed waiting, Deed blocked) {
      this.waiting = waiting;
      this.blocked = blocked;
    }

    private static void run(Deed deed) {
      try {
        deed.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void waitingFor(PlanStep step, List<Blocker> blockers) {
      if (!blockers.isEmpty()) {
        run(waiting);
      }
    }

    @Override
    public void blocked(PlanStep step, List<Blocker> blockers, Duration pause) {
      run(blocked);
    }

    @Override
    public void invalidIndexesDropped(PlanStep step, int index, List<String> names) {
      dropped.addAll(names);
    }
  }

  private static final Deed NOTHING = () -> {};

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Project project(String url, String limits, String statement) {
    Project project = Project.on(SERVER, url, folder, "guard: {" + limits + "}\n");
    project
        .revision(
            "first",
            "",
            """
            CREATE TABLE source (id INTEGER, name TEXT);
            CREATE INDEX ix_old ON source (id);
            CREATE TABLE parts (id INTEGER) PARTITION BY RANGE (id);
            CREATE INDEX ix_parts ON parts (id);
            CREATE TABLE part_1 PARTITION OF parts FOR VALUES FROM (1) TO (100);
            """,
            "DROP TABLE parts;\nDROP TABLE source;")
        .revision(
            "second",
            "first",
            "-- @transaction off\nCREATE TABLE a (id INTEGER);\n"
                + statement
                + ";\nCREATE TABLE b (id INTEGER);",
            "DROP TABLE b;");
    try (MigrationService service = project.open()) {
      service.upgrade("first");
    }
    return project;
  }

  /** An old view of the database, which each of these statements waits for before its end. */
  private static void look(Connection blocker) throws SQLException {
    blocker.setAutoCommit(false);
    blocker.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    texts(blocker, "SELECT relname FROM pg_class LIMIT 1");
  }

  /** Has written to the table, which each of these statements waits for at once. */
  private static void write(Connection blocker) throws SQLException {
    blocker.setAutoCommit(false);
    execute(blocker, "INSERT INTO source VALUES (1, 'x')");
  }

  private static void run(MigrationService service, RunListener listener) {
    service.run(PlanRequest.upgrade("head"), listener, Cancellation.none());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE INDEX CONCURRENTLY ON source (name) | source_name_idx | resume",
        "CREATE INDEX CONCURRENTLY ON source (name) | source_name_idx | revert",
        "CREATE UNIQUE INDEX CONCURRENTLY ON public.source (lower(name) DESC, id) INCLUDE (name)"
            + " WHERE id > 0 | source_lower_id_name_idx | resume",
        "REINDEX TABLE CONCURRENTLY source | ix_old_ccnew | revert",
        "REINDEX INDEX CONCURRENTLY ix_parts | part_1_id_idx_ccnew | resume",
        "REINDEX TABLE CONCURRENTLY parts | part_1_id_idx_ccnew | revert",
        "REINDEX SCHEMA CONCURRENTLY public | alembic_version_pkc_ccnew | resume",
        "REINDEX (CONCURRENTLY) SCHEMA public | alembic_version_pkc_ccnew | revert",
        "REINDEX (CONCURRENTLY) DATABASE | alembic_version_pkc_ccnew | resume",
      })
  void whatALostSessionLeftIsSeenAndTakenAway(String statement, String left, String choice)
      throws Exception {
    String url = SERVER.newDatabase();
    try (Connection blocker = SERVER.connect(url);
        Connection other = SERVER.connect(url);
        MigrationService service = project(url, "lock_timeout: 10m", statement).open()) {
      List<String> before = texts(other, INDEXES);
      look(blocker);
      Deed end =
          () ->
              texts(
                  other,
                  "SELECT pg_terminate_backend(pid) FROM pg_stat_progress_create_index WHERE"
                      + " datname = current_database()");
      assertThatThrownBy(() -> run(service, new Watching(end, NOTHING)))
          .hasMessageContaining("The connection was lost during statement 2 of 3");
      List<String> invalid = texts(other, INVALID);
      assertThat(invalid).contains(left);
      assertThat(
              service.interruption(Cancellation.none()).orElseThrow().statements().stream()
                  .map(s -> s.state() + ", " + s.reason()))
          .containsExactly(
              "DONE, the history says so",
              "NOT_DONE, it was sent, and did not come to its end: it left "
                  + String.join(", ", invalid)
                  + ", which is invalid and goes when it is sent again",
              "NOT_DONE, not sent");
      blocker.rollback();
      boolean revert = choice.equals("revert");
      RepairChoice way = revert ? new RepairChoice.Revert() : new RepairChoice.Resume(null);
      service.repair(
          service.planRepair(way, Cancellation.none()), RunListener.NONE, Cancellation.none());
      assertThat(texts(other, INVALID)).isEmpty();
      if (revert) {
        assertThat(texts(other, INDEXES)).isEqualTo(before);
      }
      service.upgrade("head");
      assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
    }
  }

  @Test
  void onlyWhatIsLikeTheStatementIsTakenForWhatItLeft() throws Exception {
    String url = SERVER.newDatabase();
    try (Connection other = SERVER.connect(url);
        MigrationService service =
            project(url, "level: open", "CREATE INDEX CONCURRENTLY ON source (name)").open()) {
      execute(other, "INSERT INTO source VALUES (1, 'x'), (1, 'x')");
      for (String index :
          List.of(
              "ON source (name)",
              "source_name_idx9 ON source (name DESC)",
              "mine ON source (name)")) {
        assertThatThrownBy(() -> execute(other, "CREATE UNIQUE INDEX CONCURRENTLY " + index))
            .hasMessageContaining("could not create unique index");
      }
      execute(
          other,
          "UPDATE pg_index SET indisunique = false WHERE indexrelid IN ('source_name_idx'::regclass,"
              + " 'source_name_idx9'::regclass)");
      Watching watching = new Watching(NOTHING, NOTHING);
      run(service, watching);
      assertThat(watching.dropped).containsExactly("source_name_idx");
      assertThat(texts(other, INVALID)).containsExactly("mine", "source_name_idx9");
      assertThat(texts(other, INDEXES)).contains("source_name_idx");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "IF NOT EXISTS "})
  void whatSomebodyElseLeftIsDroppedAndThatIsTold(String unless) throws Exception {
    String url = SERVER.newDatabase();
    String statement = "CREATE INDEX CONCURRENTLY " + unless + "索引 ON source (id)";
    try (Connection other = SERVER.connect(url);
        MigrationService service = project(url, "level: open", statement).open()) {
      execute(other, "INSERT INTO source VALUES (1, 'x'), (1, 'x')");
      assertThatThrownBy(
              () -> execute(other, "CREATE UNIQUE INDEX CONCURRENTLY 索引 ON source (name)"))
          .hasMessageContaining("could not create unique index");
      Watching watching = new Watching(NOTHING, NOTHING);
      run(service, watching);
      assertThat(watching.dropped).containsExactly("\"索引\"");
      assertThat(service.history())
          .extracting(JournalEntry::detail)
          .contains("/* invalid, dropped before: \"索引\" */ " + statement);
      assertThat(texts(other, INVALID)).isEmpty();
      assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
    }
  }

  /** Another client builds the index, which does not end before {@code blocker} does. */
  private static CompletableFuture<Void> build(Connection builder, Connection other, String sql)
      throws SQLException {
    CompletableFuture<Void> built =
        CompletableFuture.runAsync(
            () -> {
              try {
                execute(builder, sql);
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    String waits =
        "SELECT pid FROM pg_stat_progress_create_index WHERE phase = 'waiting for old snapshots' AND"
            + " datname = current_database()";
    while (texts(other, waits).isEmpty()) {
      assertThat(built).isNotDone();
    }
    return built;
  }

  @Test
  void whatAnotherSessionIsBuildingIsLeftAlone() throws Exception {
    String url = SERVER.newDatabase();
    String statement = "CREATE INDEX CONCURRENTLY ix_new ON source (id)";
    String limits = "lock_timeout: 500ms, lock_retries: 0";
    try (Connection blocker = SERVER.connect(url);
        Connection builder = SERVER.connect(url);
        Connection other = SERVER.connect(url);
        MigrationService service = project(url, limits, statement).open()) {
      look(blocker);
      CompletableFuture<Void> built = build(builder, other, statement);
      Watching watching = new Watching(NOTHING, NOTHING);
      assertThatThrownBy(() -> run(service, watching))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("lock timeout")
          .hasMessageNotContaining("invalid");
      assertThat(texts(other, INVALID)).containsExactly("ix_new");
      blocker.rollback();
      built.get();
      assertThat(watching.dropped).isEmpty();
      assertThat(texts(other, INVALID)).isEmpty();
      assertThat(texts(other, INDEXES)).contains("ix_new");
    }
  }

  @Test
  void whatAnotherSessionFailedToBuildMeanwhileIsNotTakenForDone() throws Exception {
    String url = SERVER.newDatabase();
    String statement = "CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_new ON source (id)";
    try (Connection blocker = SERVER.connect(url);
        Connection builder = SERVER.connect(url);
        Connection other = SERVER.connect(url);
        MigrationService service = project(url, "lock_timeout: 10m", statement).open()) {
      look(blocker);
      CompletableFuture<Void> built = build(builder, other, statement);
      Deed fail =
          () -> {
            texts(
                other,
                "SELECT pg_cancel_backend(pid) FROM pg_stat_progress_create_index WHERE phase ="
                    + " 'waiting for old snapshots' AND datname = current_database()");
            built.exceptionally(e -> null).get();
            blocker.rollback();
          };
      Watching watching = new Watching(fail, NOTHING);
      run(service, watching);
      assertThat(built).isCompletedExceptionally();
      assertThat(watching.dropped).containsExactly("ix_new");
      assertThat(texts(other, INVALID)).isEmpty();
      assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ix_new ", "IF NOT EXISTS ix_new ", ""})
  void whatCouldNotBeTakenAwayAtOnceGoesBeforeTheNextTry(String name) throws Exception {
    String url = SERVER.newDatabase();
    String statement = "CREATE INDEX CONCURRENTLY " + name + "ON source (name)";
    try (Connection blocker = SERVER.connect(url);
        Connection other = SERVER.connect(url);
        MigrationService service = project(url, "lock_timeout: 300ms", statement).open()) {
      write(blocker);
      Watching watching = new Watching(NOTHING, blocker::rollback);
      run(service, watching);
      String index = name.isEmpty() ? "source_name_idx" : "ix_new";
      assertThat(watching.dropped).containsExactly(index);
      assertThat(texts(other, INDEXES)).contains(index).noneMatch(i -> i.contains("invalid"));
      assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
      assertThat(service.history()).allMatch(e -> e.intact());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE INDEX CONCURRENTLY ON source (name) | source_name_idx",
        "DROP INDEX CONCURRENTLY ix_old | ix_old"
      })
  void whatCouldNotBeTakenAwayIsNamed(String statement, String left) throws Exception {
    String url = SERVER.newDatabase();
    String limits = "lock_timeout: 300ms, lock_retries: 0";
    try (Connection blocker = SERVER.connect(url);
        Connection other = SERVER.connect(url);
        MigrationService service = project(url, limits, statement).open()) {
      write(blocker);
      assertThatThrownBy(() -> service.upgrade("head"))
          .hasMessageContaining("1 of 3 statements of this revision took effect")
          .hasMessageContaining("What failed has left " + left + ", which is invalid");
      assertThat(texts(other, INVALID)).containsExactly(left);
      if (statement.startsWith("CREATE")) {
        assertThatThrownBy(() -> resume(service))
            .hasMessageContaining("DROP INDEX CONCURRENTLY IF EXISTS " + left)
            .hasMessageContaining("lock timeout");
      }
      blocker.rollback();
      resume(service);
      assertThat(texts(other, INVALID)).isEmpty();
      assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
    }
  }

  private static void resume(MigrationService service) {
    service.repair(
        service.planRepair(new RepairChoice.Resume(null), Cancellation.none()),
        RunListener.NONE,
        Cancellation.none());
  }

  @Test
  void whatAFirstStatementLeftIsNamedAndGoesWithTheNextStart() throws Exception {
    String url = SERVER.newDatabase();
    String statement = "DROP INDEX CONCURRENTLY ix_old";
    Project project = project(url, "lock_timeout: 300ms, lock_retries: 0", statement);
    project.revision("third", "first", "-- @transaction off\n" + statement + ";", "SELECT 1;");
    try (Connection blocker = SERVER.connect(url);
        Connection other = SERVER.connect(url);
        MigrationService service = project.open()) {
      write(blocker);
      assertThatThrownBy(() -> service.upgrade("third"))
          .hasMessageContaining("none of this revision came before it")
          .hasMessageContaining("What failed has left ix_old, which is invalid")
          .hasMessageNotContaining("the database takes back");
      blocker.rollback();
      service.upgrade("third");
      assertThat(texts(other, INDEXES)).doesNotContain("ix_old", "ix_old invalid");
    }
  }

  @Test
  void anIndexThatWaitsForThoseOfItsPartitionsIsNoLeftover() throws Exception {
    String url = SERVER.newDatabase();
    String statement = "CREATE INDEX CONCURRENTLY ix_wait ON parts (id)";
    try (Connection other = SERVER.connect(url);
        MigrationService service = project(url, "level: open", statement).open()) {
      execute(other, "CREATE INDEX ix_wait ON ONLY parts (id)");
      assertThatThrownBy(() -> service.upgrade("head"))
          .hasMessageContaining("cannot create index on partitioned table \"parts\" concurrently")
          .hasMessageNotContaining("invalid");
      assertThat(texts(other, INVALID)).containsExactly("ix_wait");
    }
  }
}
