package dev.retort.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.Project;
import dev.retort.testsupport.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopApplicationTest {
  private static final int PROCESSES = 6;
  private static final int REVISIONS = 20;

  private static Process start(Project project) throws Exception {
    ProcessBuilder builder = JavaProcess.of(ShopApplication.class.getName(), List.of());
    builder.command().add(1, "-Dretort.config=" + project.config());
    return builder.redirectErrorStream(true).start();
  }

  @Test
  void ofSixThatStartAtOnceOneMigrates(@TempDir Path folder) throws Exception {
    Project project = Project.in(folder);
    String parent = "";
    for (int i = 0; i < REVISIONS; i++) {
      project.table("r" + i, parent);
      parent = "r" + i;
    }
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start(project));
    }
    List<String> outputs = new ArrayList<>();
    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      outputs.add(output.strip());
    }
    outputs.sort(null);
    assertThat(outputs.subList(0, PROCESSES - 1)).containsOnly("ran 0 at [r19]");
    assertThat(outputs.get(PROCESSES - 1)).isEqualTo("ran " + REVISIONS + " at [r19]");
    assertThat(project.query("SELECT count(*) FROM retort_history")).containsExactly("20");
  }

  @Test
  void theServiceByHandComesBackToWhereItWas(@TempDir Path folder) {
    Project project =
        Project.in(folder)
            .table("a", "")
            .model(
                """
                tables:
                  t_a:
                    columns:
                      id: {type: integer}
                      name: {type: varchar(50)}
                """);
    ShopApplication.byHand(project.config());
    assertThat(project.rows()).containsExactly("a");
    assertThat(project.query("SELECT name FROM pragma_table_info('t_a')")).containsExactly("id");
  }
}
