package dev.retort.service;

import dev.retort.error.Cancellation;
import dev.retort.service.plan.MigrationPlanner;
import dev.retort.service.plan.RevisionFiles;
import dev.retort.service.recover.OrphanSessions;
import dev.retort.service.recover.Recovery;
import dev.retort.service.recover.Repair;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Function;

/** Finds what a run left behind that did not come to its end, and brings it to one. */
final class RecoveryWork {
  private final TargetDatabase database;
  private final RevisionFiles files;

  RecoveryWork(TargetDatabase database, RevisionFiles files) {
    this.database = database;
    this.files = files;
  }

  /** See {@link MigrationService#orphan}. */
  Optional<OrphanedSession> orphan() {
    return database.reading(c -> orphans(c).find()).flatMap(Function.identity());
  }

  /** See {@link MigrationService#endOrphan}. */
  void endOrphan(OrphanedSession orphan, Cancellation cancellation) {
    database.writing(
        c -> {
          orphans(c).end(orphan, cancellation);
          return true;
        });
  }

  private OrphanSessions orphans(Connection connection) {
    return new OrphanSessions(database.runContext(), connection);
  }

  /** See {@link MigrationService#interruption}. */
  Optional<Interruption> interruption(Cancellation cancellation) {
    return database.reading(c -> recovery(c, cancellation).find()).flatMap(Function.identity());
  }

  /** See {@link MigrationService#planRepair}. */
  RepairPlan planRepair(RepairChoice choice, Cancellation cancellation) {
    return database.writing(c -> recovery(c, cancellation).plan(choice));
  }

  /** See {@link MigrationService#repair}. */
  void repair(RepairPlan plan, RunListener listener, Cancellation cancellation) {
    MigrationPlanner planner = new MigrationPlanner(database.environment());
    database.writing(
        c -> {
          new Repair(database.runContext(), planner, recovery(c, cancellation), c)
              .carryOut(plan, listener, cancellation);
          return true;
        });
  }

  private Recovery recovery(Connection connection, Cancellation cancellation) {
    return new Recovery(
        database.environment(), database.runContext(), files.graph(), connection, cancellation);
  }
}
