package dev.retort.service.guard;

import dev.retort.config.GuardCheckName;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.error.RetortException;
import dev.retort.service.Backup;
import dev.retort.service.GuardCheck;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.SavedRows;
import java.util.List;
import java.util.Optional;

/** The checks that are copies of what a run may destroy: announced first, made last. */
final class CopyCheck {
  private static final String NO_LOSS = "The plan drops nothing that can hold rows.";

  private final MigrationService service;
  private final Runnable backupPossible;

  /**
   * A check.
   *
   * @param backupPossible throws if what a backup needs is missing
   */
  CopyCheck(MigrationService service, Runnable backupPossible) {
    this.service = service;
    this.backupPossible = backupPossible;
  }

  /** Whether a backup will be made. */
  GuardCheck backup() {
    backupPossible.run();
    return GuardCheck.pending(GuardCheckName.BACKUP, "The backup is made when the run begins.");
  }

  /** The check with the copy made; a copy that fails stands in the way. */
  GuardCheck made(
      GuardCheckName name, MigrationPlan plan, Progress progress, Cancellation cancellation) {
    try {
      return name == GuardCheckName.LOST_ROWS
          ? savedRows(plan, progress, cancellation)
          : madeBackup(progress, cancellation);
    } catch (RetortException e) {
      String message = String.valueOf(e.getMessage());
      boolean told = name != GuardCheckName.BACKUP || message.contains("guard.backup");
      return GuardCheck.fail(
          name,
          message,
          told
              ? null
              : "Another dumping program goes into guard.backup.program, a command of your own into"
                  + " guard.backup.command.");
    }
  }

  private GuardCheck savedRows(MigrationPlan plan, Progress progress, Cancellation cancellation) {
    return service
        .saveRows(plan, progress, cancellation)
        .map(
            saved ->
                GuardCheck.pass(
                    GuardCheckName.LOST_ROWS,
                    "The rows are in "
                        + saved.folder()
                        + ": "
                        + String.join(
                            "; ", saved.tables().stream().map(SavedRows.SavedTable::note).toList())
                        + ". To restore: retort backup --restore '"
                        + saved.folder()
                        + "'"))
        .orElseGet(() -> GuardCheck.pass(GuardCheckName.LOST_ROWS, NO_LOSS));
  }

  /** Which rows will be saved. */
  GuardCheck lostRows(MigrationPlan plan) {
    List<String> lost = service.lostRows(plan);
    return lost.isEmpty()
        ? GuardCheck.pass(GuardCheckName.LOST_ROWS, NO_LOSS)
        : GuardCheck.pending(
            GuardCheckName.LOST_ROWS,
            "These rows are saved when the run begins: " + FirstFew.of(lost) + ".");
  }

  private GuardCheck madeBackup(Progress progress, Cancellation cancellation) {
    Optional<Backup> made = service.backup(progress, cancellation);
    return made.map(
            b ->
                GuardCheck.pass(
                    GuardCheckName.BACKUP,
                    "The backup is "
                        + b.file()
                        + " ("
                        + b.verified()
                        + "). To restore: "
                        + b.restore()))
        .orElseGet(() -> GuardCheck.pass(GuardCheckName.BACKUP, "There is nothing to keep yet."));
  }
}
