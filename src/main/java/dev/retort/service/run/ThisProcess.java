package dev.retort.service.run;

import dev.retort.history.HistoryEvent.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who runs this process, and where; asks no name server, which may be slow. */
public final class ThisProcess {
  private static final Path HOSTNAME_FILE = Path.of("/etc/hostname");

  private ThisProcess() {}

  /** Account, machine and process. */
  public static Actor actor() {
    return new Actor(
        limited(System.getProperty("user.name", "unknown")),
        limited(host()),
        ProcessHandle.current().pid(),
        "");
  }

  private static String host() {
    for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
      String name = System.getenv(variable);
      if (name != null && !name.isBlank()) {
        return name;
      }
    }
    try {
      String name = Files.readString(HOSTNAME_FILE).strip();
      return name.isEmpty() ? "unknown" : name;
    } catch (IOException e) {
      // Not every system has the file; the name is a courtesy.
      return "unknown";
    }
  }

  private static String limited(String text) {
    return text.length() <= 255 ? text : text.substring(0, 255);
  }
}
