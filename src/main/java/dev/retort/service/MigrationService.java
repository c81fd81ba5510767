package dev.retort.service;

import dev.retort.config.Environment;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.lint.LintContext;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that Retort does with one environment; the window, the command line and applications use
 * nothing else.
 *
 * <p>Calls are synchronous and may come from any thread, one at a time. The database is opened by
 * the first call that needs it, and the revision files are read again when a call finds them
 * changed. Every method may throw a {@link dev.retort.error.RetortException}.
 */
public interface MigrationService extends AutoCloseable {

  /** The service for an environment file; opens no connection yet. */
  static MigrationService open(Path environmentFile) {
    return MigrationServices.open(environmentFile);
  }

  /** The service for an environment that was read already. */
  static MigrationService open(Environment environment) {
    return MigrationServices.open(environment);
  }

  /** The environment. */
  Environment environment();

  /**
   * The revision files as they are now, with their problems. Reads the folder again if a file
   * changed.
   */
  RevisionGraph graph();

  /** Where the database stands. Changes nothing, and creates no table and no database file. */
  default Status status() {
    return status(Cancellation.none());
  }

  /** The same, which can be cancelled while somebody else locks the version table. */
  Status status(Cancellation cancellation);

  /**
   * The ordered steps that a command would run, with their SQL. Nothing to do is a plan without
   * steps.
   *
   * @throws dev.retort.revision.MultipleHeadsException and the other errors of the graph, if the
   *     target is not clear
   */
  default MigrationPlan plan(PlanRequest request) {
    return plan(request, Cancellation.none());
  }

  /** The same, which can be cancelled while somebody else locks the version table. */
  MigrationPlan plan(PlanRequest request, Cancellation cancellation);

  /**
   * Runs a plan as it is. Under the lock it is made again, and if heads or files changed since,
   * nothing runs.
   *
   * @throws StatementFailedException if a statement fails; where DDL is transactional nothing is
   *     left behind
   * @throws PlanStaleException if the plan no longer holds
   * @throws dev.retort.error.CancelledException after a cancel between two statements
   */
  RunResult execute(MigrationPlan plan, RunListener listener, Cancellation cancellation);

  /**
   * Plans and runs in one go: the plan is made under the lock, so that of several processes which
   * start at once one migrates and the rest find nothing to do. When there is nothing to do no lock
   * is taken. Throws what {@link #plan} and {@link #execute} do.
   */
  RunResult run(PlanRequest request, RunListener listener, Cancellation cancellation);

  /** Plans and runs an upgrade. */
  default RunResult upgrade(String target) {
    return run(PlanRequest.upgrade(target), RunListener.NONE, Cancellation.none());
  }

  /** Plans and runs a downgrade. */
  default RunResult downgrade(String target) {
    return run(PlanRequest.downgrade(target), RunListener.NONE, Cancellation.none());
  }

  /** Sets the database's revision without running anything. */
  default RunResult stamp(String... targets) {
    return run(PlanRequest.stamp(List.of(targets), false), RunListener.NONE, Cancellation.none());
  }

  /**
   * Runs a plan after the environment's checks; the backup is made last. {@link #execute(
   * MigrationPlan, RunListener, Cancellation)} is the same with nobody to answer.
   *
   * @throws GuardRefusedException if a check fails that is not waived
   */
  RunResult execute(
      MigrationPlan plan, GuardAnswers answers, RunListener listener, Cancellation cancellation);

  /** What the environment's checks say of a plan now; changes nothing and makes no backup. */
  GuardReport guards(
      MigrationPlan plan, GuardAnswers answers, Progress progress, Cancellation cancellation);

  /**
   * How the live schema differs from what it should be.
   *
   * @param againstModel compare with the model, not with what the revisions build where the
   *     database stands
   */
  Drift drift(boolean againstModel, Cancellation cancellation);

  /**
   * Runs a plan there and back on a scratch copy of the live schema. One that was rehearsed by this
   * service and still starts from the same schema is not run again.
   */
  Rehearsal rehearse(MigrationPlan plan, Progress progress, Cancellation cancellation);

