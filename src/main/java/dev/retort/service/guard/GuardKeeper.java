package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.config.GuardCheckName;
import dev.retort.config.GuardLevel;
import dev.retort.config.TimeWindow;
import dev.retort.dialect.Dialect;
import dev.retort.diff.ChangeDescriber;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.error.RetortException;
import dev.retort.lint.Finding;
import dev.retort.lint.Linter;
import dev.retort.lint.Severity;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.Backup;
import dev.retort.service.Drift;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardCheck.Outcome;
import dev.retort.service.GuardReport;
import dev.retort.service.JournalEntry;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanStep;
import dev.retort.service.SavedRows;
import dev.retort.sql.StatementSplitter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an environment's checks, one after the other. */
public final class GuardKeeper {
  private static final int SHOWN = 5;
  private static final String NO_LOSS = "the plan drops nothing that can hold rows";

  private final MigrationService service;
  private final Environment environment;
  private final Function<Function<Connection, GuardCheck>, GuardCheck> database;
  private final Runnable backupPossible;
  private final Clock clock;

  /**
   * A keeper.
   *
   * @param service answers what the checks ask
   * @param database runs a check on an open connection; passes it where there is no database yet
   * @param backupPossible throws if what a backup needs is missing
   */
  public GuardKeeper(
      MigrationService service,
      Function<Function<Connection, GuardCheck>, GuardCheck> database,
      Runnable backupPossible,
      Clock clock) {
    this.service = service;
    this.environment = service.environment();
    this.database = database;
    this.backupPossible = backupPossible;
    this.clock = clock;
  }

  /** The checks of a plan; the backup is not made, and stands as pending. */
  public GuardReport report(
      MigrationPlan plan, GuardAnswers answers, Progress progress, Cancellation cancellation) {
    List<GuardCheckName> names = environment.guard().checks();
    List<GuardCheck> checks = new ArrayList<>();
    for (GuardCheckName name : names) {
      cancellation.throwIfRequested();
      progress.report(checks.size(), names.size(), spoken(name));
      checks.add(waived(checked(name, plan, answers, cancellation), answers));
    }
    progress.report(names.size(), names.size(), "done");
    return new GuardReport(plan.digest(), environment.guard().level(), checks);
  }

  /** The same report with the copies made, unless something else stands in the way. */
  public GuardReport withCopies(
      MigrationPlan plan,
      GuardReport report,
      GuardAnswers answers,
      Progress progress,
      Cancellation cancellation) {
    if (!report.passes()) {
      return report;
    }
    List<GuardCheck> checks = new ArrayList<>();
    for (GuardCheck check : report.checks()) {
      if (check.outcome() == Outcome.PENDING) {
        progress.report(checks.size(), report.checks().size(), spoken(check.name()));
      }
      checks.add(
          check.outcome() == Outcome.PENDING
              ? waived(copied(check.name(), plan, progress, cancellation), answers)
              : check);
    }
    return new GuardReport(report.digest(), report.level(), checks);
  }

  private static String spoken(GuardCheckName name) {
    return name.id().replace('_', ' ');
  }

