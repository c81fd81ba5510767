package dev.retort.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.GuardCheckName;
import dev.retort.error.Cancellation;
import dev.retort.service.Drift;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardRefusedException;
import dev.retort.service.JournalEntry;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.RunListener;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do to a database, its journal and its files behind Retort's back, on each server. */
@SuppressWarnings("NullAway.Init")
class TouchedByHandTest {
  private static final List<String> BY_HAND =
      List.of(
          "ALTER TABLE users ADD COLUMN nickname VARCHAR(40)",
          "ALTER TABLE users DROP COLUMN legacy",
          "CREATE TABLE extra (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL)",
          "CREATE INDEX ix_extra_user ON extra (user_id)",
          "DROP VIEW names",
          "CREATE VIEW nicknames AS SELECT id, nickname FROM users");

  @TempDir Path folder;

  private TestDatabase database(DialectId dialect) throws Exception {
    return TestDatabase.of(dialect, folder)
        .revision(
            "a",
            "",
            """
            CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(50), legacy VARCHAR(9));
            CREATE TABLE gone (id INTEGER PRIMARY KEY);
            CREATE VIEW names AS SELECT id, name FROM users;
            """,
            "DROP VIEW names;\nDROP TABLE gone;\nDROP TABLE users;")
        .revision("b", "a", "CREATE TABLE later (id INTEGER PRIMARY KEY);", "DROP TABLE later;");
  }

  /** At a, and then touched. */
  private TestDatabase drifted(DialectId dialect) throws Exception {
    TestDatabase database = database(dialect);
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
      assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
    }
    database.execute(BY_HAND.toArray(String[]::new));
    database.execute("DROP TABLE gone");
    return database;
  }

  private static Drift drift(MigrationService service) {
    return service.drift(false, Cancellation.none());
  }

  private static List<String> subjects(Drift drift) {
    return drift.items().stream().map(Drift.Item::subject).distinct().sorted().toList();
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void whatRevertSaysTakesTheDriftBack(DialectId dialect) throws Exception {
    TestDatabase database = drifted(dialect);
    try (MigrationService service = database.open("level: open")) {
      Drift found = drift(service);
      assertThat(subjects(found)).containsExactly("extra", "gone", "names", "nicknames", "users");
      database.execute(found.whole().revert().toArray(String[]::new));
      assertThat(drift(service).items()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void eachDifferenceIsTakenBackByItself(DialectId dialect) throws Exception {
    TestDatabase database = drifted(dialect);
    try (MigrationService service = database.open("level: open")) {
      for (Drift left = drift(service); !left.isEmpty(); left = drift(service)) {
        // The last one first: what was added last may use what was added before it.
        Drift.Item last = left.items().get(left.items().size() - 1);
        assertThat(last.ways().revert()).as(last.subject()).isNotEmpty();
        database.execute(last.ways().revert().toArray(String[]::new));
        assertThat(drift(service).items()).hasSize(left.items().size() - 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void whatAdoptSaysMakesTheDriftOfficial(DialectId dialect) throws Exception {
    TestDatabase database = drifted(dialect);
    try (MigrationService service = database.open("level: open")) {
      String adopted = String.join(";\n", drift(service).whole().adopt()) + ";";
      database.revision("adopted", "a", adopted, "-- @irreversible it was made by hand");
      service.run(
          PlanRequest.stamp(List.of("adopted"), false), RunListener.NONE, Cancellation.none());
      assertThat(drift(service).items()).isEmpty();
    }
    // Elsewhere the revision makes what was made here by hand.
    TestDatabase elsewhere = TestDatabase.of(dialect, folder);
    if (dialect == DialectId.SQLITE) {
      Files.delete(folder.resolve("app.db"));
    }
    try (MigrationService service = elsewhere.open("level: open")) {
      service.upgrade("adopted");
      assertThat(elsewhere.values("SELECT nickname FROM nicknames")).isEmpty();
      assertThat(drift(service).items()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void anEntryOfTheJournalThatWasEditedShows(DialectId dialect) throws Exception {
    TestDatabase database = database(dialect);
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("head");
      assertThat(JournalEntry.firstBroken(service.history())).isEmpty();
      database.execute("UPDATE retort_history SET who = 'nobody' WHERE entry_no = 2");
      assertThat(JournalEntry.firstBroken(service.history()))
          .hasValueSatisfying(entry -> assertThat(entry.number()).isEqualTo(2));
    }
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void aFileThatChangedAfterItWasAppliedStopsARun(DialectId dialect) throws Exception {
    TestDatabase database = database(dialect);
    try (MigrationService service = database.open("level: open, checks: {changed_files: on}")) {
      service.execute(
          service.plan(PlanRequest.upgrade("a")),
          GuardAnswers.NONE,
          RunListener.NONE,
          Cancellation.none());
      Files.writeString(folder.resolve("versions/a.sql"), "-- later\n", StandardOpenOption.APPEND);
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(GuardRefusedException.class)
          .hasMessageContaining("Changed after they were applied: a.sql.");
      assertThat(service.status().current()).containsExactly("a");
    }
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void aJournalThatWasEditedStopsARunUntilSomebodyAcceptsIt(DialectId dialect) throws Exception {
    TestDatabase database = database(dialect);
    try (MigrationService service = database.open("level: open, checks: {changed_files: on}")) {
      service.upgrade("a");
      database.execute("UPDATE retort_history SET who = 'nobody' WHERE entry_no = 1");
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(GuardRefusedException.class)
          .hasMessageContaining("Somebody edited the journal: entry 1 ");
      service.execute(
          service.plan(PlanRequest.upgrade("head")),
          new GuardAnswers(null, Map.of(GuardCheckName.CHANGED_FILES, "it was me")),
          RunListener.NONE,
          Cancellation.none());
      service.downgrade("base");
      database.execute("UPDATE retort_history SET who = 'nobody' WHERE direction = 'downgrade'");
      assertThatThrownBy(() -> service.upgrade("head")).isInstanceOf(GuardRefusedException.class);
    }
  }
}
