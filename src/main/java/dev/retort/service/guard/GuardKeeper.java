package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.config.GuardCheckName;
import dev.retort.config.GuardLevel;
import dev.retort.config.TimeWindow;
import dev.retort.diff.ChangeDescriber;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.error.RetortException;
import dev.retort.service.ConnectionFailedException;
import dev.retort.service.Drift;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardCheck.Outcome;
import dev.retort.service.GuardReport;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an environment's checks, one after the other. */
public final class GuardKeeper {
  private static final Set<GuardCheckName> WITHOUT_DATABASE =
      Set.of(GuardCheckName.WINDOW, GuardCheckName.APPROVAL, GuardCheckName.NAME);

  private final MigrationService service;
  private final Environment environment;
  private final Function<Function<Connection, GuardCheck>, GuardCheck> database;
  private final CopyCheck copies;
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
    this.copies = new CopyCheck(service, backupPossible);
    this.clock = clock;
  }

  /** The checks of a plan; the backup is not made, and stands as pending. */
  public GuardReport report(
      MigrationPlan plan, GuardAnswers answers, Progress progress, Cancellation cancellation) {
    List<GuardCheckName> names = environment.guard().checks();
    List<GuardCheck> checks = new ArrayList<>();
    boolean away = false;
    for (GuardCheckName name : names) {
      cancellation.throwIfRequested();
      progress.report(checks.size(), names.size(), spoken(name));
      GuardCheck check;
      try {
        check =
            away && !WITHOUT_DATABASE.contains(name)
                ? notMade(name)
                : made(name, plan, answers, cancellation);
      } catch (ConnectionFailedException e) {
        away = true;
        check = GuardCheck.fail(name, String.valueOf(e.getMessage()), null);
      } catch (RetortException e) {
        check = GuardCheck.fail(name, String.valueOf(e.getMessage()), null);
      }
      checks.add(waived(check, answers));
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
              ? waived(copies.made(check.name(), plan, progress, cancellation), answers)
              : check);
    }
    return new GuardReport(report.digest(), report.level(), checks);
  }

  private static String spoken(GuardCheckName name) {
    return name.id().replace('_', ' ');
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

  private static GuardCheck notMade(GuardCheckName name) {
    return GuardCheck.fail(name, "Nobody looked, since the database can't be reached.", null);
  }

  private GuardCheck made(
      GuardCheckName name, MigrationPlan plan, GuardAnswers answers, Cancellation cancellation) {
    return switch (name) {
      case CONNECTION -> database.apply(new ConnectionCheck(environment)::check);
      case PRIVILEGES ->
          database.apply(c -> new PrivilegeCheck(environment, plan).check(c)).named(name);
      case UNKNOWN_REVISIONS -> new AppliedFilesCheck(service).unknown();
      case CHANGED_FILES -> new AppliedFilesCheck(service).changed();
      case LINT -> new LintCheck(service).of(plan);
      case DATA -> new DataCheck(service, database).of(plan);
      case DRIFT -> drift(cancellation);
      case REHEARSAL ->
          RehearsalCheck.of(plan, service.rehearse(plan, Progress.NONE, cancellation));
      case WINDOW -> window();
      case APPROVAL -> new ApprovalCheck(environment).of(plan, service.approval(plan));
      case NAME -> typedName(answers.name());
      case BACKUP -> copies.backup();
      case LOST_ROWS -> copies.lostRows(plan);
    };
  }

  private GuardCheck drift(Cancellation cancellation) {
    Drift drift = service.drift(false, cancellation);
    return drift.isEmpty()
        ? GuardCheck.pass(GuardCheckName.DRIFT, "The live schema is what the revisions build.")
        : GuardCheck.fail(
            GuardCheckName.DRIFT,
            "Somebody changed the database: "
                + FirstFew.of(
                    drift.items().stream().map(i -> ChangeDescriber.describe(i.change())).toList())
                + ".",
            "See 'retort drift' for the SQL to adopt or to revert each.");
  }

  private GuardCheck window() {
    TimeWindow window = environment.guard().window();
    if (window == null) {
      return GuardCheck.pass(GuardCheckName.WINDOW, "No window is set.");
    }
    LocalTime now = LocalTime.ofInstant(clock.instant(), environment.migrations().timezone());
    String words = now.withNano(0) + " in " + environment.migrations().timezone();
    return window.contains(now)
        ? GuardCheck.pass(GuardCheckName.WINDOW, "It is " + words + ", within " + window + ".")
        : GuardCheck.fail(
            GuardCheckName.WINDOW,
            "It is " + words + ", outside " + window + ".",
            "Wait, or change guard.window.");
  }

  private GuardCheck typedName(@Nullable String typed) {
    return environment.name().equals(typed)
        ? GuardCheck.pass(GuardCheckName.NAME, "The environment's name was typed.")
        : GuardCheck.fail(
            GuardCheckName.NAME,
            "The environment's name was not typed.",
            environment.guard().level() == GuardLevel.OPEN
                ? null
                : "Type it where it is asked for, or add --confirm " + environment.name() + ".");
  }
}