  private GuardCheck copied(
      GuardCheckName name, MigrationPlan plan, Progress progress, Cancellation cancellation) {
    try {
      return name == GuardCheckName.LOST_ROWS
          ? savedRows(plan, progress, cancellation)
          : backup(progress, cancellation);
    } catch (RetortException e) {
      String message = String.valueOf(e.getMessage());
      boolean told = name != GuardCheckName.BACKUP || message.contains("guard.backup");
      return fail(
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
                pass(
                    GuardCheckName.LOST_ROWS,
                    saved.folder()
                        + ": "
                        + String.join(
                            "; ", saved.tables().stream().map(SavedRows.SavedTable::note).toList())
                        + "; to restore: retort backup --restore '"
                        + saved.folder()
                        + "'"))
        .orElseGet(() -> pass(GuardCheckName.LOST_ROWS, NO_LOSS));
  }

  private GuardCheck lostRows(MigrationPlan plan) {
    List<String> lost = service.lostRows(plan);
    return lost.isEmpty()
        ? pass(GuardCheckName.LOST_ROWS, NO_LOSS)
        : new GuardCheck(
            GuardCheckName.LOST_ROWS,
            Outcome.PENDING,
            "The rows of " + shown(lost) + " are saved when the run begins.",
            null,
            null);
  }

  private GuardCheck backup(Progress progress, Cancellation cancellation) {
    Optional<Backup> made = service.backup(progress, cancellation);
    return made.map(
            b ->
                pass(
                    GuardCheckName.BACKUP,
                    b.file() + " (" + b.verified() + "); to restore: " + b.restore()))
        .orElseGet(() -> pass(GuardCheckName.BACKUP, "there is nothing to keep yet"));
  }

  private static GuardCheck waived(GuardCheck check, GuardAnswers answers) {
    String reason = answers.waivers().get(check.name());
    if (check.outcome() != Outcome.FAIL || reason == null) {
      return check;
    }
    if (!check.name().isWaivable() || reason.isBlank()) {
      return new GuardCheck(
          check.name(),
          Outcome.FAIL,
          check.detail(),
          check.name().isWaivable() ? "A waiver needs a reason." : "This can't be waived.",
          null);
    }
    return new GuardCheck(
        check.name(),
        Outcome.WAIVED,
        check.detail(),
        check.remedy(),
        System.getProperty("user.name") + ": " + reason.strip());
  }

  private GuardCheck checked(
      GuardCheckName name, MigrationPlan plan, GuardAnswers answers, Cancellation cancellation) {
    try {
      return switch (name) {
        case CONNECTION -> database.apply(new ConnectionCheck(environment)::check);
        case PRIVILEGES ->
            database.apply(c -> new PrivilegeCheck(environment, plan).check(c)).named(name);
        case UNKNOWN_REVISIONS -> unknown();
        case CHANGED_FILES -> changedFiles();
        case LINT -> lint(plan);
        case DATA -> data(plan);
        case DRIFT -> drift(cancellation);
        case REHEARSAL ->
            RehearsalCheck.of(plan, service.rehearse(plan, Progress.NONE, cancellation));
        case WINDOW -> window();
        case APPROVAL -> new ApprovalCheck(environment).of(plan, service.approval(plan));
        case NAME -> typedName(answers.name());
        case BACKUP -> {
          backupPossible.run();
          yield new GuardCheck(name, Outcome.PENDING, "is made when the run begins", null, null);
        }
        case LOST_ROWS -> lostRows(plan);
      };
    } catch (RetortException e) {
      return fail(name, String.valueOf(e.getMessage()), null);
    }
  }

  private GuardCheck unknown() {
    List<String> unknown = service.status().unknown();
    return unknown.isEmpty()
        ? pass(GuardCheckName.UNKNOWN_REVISIONS, "the files have all that the database names")
        : fail(
            GuardCheckName.UNKNOWN_REVISIONS,
            "The database is at " + String.join(", ", unknown) + ", which no file has.",
            "Get the revision files from whoever ran them.");
  }

  private GuardCheck changedFiles() {
    Map<String, String> applied = new HashMap<>();
    for (JournalEntry entry : service.history()) {
      if (entry.outcome().equals("done") && entry.direction().equals("upgrade")) {
        applied.put(entry.revision(), entry.checksum());
      }
    }
    RevisionGraph graph = service.graph();
    List<String> changed =
        service.status().applied().stream()
            .sorted()
            .flatMap(id -> graph.find(id).stream())
            .filter(r -> !applied.getOrDefault(r.id(), r.checksum()).equals(r.checksum()))
            // A squash is another file by right: it was proven to build what these did.
            .filter(r -> !r.isAsSquashed())
            .map(r -> String.valueOf(r.file().getFileName()))
            .toList();
    return changed.isEmpty()
        ? pass(GuardCheckName.CHANGED_FILES, "no file changed after it was applied")
        : fail(
            GuardCheckName.CHANGED_FILES,
            "Changed after they were applied: " + shown(changed) + ".",
            "Bring the files back as they were, and put the change into a new revision.");
  }

  private GuardCheck lint(MigrationPlan plan) {
    List<Revision> revisions = plan.steps().stream().map(PlanStep::revision).toList();
    List<Finding> findings =
        new Linter(StatementSplitter.load())
                .lint(revisions, service.graph(), List.of(service.lintContext().withOneRun(true)))
                .stream()
                .filter(f -> f.remains(Severity.ERROR))
                .toList();
    List<String> errors =
        findings.stream()
            .map(f -> f.rule() + " in " + f.revision() + ", line " + f.line())
            .toList();
    return errors.isEmpty()
        ? pass(GuardCheckName.LINT, "no error that nobody accepted")
        : fail(
            GuardCheckName.LINT,
            errors.size()
                + (errors.size() == 1 ? " error" : " errors")
                + " of the linter: "
                + String.join("; ", errors.subList(0, Math.min(SHOWN, errors.size())))
                + (errors.size() > SHOWN ? "; …" : "."),
            "See 'retort lint"
                + String.join(
                    "", findings.stream().map(f -> " " + f.revision()).distinct().toList())
                + "'; mend the files, or accept one with '-- @allow RULE REASON'.");
  }

  private GuardCheck data(MigrationPlan plan) {
    List<DataQuestions.Question> questions =
        DataQuestions.of(plan, service.liveSchema(), Dialect.of(environment.dialect()));
    if (questions.isEmpty()) {
      return pass(GuardCheckName.DATA, "no statement depends on what rows hold");
    }
    return database.apply(connection -> data(connection, questions)).named(GuardCheckName.DATA);
  }

  private static GuardCheck data(Connection connection, List<DataQuestions.Question> questions) {
    List<String> complaints = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (DataQuestions.Question question : questions) {
        try (ResultSet rows = statement.executeQuery(question.sql())) {
          if (rows.next() && rows.getLong(1) > 0) {
            complaints.add(question.answer(rows.getLong(1)));
          }
        }
      }
    } catch (SQLException e) {
      return fail(GuardCheckName.DATA, "The rows can't be looked at: " + e.getMessage(), null);
    }
    return complaints.isEmpty()
        ? pass(GuardCheckName.DATA, asked(questions.size()) + " to the rows, nothing in the way")
        : fail(GuardCheckName.DATA, shown(complaints) + ".", "Mend the rows first.");
  }

