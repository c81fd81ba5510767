package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class CacheCommandTest {
  private static final String PROPERTY = "retort.cache";

  private @Nullable String before;
  private Path cache;
  private Terminal terminal;

  @BeforeEach
  void setUp(@TempDir Path folder) {
    cache = folder.resolve("cache");
    before = System.setProperty(PROPERTY, cache.toString());
    terminal = Terminal.in(folder);
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @Test
  void tellsWhereTheCacheIsAndHowLarge() {
    assertThat(terminal.ok("cache").text()).isEqualTo(cache + ": 0 files, 0 KB");

    terminal.ok("revision", "--autogenerate", "-m", "users");

    assertThat(terminal.ok("cache").text()).matches("\\Q" + cache + "\\E: [1-9] files, [0-9]+ KB");
    assertThat(terminal.ok("cache", "--format", "json").out()).contains("\"entries\"");
  }

  @Test
  void clearingLeavesNothing() {
    terminal.ok("revision", "--autogenerate", "-m", "users");

    assertThat(terminal.ok("cache", "clear").text()).startsWith("Cleared: " + cache);

    assertThat(terminal.ok("cache").text()).isEqualTo(cache + ": 0 files, 0 KB");
    assertThat(terminal.ok("revision", "--autogenerate", "-m", "more").out())
        .contains("No changes");
  }

  @Test
  void withoutCacheNothingIsKept() {
    terminal.ok("revision", "--autogenerate", "--no-cache", "-m", "users");

    assertThat(terminal.files()).hasSize(1);
    assertThat(terminal.ok("cache").text()).isEqualTo(cache + ": 0 files, 0 KB");
  }

  @Test
  void offSaysSo() {
    System.setProperty(PROPERTY, "off");

    assertThat(terminal.ok("cache").text()).isEqualTo("The cache is off.");
  }
}
