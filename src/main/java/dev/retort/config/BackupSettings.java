package dev.retort.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a backup is made before a run.
 *
 * @param folder where it goes, absolute
 * @param command a command for the shell that writes the file named by {@code RETORT_BACKUP_FILE},
 *     or null for the database's own way
 */
public record BackupSettings(Path folder, @Nullable String command) {}
