package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.revision.UnknownRevisionException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class JournalTest {
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void setUp() {
    project = Project.in(folder).table("a", "").table("b", "a").table("c", "b");
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      service.downgrade("-1");
    }
  }

  @Test
  void anUntouchedJournalIsIntact() {
    try (MigrationService service = project.open()) {
      assertThat(service.history())
          .extracting(
              e -> e.number() + " " + e.outcome() + " " + e.direction() + " " + e.revision())
          .containsExactly(
              "1 done upgrade a", "2 done upgrade b", "3 done upgrade c", "4 done downgrade c");
      assertThat(JournalEntry.firstBroken(service.history())).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "UPDATE retort_history SET who = 'nobody' WHERE entry_no = 2; 2",
        "DELETE FROM retort_history WHERE entry_no = 2; 3",
        "DELETE FROM retort_history WHERE entry_no = 1; 2",
        "UPDATE retort_history SET entry_no = 9 WHERE entry_no = 4; 9",
      })
  void anEditShows(String edit, long broken) {
    project.sql(edit);
    try (MigrationService service = project.open()) {
      assertThat(JournalEntry.firstBroken(service.history()))
          .hasValueSatisfying(e -> assertThat(e.number()).isEqualTo(broken));
    }
  }

  @Test
  void aRevisionWhoseFileIsGoneIsDowngradedFromTheDatabase() throws Exception {
    Files.delete(project.file("versions/b.sql"));
    Files.delete(project.file("versions/c.sql"));
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(UnknownRevisionException.class);
      service.downgrade("a");
      assertThat(project.rows()).containsExactly("a");
      assertThat(project.tables()).doesNotContain("t_b");
    }
  }

  @Test
  void eachTextIsKeptOnce() {
    try (MigrationService service = project.open()) {
      service.upgrade("head");
    }
    assertThat(project.query("SELECT revision FROM retort_history_body ORDER BY 1"))
        .containsExactly("a", "b", "c");
    assertThat(project.query("SELECT body FROM retort_history_body WHERE revision = 'b'"))
        .containsExactly(read("versions/b.sql"));
  }

  private String read(String name) {
    try {
      return Files.readString(project.file(name));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