  /**
   * Copies the target database; empty where there is nothing to copy.
   *
   * @throws BackupFailedException if it can't be done
   */
  Optional<Backup> backup(Progress progress, Cancellation cancellation);

  /**
   * Writes the rows of the tables and columns that a plan drops to files beside the backups; empty
   * where it destroys none.
   *
   * @throws BackupFailedException if it can't be done
   */
  Optional<SavedRows> saveRows(MigrationPlan plan, Progress progress, Cancellation cancellation);

  /**
   * Puts saved rows back, once tables and columns are there again; all of them or none.
   *
   * @param folder as {@link SavedRows#folder()} names it
   * @throws BackupFailedException if it can't be done
   */
  RestoredRows restoreRows(Path folder, Progress progress, Cancellation cancellation);

  /** What a plan destroys rows of, for example {@code users} or {@code users.email}. */
  List<String> lostRows(MigrationPlan plan);

  /**
   * What heads do to each other, pair by pair; both orders are run in scratch databases.
   *
   * @param revisions what would be merged; {@code heads} stands for all heads
   */
  List<ConflictReport> conflicts(
      List<String> revisions, Progress progress, Cancellation cancellation);

  /**
   * Lays two heads side by side, to be decided thing by thing.
   *
   * @param revisions the two; {@code heads} stands for them where there are no more
   * @throws dev.retort.revision.InvalidTargetException if they are not two
   */
  MergeSession mergeSession(List<String> revisions, Progress progress, Cancellation cancellation);

  /**
   * The remote-tracking branches of the git repository that have revisions which are not here yet;
   * as of the last fetch, without the network. None where nothing is under git or git is not
   * installed; what git can't read is in the answer.
   */
  RemoteBranches remoteBranches();

  /** {@link #conflicts} of the heads that would be there after pulling a remote branch. */
  List<ConflictReport> conflicts(RemoteBranch branch, Progress progress, Cancellation cancellation);

  /**
   * Whether the heads of each report are better merged or rebased, in the order of the reports.
   * Every environment beside this one is asked what is applied, and git what is published; what
   * does not answer is named.
   */
  List<Advice> advise(List<ConflictReport> reports);

  /**
   * What putting a branch on top of another revision would write; every environment beside this one
   * is asked whether the branch is applied, and it is run there in a scratch database.
   *
   * @throws RebaseRefusedException if it can't be done
   */
  Rebase planRebase(String branch, String onto, Cancellation cancellation);

  /** Writes what was planned. */
  void rebase(Rebase rebase);

  /** A page about a plan for people who review it: its SQL, lint, checks and rehearsal. */
  String review(
      MigrationPlan plan, ReviewFormat format, Progress progress, Cancellation cancellation);

  /**
   * What squashing a linear run of revisions into one would write. The one keeps the identity of
   * the last, so that databases at or beyond it need nothing. It is proven in scratch databases
   * that it builds and takes back what the run does; every environment beside this one is asked
   * whether it stands inside the run.
   *
   * @throws SquashRefusedException if it can't be done, or not be proven
   */
  Squash planSquash(SquashRequest request, Cancellation cancellation);

  /** Writes what was planned, then deletes the files that are replaced. */
  void squash(Squash squash);

  /**
   * What a merge, a rebase or a squash in git left behind in the revision files, with the ways to
   * mend it. Every environment beside this one is asked what is applied, where that decides.
   */
  List<Fault> faults(Cancellation cancellation);

  /**
   * Writes the files of a mend.
   *
   * @throws PlanStaleException if a file changed since
   */
  void mend(Fault.Mend mend);

  /**
   * Agrees to exactly this plan: signed where the environment lists approvers, else in the name of
   * the account that calls.
   *
   * @throws ApprovalFailedException if the key is none of the approvers'
   */
  Approval approve(MigrationPlan plan, ApprovalRequest request);

  /**
   * Makes a key pair for an approver: writes the private key to a new file, tells the public one.
   *
   * @throws ApprovalFailedException if the file is there already
   */
  static String newApproverKey(Path file) {
    return MigrationServices.newApproverKey(file);
  }

  /** An agreement to exactly this plan: one that holds, else one that does not. */
  Optional<Approval> approval(MigrationPlan plan);

