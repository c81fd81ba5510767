package dev.retort.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.service.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetortTest {
  @Test
  void upgradesToAllHeads(@TempDir Path folder) {
    Project project = Project.in(folder).table("a", "").table("b", "a").table("c", "a");
    assertThat(Retort.upgradeOnStartup(project.config()).headsAfter()).containsExactly("b", "c");
    assertThat(Retort.upgradeOnStartup(project.config()).plan().isEmpty()).isTrue();
  }

  @Test
  void throwsWhenThereIsNoFile(@TempDir Path folder) {
    assertThatThrownBy(() -> Retort.upgradeOnStartup(folder.resolve("none.yaml")))
        .isInstanceOf(ConfigException.class);
  }
}
