package dev.retort.service.mend;

import dev.retort.error.FileException;
import dev.retort.revision.WholeFile;
import dev.retort.service.Fault.FileEdit;
import dev.retort.service.Fault.Mend;
import dev.retort.service.PlanStaleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Carries out a mend. */
public final class Mending {
  private Mending() {}

  /**
   * Writes every file whole and under its new name before an old one goes; what a crash leaves is a
   * copy, which is a fault that is found again.
   *
   * @throws PlanStaleException if a file is not what it was when the mend was planned
   */
  public static void carryOut(Mend mend) {
    for (FileEdit edit : mend.edits()) {
      Path from = edit.from();
      boolean asPlanned =
          from == null
              || (Files.isRegularFile(from) && HeaderText.read(from).equals(edit.before()));
      if (!asPlanned) {
        throw new PlanStaleException(from + " changed since it was looked at.");
      }
    }
    List<Path> gone = new ArrayList<>();
    for (FileEdit edit : mend.edits()) {
      Path from = edit.from();
      Path to = edit.to();
      if (to != null && to.equals(from)) {
        WholeFile.replace(to, edit.text());
      } else if (to != null) {
        WholeFile.create(to, edit.text());
      }
      if (from != null && !from.equals(to)) {
        gone.add(from);
      }
    }
    for (Path file : gone) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new FileException("delete", file, e);
      }
    }
  }
}
