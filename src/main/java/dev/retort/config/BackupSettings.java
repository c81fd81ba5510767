package dev.retort.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a backup is made before a run.
 *
 * @param folder where it goes, absolute
 * @param command a command for the shell that writes the file named by {@code RETORT_BACKUP_FILE},
 *     or null for the database's own way
 * @param restore what to type to bring back what {@code command} wrote, or null
 * @param program the server's own program that writes a dump, or null for the one on the path
 * @param proof how a dump is looked at
 */
public record BackupSettings(
    Path folder,
    @Nullable String command,
    @Nullable String restore,
    @Nullable String program,
    Proof proof) {
  /** How a dump is looked at before it counts. */
  public enum Proof {
    /** It is restored into a scratch database and compared, where that is possible. */
    RESTORED,
    /** It was written to its end. */
    WRITTEN
  }

  /** The database's own way. */
  public static BackupSettings in(Path folder) {
    return new BackupSettings(folder, null, null, null, Proof.RESTORED);
  }
}
