package dev.retort.ui.shell;

import dev.retort.ui.support.Language;
import dev.retort.ui.support.Theme;
import java.nio.file.Path;
import javafx.application.Platform;

/**
 * Draws pictures of a project to look at: {@code FOLDER PNG THEME LANGUAGE [ENVIRONMENT
 * [CONTENT]]}, many in a row.
 */
final class Pictures {
  private Pictures() {}

  public static void main(String[] arguments) {
    for (String line : arguments) {
      String[] part = line.split(" ");
      Path environment = part.length > 4 ? Path.of(part[4]) : null;
      Path folder = "-".equals(part[0]) ? null : Path.of(part[0]);
      SnapshotContent content = SnapshotContent.of(part.length > 5 ? part[5] : "graph");
      RetortWindow.snapshot(
          new SnapshotRequest(
              folder, environment, Theme.of(part[2]), Language.of(part[3]), 1440, 900, content),
          Path.of(part[1]));
    }
    Platform.exit();
  }
}