  /** What past runs did, the oldest first; empty before the first. */
  List<JournalEntry> history();

  /**
   * The session that the server still has of a run whose process is gone; nothing is started beside
   * it, since its statement may go on.
   */
  Optional<OrphanedSession> orphan();

  /**
   * Has the server end such a session, and waits until it has; what it was running is taken back by
   * the server, or had taken effect. Does nothing when it has ended already.
   */
  void endOrphan(OrphanedSession orphan, Cancellation cancellation);

  /**
   * The revision that stopped half-way, if one did, with the state of each of its statements. They
   * are found by comparing the structure of the database with what the statements make of a scratch
   * database; that may take a while.
   */
  Optional<Interruption> interruption(Cancellation cancellation);

  /**
   * What a repair would do.
   *
   * @throws RepairRefusedException if nothing stopped, or the choice does not fit what was found
   */
  RepairPlan planRepair(RepairChoice choice, Cancellation cancellation);

  /**
   * Carries out a repair, after looking again.
   *
   * @throws PlanStaleException if what is found now is not what the plan was made for
   */
  void repair(RepairPlan plan, RunListener listener, Cancellation cancellation);

  /** The plan as a script that a database client can run: version table, transactions and all. */
  String script(MigrationPlan plan);

  /**
   * Compares the schema that the revision files build with the model. The result is empty when
   * nothing differs; it is proven in scratch databases before it is offered.
   *
   * @throws GenerationUnprovenException if the generated statements do not lead to the model
   */
  GeneratedRevision generate(RevisionRequest request, Progress progress, Cancellation cancellation);

  /** Generates with a message only. */
  default GeneratedRevision generate(String message) {
    return generate(RevisionRequest.of(message), Progress.NONE, Cancellation.none());
  }

  /** A revision with empty sections, not saved yet. */
  PendingRevision revision(RevisionRequest request);

  /**
   * A revision that joins heads, not saved yet.
   *
   * @param revisions what to join; {@code heads} stands for all heads, those included on which only
   *     a dependency points
   */
  PendingRevision merge(List<String> revisions, RevisionRequest request);

  /**
   * Replaces the text of a revision's file after checking it.
   *
   * @throws dev.retort.revision.RevisionFormatException if the text has a mistake; the file is as
   *     before
   */
  Revision edit(String revision, String text);

  /** What is wrong with a text that is to become the file of {@code revision}; empty if nothing. */
  List<dev.retort.revision.RevisionProblem> check(String revision, String text);

  /** Creates the version table, and nothing else. */
  void ensureVersionTable();

  /**
   * Checks an environment file like {@link #verify()}, also one that is so broken that no service
   * can be opened: that is the check {@code file}. Never throws.
   */
  static VerificationReport verify(Path environmentFile) {
    return MigrationServices.verify(environmentFile);
  }

  /**
   * Checks file, model, revisions, connection, privileges and version table, each with its result;
   * never throws.
   */
  VerificationReport verify();

  /** The user's cache as it is now. */
  static CacheStatus cache() {
    return MigrationServices.cache();
  }

  /** Deletes what is in the user's cache; returns what was there. */
  static CacheStatus clearCache() {
    return MigrationServices.clearCache();
  }

  /**
   * What the linter should know of the database as it is: the server's version, the structure, and
   * how big its tables are. Changes nothing.
   */
  LintContext lintContext();

  /** The structure of the live database. */
  Schema liveSchema();

  /** The structure that the model wants, in declared form. */
  Schema modelSchema();

  /**
   * The structure that the revision files build in a scratch database.
   *
   * @param revision as the command line takes it; {@code base} is the empty schema
   */
  Schema schemaAt(String revision, Cancellation cancellation);

  /** A structure as the text of a model. */
  String modelText(Schema schema, ModelFormat format);

  /**
   * Takes over a database that no revision has built: writes the model file that the environment
   * names, writes the first revision after proving that it builds that model, and stamps the
   * database. If any of it fails, nothing stays behind.
   *
   * @throws AdoptionRefusedException if there are revisions already, or nothing to take over
   */
  Adoption adopt(String message, Progress progress, Cancellation cancellation);

  /** Closes the connections. */
  @Override
  void close();
}
