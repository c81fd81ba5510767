package dev.retort.service;

import dev.retort.config.Environment;
import dev.retort.config.MigrationSettings;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Scope;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.error.UnsupportedFeatureException;
import dev.retort.history.HistoryStore;
import dev.retort.history.RevisionBodies;
import dev.retort.history.VersionTable;
import dev.retort.lint.LintContext;
import dev.retort.model.ModelWriter;
import dev.retort.revision.InvalidTargetException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;
import dev.retort.schema.Schema;
import dev.retort.service.backup.BackupMaker;
import dev.retort.service.backup.LostRows;
import dev.retort.service.backup.RowRestorer;
import dev.retort.service.backup.RowSaver;
import dev.retort.service.cache.CacheFolder;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.service.generate.Adopter;
import dev.retort.service.generate.ModelReader;
import dev.retort.service.generate.RevisionGenerator;
import dev.retort.service.generate.SchemaScript;
import dev.retort.service.generate.SchemaStore;
import dev.retort.service.generate.ScratchSchemas;
import dev.retort.service.guard.Approvals;
import dev.retort.service.guard.GuardWork;
import dev.retort.service.guard.ServerName;
import dev.retort.service.lint.LintFacts;
import dev.retort.service.mend.FaultFinder;
import dev.retort.service.mend.Mending;
import dev.retort.service.merge.BranchWork;
import dev.retort.service.merge.Rebaser;
import dev.retort.service.merge.Squasher;
import dev.retort.service.plan.MigrationPlanner;
import dev.retort.service.plan.PlanStart;
import dev.retort.service.plan.RevisionFiles;
import dev.retort.service.plan.ScriptWriter;
import dev.retort.service.plan.StatusReader;
import dev.retort.service.recover.OrphanSessions;
import dev.retort.service.recover.Recovery;
import dev.retort.service.recover.Repair;
import dev.retort.service.recover.StoredRevisions;
import dev.retort.service.review.Reviewer;
import dev.retort.service.revise.RevisionAuthor;
import dev.retort.service.run.PlanRunner;
import dev.retort.service.run.RunContext;
import dev.retort.service.verify.JournalCheck;
import dev.retort.service.verify.Verifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The service for one environment; puts the parts behind it together, each when it is needed. */
final class EnvironmentService implements MigrationService {
  private final Environment environment;
  private final Clock clock;
  private final Supplier<String> ids;
  private final ConnectionSource connections;
  private final RevisionFiles files;
  private final MigrationPlanner planner;
  private @Nullable GuardWork guardWork;
  private final CacheFolder cache;
  private final SchemaStore store;

