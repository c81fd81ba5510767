package dev.retort.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What {@link DesktopLibraries} asks of the operating system. */
interface Machine {
  /** Whether it is a Linux; on others the window brings all it needs. */
  boolean isLinux();

  /** What the linker knows, one library a line; empty if it does not answer. */
  String libraries();

  /** Whether a file or folder is there. */
  boolean exists(Path path);

  /** Whether packages come by apt-get. */
  boolean hasApt();

  /** Whether this process may install packages. */
  boolean isRoot();

  /** Runs a command to its end, silently, and says whether it went well. */
  boolean run(List<String> command);

  /** The machine that this process runs on. */
  static Machine here() {
    return new Here();
  }

  /** The machine that this process runs on. */
  final class Here implements Machine {
    private static final int SECONDS = 10;

    private Here() {}

    @Override
    public boolean isLinux() {
      return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    @Override
    public String libraries() {
      String ldconfig = exists(Path.of("/sbin/ldconfig")) ? "/sbin/ldconfig" : "ldconfig";
      try {
        Process process = new ProcessBuilder(ldconfig, "-p").redirectErrorStream(true).start();
        String listing =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(SECONDS, TimeUnit.SECONDS);
        return listing;
      } catch (IOException e) {
        return "";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "";
      }
    }

    @Override
    public boolean exists(Path path) {
      return Files.exists(path);
    }

    @Override
    public boolean hasApt() {
      return Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    @Override
    public boolean isRoot() {
      return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public boolean run(List<String> command) {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      try {
        return builder.start().waitFor() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
