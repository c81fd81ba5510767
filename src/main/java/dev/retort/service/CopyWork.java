package dev.retort.service;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.backup.BackupMaker;
import dev.retort.service.backup.LostRows;
import dev.retort.service.backup.RowRestorer;
import dev.retort.service.backup.RowSaver;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Keeps copies of what a run may destroy, and puts saved rows back. */
final class CopyWork {
  private final TargetDatabase database;
  private final Clock clock;

  CopyWork(TargetDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** See {@link MigrationService#backup}. */
  Optional<Backup> backup(Progress progress, Cancellation cancellation) {
    return backups().make(progress, cancellation);
  }

  /** Throws if what a backup needs is missing. */
  void requireBackupPossible() {
    backups().requirePossible();
  }

  private BackupMaker backups() {
    return new BackupMaker(database.environment(), database.connections(), clock);
  }

  /** See {@link MigrationService#saveRows}. */
  Optional<SavedRows> saveRows(MigrationPlan plan, Progress progress, Cancellation cancellation) {
    return rows().save(plan, progress, cancellation);
  }

  /** See {@link MigrationService#lostRows}. */
  List<String> lostRows(MigrationPlan plan) {
    return rows().losses(plan).stream().map(LostRows::title).toList();
  }

  private RowSaver rows() {
    return new RowSaver(database.environment(), database.connections(), clock);
  }

  /** See {@link MigrationService#restoreRows}. */
  RestoredRows restoreRows(Path folder, Progress progress, Cancellation cancellation) {
    return new RowRestorer(database.environment(), database.connections())
        .restore(folder, progress, cancellation);
  }
}