  EnvironmentService(
      Environment environment, Clock clock, Supplier<String> ids, CacheFolder cache) {
    this.environment = environment;
    this.cache = cache;
    this.store = new SchemaStore(cache);
    this.clock = clock;
    this.ids = ids;
    this.connections = new ConnectionSource(environment);
    this.files = new RevisionFiles(environment.migrations().locations());
    this.planner = new MigrationPlanner(environment);
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public RevisionGraph graph() {
    return files.graph();
  }

  @Override
  public Status status(Cancellation cancellation) {
    RevisionGraph graph = graph();
    Optional<List<String>> rows =
        reading(
                c ->
                    versions().exists(c)
                        ? Optional.of(rows(c, cancellation))
                        : Optional.<List<String>>empty())
            .flatMap(found -> found);
    return StatusReader.read(graph, rows);
  }

  @Override
  public MigrationPlan plan(PlanRequest request, Cancellation cancellation) {
    if (request.command() == PlanRequest.Command.DOWNGRADE && request.from() == null) {
      PlanStart start = start(cancellation);
      return planner.plan(request, graphFor(request, start.rows()), () -> start);
    }
    return planner.plan(request, graph(), () -> start(cancellation));
  }

  private PlanStart start(Cancellation cancellation) {
    return reading(c -> startOn(c, rows(c, cancellation))).orElse(PlanStart.NOTHING);
  }

  private PlanStart startOn(Connection connection, List<String> rows) {
    return new PlanStart(rows, ServerName.of(connection, environment.dialect()));
  }

  /** For the way down the text that the database keeps stands in for a file that is gone. */
  private RevisionGraph graphFor(PlanRequest request, List<String> rows) {
    RevisionGraph graph = graph();
    if (request.command() != PlanRequest.Command.DOWNGRADE || rows.isEmpty()) {
      return graph;
    }
    return reading(c -> new StoredRevisions(runContext()).complete(graph, rows, c)).orElse(graph);
  }

  @Override
  public RunResult execute(MigrationPlan plan, RunListener listener, Cancellation cancellation) {
    return execute(plan, GuardAnswers.NONE, listener, cancellation);
  }

  @Override
  public RunResult execute(
      MigrationPlan plan, GuardAnswers answers, RunListener listener, Cancellation cancellation) {
    refuseRange(plan.request());
    if (PlanRunner.isNothing(plan)) {
      return nothing(plan);
    }
    GuardReport report = guards().require(plan, answers, listener::preparing, cancellation);
    listener.guarded(report);
    List<String> notes = report.checks().stream().map(GuardCheck::note).toList();
    return withConnection(
        c ->
            new PlanRunner(runContext(notes))
                .run(c, rows -> sure(plan, startOn(c, rows)), listener, cancellation));
  }

  private MigrationPlan sure(MigrationPlan plan, PlanStart now) {
    Optional<String> stale = planner.staleness(plan, graphFor(plan.request(), now.rows()), now);
    if (stale.isPresent()) {
      throw new PlanStaleException(stale.get());
    }
    return plan;
  }

  @Override
  public GuardReport guards(
      MigrationPlan plan, GuardAnswers answers, Progress progress, Cancellation cancellation) {
    return guards().report(plan, answers, progress, cancellation);
  }

  @Override
  public Drift drift(boolean againstModel, Cancellation cancellation) {
    return guards().drift(againstModel, rows(cancellation), cancellation);
  }

  @Override
  public Rehearsal rehearse(MigrationPlan plan, Progress progress, Cancellation cancellation) {
    return guards().rehearse(plan, progress, cancellation);
  }

  @Override
  public Optional<Backup> backup(Progress progress, Cancellation cancellation) {
    return backups().make(progress, cancellation);
  }

  private BackupMaker backups() {
    return new BackupMaker(environment, connections, clock);
  }

  @Override
  public Optional<SavedRows> saveRows(
      MigrationPlan plan, Progress progress, Cancellation cancellation) {
    return new RowSaver(environment, connections, clock).save(plan, progress, cancellation);
  }

  @Override
  public RestoredRows restoreRows(Path folder, Progress progress, Cancellation cancellation) {
    return new RowRestorer(environment, connections).restore(folder, progress, cancellation);
  }

  @Override
  public List<String> lostRows(MigrationPlan plan) {
    return new RowSaver(environment, connections, clock)
        .losses(plan).stream().map(LostRows::title).toList();
  }

  private synchronized GuardWork guards() {
    GuardWork known = guardWork;
    if (known == null) {
      known = new GuardWork(this, clock, this::reading, this::models, backups()::requirePossible);
      guardWork = known;
    }
    return known;
  }

  @Override
  public List<ConflictReport> conflicts(
      List<String> revisions, Progress progress, Cancellation cancellation) {
    return branches(cancellation).conflicts(revisions, progress);
  }

  @Override
  public RemoteBranches remoteBranches() {
    return branches(Cancellation.none()).remote();
  }

  @Override
  public List<ConflictReport> conflicts(
      RemoteBranch branch, Progress progress, Cancellation cancellation) {
    return branches(cancellation).conflicts(branch, progress);
  }

  @Override
  public List<Advice> advise(List<ConflictReport> reports) {
    return branches(Cancellation.none()).advise(reports);
  }

  @Override
  public Squash planSquash(SquashRequest request, Cancellation cancellation) {
    return branches(cancellation).planSquash(request);
  }

  @Override
  public void squash(Squash squash) {
    Squasher.carryOut(squash);
  }

  @Override
  public Rebase planRebase(String branch, String onto, Cancellation cancellation) {
    return branches(cancellation).planRebase(branch, onto);
  }

  @Override
  public void rebase(Rebase rebase) {
    Rebaser.carryOut(rebase);
  }

  @Override
  public List<Fault> faults(Cancellation cancellation) {
    return FaultFinder.find(environment, cancellation);
  }

  @Override
  public void mend(Fault.Mend mend) {
    Mending.carryOut(mend);
  }

  @Override
  public MergeSession mergeSession(
      List<String> revisions, Progress progress, Cancellation cancellation) {
    return branches(cancellation).merge(revisions, progress);
  }

  private BranchWork branches(Cancellation cancellation) {
    return new BranchWork(environment, graph(), cancellation);
  }

  @Override
  public String review(
      MigrationPlan plan, ReviewFormat format, Progress progress, Cancellation cancellation) {
    return new Reviewer(this, clock).page(plan, format, progress, cancellation);
  }

  @Override
  public Approval approve(MigrationPlan plan, ApprovalRequest request) {
    return approvals().approve(plan, request);
  }

  private Approvals approvals() {
    return new Approvals(environment, clock);
  }

  @Override
  public Optional<Approval> approval(MigrationPlan plan) {
    return approvals().find(plan);
  }

  @Override
  public RunResult run(PlanRequest request, RunListener listener, Cancellation cancellation) {
    refuseRange(request);
    MigrationPlan first = plan(request, cancellation);
    if (PlanRunner.isNothing(first)) {
      return nothing(first);
    }
    if (!environment.guard().checks().isEmpty()) {
      return execute(first, listener, cancellation);
    }
    return withConnection(
        c -> runner().run(c, rows -> again(first, startOn(c, rows)), listener, cancellation));
  }

  private MigrationPlan again(MigrationPlan first, PlanStart now) {
    RevisionGraph graph = graphFor(first.request(), now.rows());
    return planner.staleness(first, graph, now).isEmpty()
        ? first
        : planner.plan(first.request(), graph, () -> now);
  }

  private static void refuseRange(PlanRequest request) {
    for (String target : request.targets()) {
      if (target.indexOf(':') >= 0) {
        throw new InvalidTargetException(
            target,
            "The range '"
                + target
                + "' makes a script and runs nothing. Name the target alone to run it.");
      }
    }
  }

  private static RunResult nothing(MigrationPlan plan) {
    return new RunResult(plan, plan.from(), 0, Duration.ZERO);
  }

  @Override
  public List<JournalEntry> history() {
    return JournalEntries.of(reading(historyStore()::entries).orElse(List.of()));
  }

  @Override
  public Optional<OrphanedSession> orphan() {
    return reading(c -> new OrphanSessions(runContext(), c).find()).flatMap(found -> found);
  }

  @Override
  public void endOrphan(OrphanedSession orphan, Cancellation cancellation) {
    withConnection(
        c -> {
          new OrphanSessions(runContext(), c).end(orphan, cancellation);
          return true;
        });
  }

  @Override
  public Optional<Interruption> interruption(Cancellation cancellation) {
    return reading(c -> recovery(c, cancellation).find()).flatMap(found -> found);
  }

  @Override
  public RepairPlan planRepair(RepairChoice choice, Cancellation cancellation) {
    return withConnection(c -> recovery(c, cancellation).plan(choice));
  }

  @Override
  public void repair(RepairPlan plan, RunListener listener, Cancellation cancellation) {
    withConnection(
        c -> {
          new Repair(runContext(), planner, recovery(c, cancellation), c)
              .carryOut(plan, listener, cancellation);
          return true;
        });
  }

  private Recovery recovery(Connection connection, Cancellation cancellation) {
    return new Recovery(environment, runContext(), graph(), connection, cancellation);
  }

  @Override
  public String script(MigrationPlan plan) {
    return new ScriptWriter(connections.dialect(), versions()).script(plan);
  }

  @Override
  public GeneratedRevision generate(
      RevisionRequest request, Progress progress, Cancellation cancellation) {
    return new RevisionGenerator(environment, files, author(), this::status, store, this::models)
        .generate(request, progress, cancellation);
  }

  @Override
  public PendingRevision revision(RevisionRequest request) {
    return author().revision(request, List.of());
  }

  @Override
  public PendingRevision merge(List<String> revisions, RevisionRequest request) {
    return author().merge(revisions, request);
  }

  @Override
  public Revision edit(String revision, String text) {
    return author().edit(revision, text);
  }

  @Override
  public List<RevisionProblem> check(String revision, String text) {
    return author().check(revision, text);
  }

  private RevisionAuthor author() {
    return new RevisionAuthor(environment.migrations(), environment.dialect(), files, clock, ids);
  }

  @Override
  public void ensureVersionTable() {
    withConnection(
        c -> {
          versions().create(c);
          return true;
        });
  }

  @Override
  public VerificationReport verify() {
    return new Verifier(
            environment,
            files,
            connections,
            versions(),
            new JournalCheck(historyStore(), this::history),
            models(new ScratchSchemas(environment, Cancellation.none())),
            cache)
        .verify();
  }

  @Override
  public Schema liveSchema() {
    MigrationSettings settings = environment.migrations();
    Scope scope =
        new Scope(
            environment.database().schema(), environment.include()::includes, settings.ownTables());
    return reading(c -> connections.dialect().introspector().read(c, scope)).orElse(Schema.empty());
  }

  @Override
  public LintContext lintContext() {
    Schema schema = schemaForLint();
    return reading(c -> LintFacts.read(c, connections.dialect().id(), schema))
        .orElseGet(() -> LintContext.of(environment.dialect()).withDatabase(schema, Map.of()))
        .withEnvironment(environment);
  }

  /** Null where a dialect has no introspector yet: the linter then learns from the files. */
  private @Nullable Schema schemaForLint() {
    try {
      return liveSchema();
    } catch (UnsupportedFeatureException e) {
      return null;
    }
  }

  @Override
  public Schema modelSchema() {
    return models(new ScratchSchemas(environment, Cancellation.none())).declared();
  }

  private ModelReader models(ScratchSchemas scratches) {
    return new ModelReader(environment, files, scratches, EnvironmentService::liveSchemaOf);
  }

  private static Schema liveSchemaOf(Path environmentFile) {
    try (MigrationService other = MigrationService.open(environmentFile)) {
      return other.liveSchema();
    }
  }

  @Override
  public Schema schemaAt(String revision, Cancellation cancellation) {
    List<String> current =
        revision.matches("[+-]\\d+|.*current.*") ? rows(cancellation) : List.of();
    return models(new ScratchSchemas(environment, cancellation)).at(revision, current);
  }

  @Override
  public String modelText(Schema schema, ModelFormat format) {
    return switch (format) {
      case YAML -> ModelWriter.load().write(schema);
      case SQL -> SchemaScript.of(schema, connections.dialect());
    };
  }

  @Override
  public Adoption adopt(String message, Progress progress, Cancellation cancellation) {
    return new Adopter(this, cancellation).adopt(message, progress);
  }

  private List<String> rows(Cancellation cancellation) {
    return reading(c -> rows(c, cancellation)).orElse(List.of());
  }

  private List<String> rows(Connection connection, Cancellation cancellation) {
    return runner().rows(connection, cancellation);
  }

  private VersionTable versions() {
    return new VersionTable(connections.dialect(), environment.migrations().versionTable());
  }

  private HistoryStore historyStore() {
    return new HistoryStore(connections.dialect(), environment.migrations().historyTable());
  }

  private PlanRunner runner() {
    return new PlanRunner(runContext());
  }

  private RunContext runContext() {
    return runContext(List.of());
  }

  private RunContext runContext(List<String> notes) {
    Dialect dialect = connections.dialect();
    return new RunContext(
        dialect,
        versions(),
        historyStore(),
        new RevisionBodies(dialect, environment.migrations().bodyTable()),
        environment.guard().limits(),
        clock,
        connections::openAlone,
        notes);
  }

  private <T> T withConnection(Function<Connection, T> work) {
    try (Connection connection = connections.open()) {
      return work.apply(connection);
    } catch (SQLException e) {
      throw connections.failedToClose(e);
    }
  }

  /** What {@code work} finds in the database; empty when there is none yet. */
  private <T> Optional<T> reading(Function<Connection, T> work) {
    Optional<Connection> present = connections.openIfPresent();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    try (Connection connection = present.get()) {
      return Optional.of(work.apply(connection));
    } catch (SQLException e) {
      throw connections.failedToClose(e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
