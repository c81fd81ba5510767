package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.testsupport.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixteen processes type the same at once. */
class ProcessRaceTest {
  private static final int PROCESSES = 16;

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void oneMigratesAndTheOthersFindNothingToDo(TestServer server, @TempDir Path folder)
      throws Exception {
    Project project =
        server == TestServer.SQLITE
            ? Project.in(folder)
            : Project.on(server, server.newDatabase(), folder, "");
    project.table("a", "").table("b", "a").table("c", "b");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      ProcessBuilder builder = JavaProcess.retort(project.config(), List.of("upgrade", "heads"));
      builder.command().add(1, "-Xmx128m");
      processes.add(builder.start());
    }
    int migrated = 0;
    int nothing = 0;
    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      migrated += output.contains("Upgraded: 3 revisions") ? 1 : 0;
      nothing += output.contains("Nothing to do") || output.contains("0 revisions") ? 1 : 0;
    }
    assertThat(List.of(migrated, nothing)).containsExactly(1, PROCESSES - 1);
  }
}
