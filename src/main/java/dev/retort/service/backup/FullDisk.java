package dev.retort.service.backup;

import dev.retort.service.BackupFailedException;
import java.nio.file.Path;
import java.util.List;

/** Reads from a program's last words that the disk it wrote to is full. */
final class FullDisk {
  private static final List<String> WORDS =
      List.of("No space left on device", "errno 28", "errcode: 28", "SQLITE_FULL");

  private FullDisk() {}

  /**
   * The failure, with what to do where the disk is full.
   *
   * @param target the file that was being written
   */
  static BackupFailedException explained(Path target, BackupFailedException failure) {
    String said = String.valueOf(failure.getMessage());
    return WORDS.stream().noneMatch(said::contains)
        ? failure
        : new BackupFailedException(
            "The disk of "
                + target.resolveSibling("")
                + " is full, and what was written of the backup is removed. Make room, or name"
                + " another guard.backup.folder. "
                + said,
            failure);
  }
}
