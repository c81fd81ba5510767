package dev.retort.cli;

import dev.retort.error.Cancellation;
import dev.retort.error.ErrorCode;
import dev.retort.service.Interruption;
import dev.retort.service.OrphanedSession;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairPlan;
import dev.retort.sql.SqlStatement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a revision that stopped half-way, and settles it. */
@Command(
    name = "repair",
    description = {
      "Show a revision that stopped half-way, statement by statement, and settle it.",
      "Without an option nothing is changed; the status is 6 if something stopped."
    })
final class RepairCommand extends RetortCommand {
  @ArgGroup(exclusive = true)
  @Nullable Way way;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for --accept.")
  @Nullable String reason;

  @Option(
      names = "--done",
      paramLabel = "N",
      description = "With --resume: the first N statements are done; overrules what was found.")
  @Nullable Integer done;

  @Option(names = "--dry-run", description = "Show what would be sent, and change nothing.")
  boolean dryRun;

  @Option(
      names = "--end-session",
      description = "First have the server end the session of a run whose process is gone.")
  boolean endSession;

  @Mixin LockWaitOption lockWait = new LockWaitOption();

  /** The ways to settle it; one of them. */
  @SuppressWarnings("NullAway.Init")
  static final class Way {
    @Option(names = "--resume", description = "Run the statements that are not done.")
    boolean resume;

    @Option(names = "--revert", description = "Take back what the done statements made.")
    boolean revert;

    @Option(
        names = "--accept",
        paramLabel = "applied|not-applied",
        description = "Take the database as it is; needs --reason.")
    @Nullable String accept;
  }

  @Override
  int run(Session session) {
    lockWait.applyTo(session, "repair");
    RepairChoice choice = choice();
    Optional<OrphanedSession> orphan = orphan(session);
    Optional<Interruption> found;
    try (Interrupts interrupts = Interrupts.watch()) {
      found = session.service().interruption(interrupts.cancellation());
    }
    if (orphan.isPresent() && choice == null) {
      showOrphan(session, orphan.get(), found);
      return ErrorCode.ORPHAN_RUNNING.group().exitStatus();
    }
    if (found.isEmpty()) {
      if (session.output().isJson()) {
        session.output().json(singleton("interruption", null));
      } else {
        session.output().line("Nothing stopped half-way; there is nothing to repair.");
      }
      return OK;
    }
    if (choice == null) {
      RepairText.show(session, found.get());
      return ErrorCode.RUN_UNFINISHED.group().exitStatus();
    }
    return settle(session, choice);
  }

  /** The session that a dead run left, unless it was to be ended. */
  private Optional<OrphanedSession> orphan(Session session) {
    Optional<OrphanedSession> orphan = session.service().orphan();
    if (orphan.isEmpty() || !endSession || dryRun) {
      return orphan;
    }
    OrphanedSession left = orphan.get();
    new Confirmation(session)
        .obtain(() -> "-- ends session " + left.session() + ": " + left.statement());
    try (Interrupts interrupts = Interrupts.watch()) {
      session.service().endOrphan(left, interrupts.cancellation());
    }
    session.output().note("Session " + left.session() + " was ended.");
    return Optional.empty();
  }

  private static void showOrphan(
      Session session, OrphanedSession orphan, Optional<Interruption> found) {
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("orphaned_session", OrphanText.fields(orphan));
      fields.put("interruption", found.map(f -> RepairText.fields(session, f)).orElse(null));
      output.json(fields);
      return;
    }
    OrphanText.show(output, orphan);
    if (found.isPresent()) {
      output.line("");
      RepairText.show(session, found.get());
    }
  }

  private @Nullable RepairChoice choice() {
    Way wanted = way;
    if (done != null && (wanted == null || !wanted.resume)) {
      throw new UsageException("retort repair", "--done belongs to --resume.");
    }
    if (wanted == null) {
      return null;
    }
    if (wanted.resume) {
      return new RepairChoice.Resume(done);
    }
    if (wanted.revert) {
      return new RepairChoice.Revert();
    }
    boolean applied = "applied".equals(wanted.accept);
    if (!applied && !"not-applied".equals(wanted.accept)) {
      throw new UsageException("retort repair", "--accept takes 'applied' or 'not-applied'.");
    }
    String why = reason;
    if (why == null || why.isBlank()) {
      throw new UsageException("retort repair", "--accept needs --reason TEXT, for the journal.");
    }
    return new RepairChoice.Accept(applied, why);
  }

  private int settle(Session session, RepairChoice choice) {
    RepairPlan plan = session.service().planRepair(choice, Cancellation.none());
    if (!dryRun) {
      new Confirmation(session).obtain(() -> RepairText.of(plan));
      try (RunReport listener = new RunReport(session, plan.statements().size());
          Interrupts interrupts = Interrupts.watch(listener)) {
        session.service().repair(plan, listener, interrupts.cancellation());
      }
    }
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("interruption", RepairText.fields(session, plan.interruption()));
      fields.put("statements", plan.statements().stream().map(SqlStatement::text).toList());
      fields.put("losses", plan.losses());
      fields.put("remains", plan.remains().stream().map(RepairText::fields).toList());
      fields.put("heads_after", plan.headsAfter());
      fields.put("is_done", !dryRun);
      output.json(fields);
    } else if (dryRun) {
      output.line(RepairText.of(plan));
    } else {
      output.info(
          "Repaired: "
              + PlanText.count(plan.statements().size(), "statement")
              + ". The database is at "
              + RevisionText.orBase(plan.headsAfter())
              + ".");
    }
    return OK;
  }

  private static Map<String, Object> singleton(String key, @Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }
}