  private static String asked(int questions) {
    return questions + (questions == 1 ? " question" : " questions");
  }

  private GuardCheck drift(Cancellation cancellation) {
    Drift drift = service.drift(false, cancellation);
    return drift.isEmpty()
        ? pass(GuardCheckName.DRIFT, "the live schema is what the revisions build")
        : fail(
            GuardCheckName.DRIFT,
            "Somebody changed the database: "
                + shown(
                    drift.items().stream().map(i -> ChangeDescriber.describe(i.change())).toList())
                + ".",
            "See 'retort drift' for the SQL to adopt or to revert each.");
  }

  private GuardCheck window() {
    TimeWindow window = environment.guard().window();
    if (window == null) {
      return pass(GuardCheckName.WINDOW, "none is set");
    }
    LocalTime now = LocalTime.ofInstant(clock.instant(), environment.migrations().timezone());
    String words = now.withNano(0) + " in " + environment.migrations().timezone();
    return window.contains(now)
        ? pass(GuardCheckName.WINDOW, "it is " + words + ", within " + window)
        : fail(
            GuardCheckName.WINDOW,
            "It is " + words + ", outside " + window + ".",
            "Wait, or change guard.window.");
  }

  private GuardCheck typedName(@Nullable String typed) {
    return environment.name().equals(typed)
        ? pass(GuardCheckName.NAME, "was typed")
        : fail(
            GuardCheckName.NAME,
            "The environment's name was not typed.",
            environment.guard().level() == GuardLevel.OPEN
                ? null
                : "Type it where it is asked for, or add --confirm " + environment.name() + ".");
  }

  static String shown(List<String> parts) {
    String first = String.join("; ", parts.subList(0, Math.min(SHOWN, parts.size())));
    return parts.size() <= SHOWN ? first : first + "; and " + (parts.size() - SHOWN) + " more";
  }

  static GuardCheck pass(GuardCheckName name, String detail) {
    return new GuardCheck(name, Outcome.PASS, detail, null, null);
  }

  static GuardCheck fail(GuardCheckName name, String detail, @Nullable String remedy) {
    return new GuardCheck(name, Outcome.FAIL, detail, remedy, null);
  }
}
