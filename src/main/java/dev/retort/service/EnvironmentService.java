package dev.retort.service;

import dev.retort.config.Environment;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.lint.LintContext;
import dev.retort.model.ModelWriter;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;
import dev.retort.schema.Schema;
import dev.retort.service.cache.CacheFolder;
import dev.retort.service.generate.Adopter;
import dev.retort.service.generate.RevisionGenerator;
import dev.retort.service.generate.SchemaScript;
import dev.retort.service.generate.SchemaStore;
import dev.retort.service.guard.Approvals;
import dev.retort.service.guard.GuardWork;
import dev.retort.service.mend.FaultFinder;
import dev.retort.service.mend.Mending;
import dev.retort.service.merge.BranchWork;
import dev.retort.service.merge.Rebaser;
import dev.retort.service.merge.Squasher;
import dev.retort.service.plan.RevisionFiles;
import dev.retort.service.plan.ScriptWriter;
import dev.retort.service.plan.StatusReader;
import dev.retort.service.review.Reviewer;
import dev.retort.service.revise.RevisionAuthor;
import dev.retort.service.verify.JournalCheck;
import dev.retort.service.verify.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The service for one environment; puts the parts behind it together, each when it is needed. */
final class EnvironmentService implements MigrationService {
  private final Environment environment;
  private final Clock clock;
  private final Supplier<String> ids;
  private final CacheFolder cache;
  private final TargetDatabase database;
  private final RevisionFiles files;
  private @Nullable PlanWork plans;
  private @Nullable GuardWork guards;
  private @Nullable SchemaStore store;

  EnvironmentService(
      Environment environment, Clock clock, Supplier<String> ids, CacheFolder cache) {
    this.environment = environment;
    this.clock = clock;
    this.ids = ids;
    this.cache = cache;
    this.database = new TargetDatabase(environment, clock);
    this.files = new RevisionFiles(environment.migrations().locations());
  }

  // Parts that remember something from one call to the next.

  private synchronized PlanWork plans() {
    PlanWork known = plans;
    if (known == null) {
      known = new PlanWork(database, files, this::guards);
      plans = known;
    }
    return known;
  }

  private synchronized GuardWork guards() {
    GuardWork known = guards;
    if (known == null) {
      known =
          new GuardWork(
              this, clock, database::reading, schemas()::models, copies()::requireBackupPossible);
      guards = known;
    }
    return known;
  }

  private synchronized SchemaStore store() {
    SchemaStore known = store;
    if (known == null) {
      known = new SchemaStore(cache);
      store = known;
    }
    return known;
  }

  // Parts that are made for one call.

  private EnvironmentSchemas schemas() {
    return new EnvironmentSchemas(database, files);
  }

  private CopyWork copies() {
    return new CopyWork(database, clock);
  }

  private RecoveryWork recovery() {
    return new RecoveryWork(database, files);
  }

  private BranchWork branches(Cancellation cancellation) {
    return new BranchWork(environment, graph(), cancellation);
  }

  private Approvals approvals() {
    return new Approvals(environment, clock);
  }

  private RevisionAuthor author() {
    return new RevisionAuthor(environment.migrations(), environment.dialect(), files, clock, ids);
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
    return StatusReader.read(graph(), database.versionRows(cancellation));
  }

  @Override
  public MigrationPlan plan(PlanRequest request, Cancellation cancellation) {
    return plans().plan(request, cancellation);
  }

  @Override
  public RunResult execute(MigrationPlan plan, RunListener listener, Cancellation cancellation) {
    return execute(plan, GuardAnswers.NONE, listener, cancellation);
  }

  @Override
  public RunResult execute(
      MigrationPlan plan, GuardAnswers answers, RunListener listener, Cancellation cancellation) {
    return plans().execute(plan, answers, listener, cancellation);
  }

  @Override
  public RunResult run(PlanRequest request, RunListener listener, Cancellation cancellation) {
    return plans().run(request, listener, cancellation);
  }

