package dev.retort.cli;

import dev.retort.error.Cancellation;
import dev.retort.error.ErrorCode;
import dev.retort.service.Interruption;
import dev.retort.service.Interruption.StatementState;
import dev.retort.service.OrphanedSession;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairPlan;
import dev.retort.service.RunListener;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
      show(session, found.get());
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
      fields.put("interruption", found.map(f -> fields(session, f)).orElse(null));
      output.json(fields);
      return;
    }
    OrphanText.show(output, orphan);
    if (found.isPresent()) {
      output.line("");
      show(session, found.get());
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
      new Confirmation(session).obtain(() -> text(plan));
      try (Interrupts interrupts = Interrupts.watch(session.output())) {
        session.service().repair(plan, RunListener.NONE, interrupts.cancellation());
      }
    }
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("interruption", fields(session, plan.interruption()));
      fields.put("statements", plan.statements().stream().map(SqlStatement::text).toList());
      fields.put("losses", plan.losses());
      fields.put("heads_after", plan.headsAfter());
      fields.put("is_done", !dryRun);
      output.json(fields);
    } else if (dryRun) {
      output.line(text(plan));
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

  private static String text(RepairPlan plan) {
    StringBuilder text = new StringBuilder();
    for (SqlStatement statement : plan.statements()) {
      text.append(statement.text().strip()).append(";\n");
    }
    plan.losses().forEach(loss -> text.append("-- loses ").append(loss).append('\n'));
    text.append("-- the version table is then at ").append(RevisionText.orBase(plan.headsAfter()));
    return text.toString();
  }

  private static void show(Session session, Interruption found) {
    Output output = session.output();
    if (output.isJson()) {
      output.json(singleton("interruption", fields(session, found)));
      return;
    }
    output.line(
        "The "
            + found.direction()
            + " of "
            + found.revision().id()
            + " ("
            + session.shell().display(found.revision().file())
            + (found.fileChanged() ? ", which has changed since" : "")
            + ") stopped half-way.");
    output.line(
        "Begun by "
            + found.origin().who()
            + " on "
            + found.origin().host()
            + ", process "
            + found.origin().process()
            + ", at "
            + found.startedAt()
            + ".");
    if (found.error() != null) {
      output.line("It failed: " + found.error());
    }
    output.line("");
    for (StatementState state : found.statements()) {
      String word = word(state);
      output.line(
          output.style(style(state), word + " ".repeat(Math.max(1, 10 - word.length())))
              + "line "
              + state.line()
              + ": "
              + new SqlStatement(state.text(), state.line(), true).summary(70));
      output.line("          " + state.reason());
    }
    output.line("");
    output.line(found.evidence());
    output.line(
        "'retort repair --resume' runs what is not done, '--revert' takes back what is, '--accept"
            + " applied|not-applied --reason TEXT' takes the database as it is.");
  }

  private static String word(StatementState state) {
    return state.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Output.Style style(StatementState state) {
    return switch (state.state()) {
      case DONE -> Output.Style.GREEN;
      case NOT_DONE -> Output.Style.DIM;
      case UNKNOWN -> Output.Style.YELLOW;
    };
  }

  private static Map<String, Object> fields(Session session, Interruption found) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", found.run());
    fields.put("revision", found.revision().id());
    fields.put("direction", found.direction());
    fields.put("file", session.shell().display(found.revision().file()));
    fields.put("is_file_changed", found.fileChanged());
    fields.put("who", found.origin().who());
    fields.put("host", found.origin().host());
    fields.put("process", found.origin().process());
    fields.put("started_at", found.startedAt().toString());
    fields.put("error", found.error());
    fields.put("evidence", found.evidence());
    List<Map<String, Object>> statements = new ArrayList<>();
    for (StatementState state : found.statements()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("line", state.line());
      row.put("statement", state.text());
      row.put("state", state.state().name().toLowerCase(Locale.ROOT));
      row.put("reason", state.reason());
      statements.add(row);
    }
    fields.put("statements", statements);
    return fields;
  }

  private static Map<String, Object> singleton(String key, @Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }
}
