package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesktopLibrariesTest {
  private static final String ALL =
      """
      libgtk-3.so.0 libXtst.so.6 libGL.so.1 libXxf86vm.so.1 libpangoft2-1.0.so.0
      """;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void aMachineThatHasAllIsLeftAlone() {
    Answers machine = new Answers();
    ensure(machine, DesktopLibraries.Purpose.WINDOW);
    assertThat(machine.commands).isEmpty();
    assertThat(said()).isEmpty();
  }

  @Test
  void onlyWhatIsMissingIsInstalled() {
    Answers machine = new Answers();
    machine.libraries = ALL.replace("libXtst.so.6", "");
    ensure(machine, DesktopLibraries.Purpose.WINDOW);
    assertThat(machine.commands)
        .containsExactly("apt-get install -y -qq --no-install-recommends libxtst6");
  }

  @Test
  void aFontForChineseIsPartOfIt() {
    Answers machine = new Answers();
    machine.fonts = false;
    ensure(machine, DesktopLibraries.Purpose.WINDOW);
    assertThat(machine.commands)
        .containsExactly("apt-get install -y -qq --no-install-recommends fonts-wqy-microhei");
  }

  @Test
  void aPictureNeedsNoDesktop() {
    Answers machine = new Answers();
    machine.libraries = "";
    ensure(machine, DesktopLibraries.Purpose.PICTURE);
    assertThat(machine.commands)
        .containsExactly("apt-get install -y -qq --no-install-recommends libpangoft2-1.0-0");
  }

  @Test
  void withoutRightsTheLineToTypeIsSaid() {
    Answers machine = new Answers();
    machine.libraries = ALL.replace("libgtk-3.so.0", "").replace("libGL.so.1", "");
    machine.root = false;
    ensure(machine, DesktopLibraries.Purpose.WINDOW);
    assertThat(machine.commands).isEmpty();
    assertThat(said())
        .contains("sudo apt-get install -y --no-install-recommends libgtk-3-0 libgl1\n");
  }

  @Test
  void anOldPackageListIsRefreshedOnce() {
    Answers machine = new Answers();
    machine.libraries = ALL.replace("libGL.so.1", "");
    machine.failures = 1;
    ensure(machine, DesktopLibraries.Purpose.WINDOW);
    String install = "apt-get install -y -qq --no-install-recommends libgl1";
    assertThat(machine.commands).containsExactly(install, "apt-get update -qq", install);
    assertThat(said()).doesNotContain("failed");
  }

  @Test
  void anInstallationThatFailsIsSaidAndNothingMore() {
    Answers machine = new Answers();
    machine.libraries = ALL.replace("libGL.so.1", "");
    machine.failures = 9;
    ensure(machine, DesktopLibraries.Purpose.WINDOW);
    assertThat(said())
        .contains("that failed")
        .contains("apt-get install -y --no-install-recommends libgl1\n");
  }

  @Test
  void otherSystemsNeedNothing() {
    Answers machine = new Answers();
    machine.linux = false;
    machine.libraries = "";
    ensure(machine, DesktopLibraries.Purpose.WINDOW);
    assertThat(machine.commands).isEmpty();
    assertThat(said()).isEmpty();
  }

  private void ensure(Machine machine, DesktopLibraries.Purpose purpose) {
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    Shell shell =
        new Shell(
            stream,
            stream,
            new BufferedReader(new StringReader("")),
            Shell.Terminal.NONE,
            Map.of(),
            Path.of(""),
            MigrationService::open,
            new NoDesktop());
    new DesktopLibraries(
            new Output(shell, Hints.of(new RootCommand()), false, false, false), machine)
        .ensure(purpose);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static final class NoDesktop implements Desktop {
    @Override
    public void open(Screen screen) {
      throw new AssertionError("nobody asked for a window");
    }

    @Override
    public void snapshot(Screen screen, Path png) {
      throw new AssertionError("nobody asked for a picture");
    }
  }

  private static final class Answers implements Machine {
    final List<String> commands = new ArrayList<>();
    String libraries = ALL;
    boolean linux = true;
    boolean fonts = true;
    boolean root = true;
    int failures;

    @Override
    public boolean isLinux() {
      return linux;
    }

    @Override
    public String libraries() {
      return libraries;
    }

    @Override
    public boolean exists(Path path) {
      return fonts;
    }

    @Override
    public boolean hasApt() {
      return true;
    }

    @Override
    public boolean isRoot() {
      return root;
    }

    @Override
    public boolean run(List<String> command) {
      commands.add(String.join(" ", command));
      return failures-- <= 0;
    }
  }
}