  @Override
  public String script(MigrationPlan plan) {
    return new ScriptWriter(database.dialect(), database.versions()).script(plan);
  }

  @Override
  public GuardReport guards(
      MigrationPlan plan, GuardAnswers answers, Progress progress, Cancellation cancellation) {
    return guards().report(plan, answers, progress, cancellation);
  }

  @Override
  public Drift drift(boolean againstModel, Cancellation cancellation) {
    return guards().drift(againstModel, database.rows(cancellation), cancellation);
  }

  @Override
  public Rehearsal rehearse(MigrationPlan plan, Progress progress, Cancellation cancellation) {
    return guards().rehearse(plan, progress, cancellation);
  }

  @Override
  public Approval approve(MigrationPlan plan, ApprovalRequest request) {
    return approvals().approve(plan, request);
  }

  @Override
  public Optional<Approval> approval(MigrationPlan plan) {
    return approvals().find(plan);
  }

  @Override
  public String review(
      MigrationPlan plan, ReviewFormat format, Progress progress, Cancellation cancellation) {
    return new Reviewer(this, clock).page(plan, format, progress, cancellation);
  }

  @Override
  public Optional<Backup> backup(Progress progress, Cancellation cancellation) {
    return copies().backup(progress, cancellation);
  }

  @Override
  public Optional<SavedRows> saveRows(
      MigrationPlan plan, Progress progress, Cancellation cancellation) {
    return copies().saveRows(plan, progress, cancellation);
  }

  @Override
  public RestoredRows restoreRows(Path folder, Progress progress, Cancellation cancellation) {
    return copies().restoreRows(folder, progress, cancellation);
  }

  @Override
  public List<String> lostRows(MigrationPlan plan) {
    return copies().lostRows(plan);
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

  @Override
  public List<JournalEntry> history() {
    return JournalEntries.of(database.reading(database.history()::entries).orElse(List.of()));
  }

  @Override
  public Optional<OrphanedSession> orphan() {
    return recovery().orphan();
  }

  @Override
  public void endOrphan(OrphanedSession orphan, Cancellation cancellation) {
    recovery().endOrphan(orphan, cancellation);
  }

  @Override
  public Optional<Interruption> interruption(Cancellation cancellation) {
    return recovery().interruption(cancellation);
  }

  @Override
  public RepairPlan planRepair(RepairChoice choice, Cancellation cancellation) {
    return recovery().planRepair(choice, cancellation);
  }

  @Override
  public void repair(RepairPlan plan, RunListener listener, Cancellation cancellation) {
    recovery().repair(plan, listener, cancellation);
  }

  @Override
  public GeneratedRevision generate(
      RevisionRequest request, Progress progress, Cancellation cancellation) {
    return new RevisionGenerator(
            environment, files, author(), this::status, store(), schemas()::models)
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

  @Override
  public Adoption adopt(String message, Progress progress, Cancellation cancellation) {
    return new Adopter(this, cancellation).adopt(message, progress);
  }

  @Override
  public void ensureVersionTable() {
    database.writing(
        c -> {
          database.versions().create(c);
          return true;
        });
  }

  @Override
  public VerificationReport verify() {
    return new Verifier(
            environment,
            files,
            database.connections(),
            database.versions(),
            new JournalCheck(database.history(), this::history),
            schemas().models(),
            cache)
        .verify();
  }

  @Override
  public LintContext lintContext() {
    return schemas().forLint();
  }

  @Override
  public Schema liveSchema() {
    return schemas().live();
  }

  @Override
  public Schema modelSchema() {
    return schemas().model();
  }

  @Override
  public Schema schemaAt(String revision, Cancellation cancellation) {
    return schemas().at(revision, cancellation);
  }

  @Override
  public String modelText(Schema schema, ModelFormat format) {
    return switch (format) {
      case YAML -> ModelWriter.load().write(schema);
      case SQL -> SchemaScript.of(schema, database.dialect());
    };
  }

  @Override
  public void close() {
    database.close();
  }
}
