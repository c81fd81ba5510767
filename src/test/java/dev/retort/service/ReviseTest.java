package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.revision.InvalidTargetException;
import dev.retort.revision.MultipleHeadsException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviseTest {
  private Project project;

  @BeforeEach
  void makeProject(@TempDir Path folder) {
    project = Project.in(folder).table("a", "").table("b", "a").table("c", "a");
  }

  private static RevisionRequest at(String head, boolean splice) {
    return new RevisionRequest("new one", "n", head, splice, List.of(), List.of(), null, List.of());
  }

  @Test
  void severalHeadsNeedAChoice() {
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.revision(RevisionRequest.of("x")))
          .isInstanceOf(MultipleHeadsException.class);
      assertThat(service.revision(at("b", false)).draft().downRevisions()).containsExactly("b");
      assertThat(service.revision(at("base", false)).draft().downRevisions()).isEmpty();
    }
  }

  @Test
  void aParentThatIsNoHeadNeedsSplice() {
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.revision(at("a", false)))
          .isInstanceOf(InvalidTargetException.class)
          .hasMessageContaining("--splice");
      assertThat(service.revision(at("a", true)).draft().downRevisions()).containsExactly("a");
    }
  }

  @Test
  void aNewRevisionHasTwelveHexDigitsAndRunsEmpty() {
    try (MigrationService service = project.open()) {
      PendingRevision pending =
          service.revision(
              new RevisionRequest(
                  "Add it", null, "b", false, List.of("blue"), List.of("c"), null, List.of()));
      assertThat(pending.draft().id()).matches("[0-9a-f]{12}");
      assertThat(pending.file().getFileName().toString()).startsWith("003_").endsWith("add_it.sql");
      Revision saved = pending.save();
      assertThat(saved.dependsOn()).containsExactly("c");
      assertThat(saved.branchLabels()).containsExactly("blue");
      service.upgrade("heads");
      assertThat(project.rows()).containsExactly(saved.id());
      service.downgrade("base");
    }
  }

  @Test
  void idsAndLabelsAreNotUsedTwice() {
    try (MigrationService service = project.open()) {
      RevisionRequest same =
          new RevisionRequest("x", "a", "b", false, List.of(), List.of(), null, List.of());
      assertThatThrownBy(() -> service.revision(same)).isInstanceOf(InvalidTargetException.class);
    }
  }

  @Test
  void mergesAllHeadsAndComesApartAgain() {
    try (MigrationService service = project.open()) {
      Revision merged = service.merge(List.of("heads"), RevisionRequest.of("join")).save();
      assertThat(merged.downRevisions()).containsExactlyInAnyOrder("b", "c");
      service.upgrade("head");
      assertThat(project.rows()).containsExactly(merged.id());
      service.downgrade("b");
      assertThat(project.rows()).contains("b");
      service.upgrade("head");
      assertThat(project.rows()).containsExactly(merged.id());
    }
  }

  @Test
  void refusesMergesOfTheSameOfOneAndOfAncestors() {
    try (MigrationService service = project.open()) {
      RevisionRequest request = RevisionRequest.of("join");
      assertThatThrownBy(() -> service.merge(List.of("b", "b"), request))
          .hasMessageContaining("twice");
      assertThatThrownBy(() -> service.merge(List.of("b"), request))
          .hasMessageContaining("at least two");
      assertThatThrownBy(() -> service.merge(List.of("a", "b"), request))
          .hasMessageContaining("ancestor");
    }
  }

  @Test
  void anEditWithAMistakeLeavesTheFileAlone() throws Exception {
    try (MigrationService service = project.open()) {
      Path file = service.graph().get("b").file();
      String before = Files.readString(file);
      assertThatThrownBy(
              () -> service.edit("b", before.replace("@down_revision a", "@down_revision z")))
          .isInstanceOf(RevisionFormatException.class);
      assertThat(service.check("b", before.replace("@upgrade", "@upgrad"))).isNotEmpty();
      assertThat(file).hasContent(before);
      service.edit("b", before.replace("makes b", "mends b"));
      assertThat(service.graph().get("b").message()).isEqualTo("mends b");
    }
  }

  @Test
  void aChangeOfIdentityThatOrphansAChildIsRefused() throws Exception {
    try (MigrationService service = project.open()) {
      String text = Files.readString(service.graph().get("a").file());
      assertThat(service.check("a", text.replace("@revision a", "@revision z"))).isNotEmpty();
    }
  }
}
