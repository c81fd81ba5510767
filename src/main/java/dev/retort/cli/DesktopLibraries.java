package dev.retort.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The system libraries that a window needs on Linux, and how they get there. */
final class DesktopLibraries {
  /** Library by the Debian package that brings it. */
  private static final Map<String, String> NEEDED = needed();

  private static final String FONT_PACKAGE = "fonts-wqy-microhei";
  private static final List<Path> CHINESE_FONTS =
      List.of(
          Path.of("/usr/share/fonts/truetype/wqy"),
          Path.of("/usr/share/fonts/truetype/droid"),
          Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"));

  private final Session session;

  DesktopLibraries(Session session) {
    this.session = session;
  }

  private static Map<String, String> needed() {
    Map<String, String> needed = new LinkedHashMap<>();
    needed.put("libgtk-3-0", "libgtk-3.so.0");
    needed.put("libxtst6", "libXtst.so.6");
    needed.put("libpangoft2-1.0-0", "libpangoft2-1.0.so.0");
    needed.put("libgl1", "libGL.so.1");
    needed.put("libxxf86vm1", "libXxf86vm.so.1");
    return needed;
  }

  static boolean isLinux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
  }

  /** Installs what is missing where that is possible; otherwise says how, and goes on. */
  void ensure() {
    if (!isLinux()) {
      return;
    }
    List<String> missing = missing(libraries());
    if (missing.isEmpty()) {
      return;
    }
    String packages = String.join(" ", missing);
    boolean debian = Files.isExecutable(Path.of("/usr/bin/apt-get"));
    if (!debian || !"root".equals(System.getProperty("user.name"))) {
      session
          .output()
          .warning(
              "the window needs system libraries that are not here. On Debian or Ubuntu:\n  sudo apt-get install -y "
                  + packages);
      return;
    }
    session.output().note("Installing what the window needs: " + packages + " …");
    List<String> install = new ArrayList<>();
    install.addAll(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
    install.addAll(missing);
    if (run(install) != 0 && (run(List.of("apt-get", "update", "-qq")) != 0 || run(install) != 0)) {
      session.output().warning("that failed. Try it yourself:\n  apt-get install -y " + packages);
    }
  }

  /** The packages that a machine with these libraries lacks. */
  private static List<String> missing(String libraries) {
    List<String> missing = new ArrayList<>();
    NEEDED.forEach(
        (name, library) -> {
          if (!libraries.contains(library)) {
            missing.add(name);
          }
        });
    if (CHINESE_FONTS.stream().noneMatch(Files::exists)) {
      missing.add(FONT_PACKAGE);
    }
    return missing;
  }

  /** What the linker knows, one library a line. */
  private static String libraries() {
    String ldconfig = Files.isExecutable(Path.of("/sbin/ldconfig")) ? "/sbin/ldconfig" : "ldconfig";
    try {
      Process process = new ProcessBuilder(ldconfig, "-p").redirectErrorStream(true).start();
      String listing = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(10, TimeUnit.SECONDS);
      return listing;
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private int run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      session.output().warning(command.get(0) + ": " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
