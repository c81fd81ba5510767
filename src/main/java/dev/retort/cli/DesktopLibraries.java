package dev.retort.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The system libraries that a window needs on Linux, and how they get there. */
final class DesktopLibraries {
  /**
   * What the libraries are for; a picture is drawn in memory and needs no toolkit of the desktop.
   */
  enum Purpose {
    WINDOW,
    PICTURE
  }

  /** Library by the Debian package that brings it. */
  private static final Map<String, String> DRAWING =
      Map.of("libpangoft2-1.0-0", "libpangoft2-1.0.so.0");

  private static final Map<String, String> DESKTOP = desktop();
  private static final String FONT_PACKAGE = "fonts-wqy-microhei";
  private static final List<Path> CHINESE_FONTS =
      List.of(
          Path.of("/usr/share/fonts/truetype/wqy"),
          Path.of("/usr/share/fonts/truetype/droid"),
          Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"));

  private final Output output;
  private final Machine machine;

  DesktopLibraries(Output output, Machine machine) {
    this.output = output;
    this.machine = machine;
  }

  private static Map<String, String> desktop() {
    Map<String, String> needed = new LinkedHashMap<>();
    needed.put("libgtk-3-0", "libgtk-3.so.0");
    needed.put("libxtst6", "libXtst.so.6");
    needed.put("libgl1", "libGL.so.1");
    needed.put("libxxf86vm1", "libXxf86vm.so.1");
    return needed;
  }

  /** Installs what is missing where that is possible; otherwise says how, and goes on. */
  void ensure(Purpose purpose) {
    if (!machine.isLinux()) {
      return;
    }
    List<String> missing = missing(purpose);
    if (missing.isEmpty()) {
      return;
    }
    String packages = String.join(" ", missing);
    if (!machine.hasApt() || !machine.isRoot()) {
      output.warning(
          "the window needs system libraries that are not here. On Debian or Ubuntu:\n"
              + "  sudo apt-get install -y --no-install-recommends "
              + packages);
      return;
    }
    output.note("Installing what the window needs: " + packages + " …");
    List<String> install = new ArrayList<>();
    install.addAll(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
    install.addAll(missing);
    if (!machine.run(install)
        && !(machine.run(List.of("apt-get", "update", "-qq")) && machine.run(install))) {
      output.warning(
          "that failed. Try it yourself:\n  apt-get install -y --no-install-recommends "
              + packages);
    }
  }

  /** The packages that the machine lacks. */
  private List<String> missing(Purpose purpose) {
    Map<String, String> needed = new LinkedHashMap<>();
    if (purpose == Purpose.WINDOW) {
      needed.putAll(DESKTOP);
    }
    needed.putAll(DRAWING);
    String libraries = machine.libraries();
    List<String> missing = new ArrayList<>();
    needed.forEach(
        (name, library) -> {
          if (!libraries.contains(library)) {
            missing.add(name);
          }
        });
    if (CHINESE_FONTS.stream().noneMatch(machine::exists)) {
      missing.add(FONT_PACKAGE);
    }
    return missing;
  }
}
