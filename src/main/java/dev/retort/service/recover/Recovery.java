package dev.retort.service.recover;

import dev.retort.config.Environment;
import dev.retort.dialect.DdlStatement;
import dev.retort.diff.Change;
import dev.retort.diff.DataLoss;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.error.Cancellation;
import dev.retort.history.HistoryEvent;
import dev.retort.history.RevisionBodies.Body;
import dev.retort.history.UnfinishedRevision;
import dev.retort.revision.Direction;
import dev.retort.revision.GraphPlanner;
import dev.retort.revision.GraphStep;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.Interruption;
import dev.retort.service.OrphanedSession;
import dev.retort.service.PlanStep;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairPlan;
import dev.retort.service.RepairRefusedException;
import dev.retort.service.plan.StepReader;
import dev.retort.service.run.RunContext;
import dev.retort.sql.SqlStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Looks at a revision that stopped half-way, and plans what is to become of it. */
public final class Recovery {
  private final Environment environment;
  private final RunContext context;
  private final RevisionGraph graph;
  private final Connection connection;
  private final Cancellation cancellation;

  /** On one connection to the environment's database. */
  public Recovery(
      Environment environment,
      RunContext context,
      RevisionGraph graph,
      Connection connection,
      Cancellation cancellation) {
    this.environment = environment;
    this.context = context;
    this.graph = graph;
    this.connection = connection;
    this.cancellation = cancellation;
  }

  /** What stopped, with the state of each of its statements; empty when nothing did. */
  public Optional<Interruption> find() {
    return stopped().map(step -> look(step).interruption());
  }

  /**
   * What a choice would do.
   *
   * @throws RepairRefusedException if nothing stopped, or the choice does not fit
   */
  public RepairPlan plan(RepairChoice choice) {
    StoppedStep stopped = required();
    Optional<OrphanedSession> orphan = new OrphanSessions(context, connection).find();
    if (orphan.isPresent()) {
      throw new RepairRefusedException(
          "The server still has session "
              + orphan.get().session()
              + " of the run whose process is gone, and its statement may go on: "
              + orphan.get().statement()
              + " Wait until it ends, or end it with 'retort repair --end-session'. Nothing was"
              + " changed.");
    }
    InspectedStep looked = look(stopped);
    Interruption found = looked.interruption();
    List<String> after = stopped.step().graphStep().headsAfter();
    if (choice instanceof RepairChoice.Resume resume) {
      int done = done(resume, found);
      List<SqlStatement> all = stopped.toResume(done).statements();
      return new RepairPlan(
          found, choice, all.subList(done, all.size()), List.of(), List.of(), after);
    }
    if (choice instanceof RepairChoice.Accept accept) {
      return new RepairPlan(
          found,
          choice,
          List.of(),
          List.of(),
          List.of(),
          accept.applied() ? after : stopped.rows());
    }
    return revert(stopped, found, looked);
  }

  /** What the history tells of what stopped. */
  public UnfinishedRevision unfinished() {
    return required().unfinished();
  }

  /** The step that a plan repairs, as the runner takes it. */
  public PlanStep step() {
    return required().step();
  }

  /** The step to go on with after so many statements. */
  public PlanStep stepToResume(int done) {
    return required().toResume(done);
  }

  /** The rows of the version table at which the step stopped. */
  public List<String> rows() {
    return required().rows();
  }

  private InspectedStep look(StoppedStep stopped) {
    return new InspectedStep(environment, context, graph, connection, cancellation, stopped);
  }

  private StoppedStep required() {
    return stopped()
        .orElseThrow(
            () ->
                new RepairRefusedException(
                    "There is nothing to repair: no revision stopped half-way."));
  }

  /**
   * How many statements are done.
   *
   * @throws RepairRefusedException if that is not certain and nobody says it
   */
  public static int done(RepairChoice.Resume resume, Interruption found) {
    Integer said = resume.done();
    if (said != null) {
      if (said < 0 || said > found.statements().size()) {
        throw new RepairRefusedException(
            "The revision has "
                + found.statements().size()
                + " statements; "
                + said
                + " cannot be done. Nothing was changed.");
      }
      return said;
    }
    if (!found.isCertain()) {
      throw new RepairRefusedException(
          "It is not certain whether statement "
              + (found.done() + 1)
              + " took effect. Look at the database, then say how many statements are done, or"
              + " accept the database as it is. Nothing was changed.");
    }
    return found.done();
  }

  private RepairPlan revert(StoppedStep stopped, Interruption found, InspectedStep looked) {
    Traces traces = looked.traces();
    if (traces == null) {
      throw new RepairRefusedException(
          "What the statements did cannot be taken back, since the structure could not be compared:"
              + " "
              + found.evidence()
              + " Nothing was changed.");
    }
    List<Change> changes =
        SchemaDiffer.diff(traces.live(), traces.before(), policy(), List.of()).changes();
    List<SqlStatement> statements = new ArrayList<>();
    // What is built anew needs the name, and what is not only costs.
    looked.invalid().forEach(i -> statements.add(statement("DROP INDEX IF EXISTS " + i)));
    for (DdlStatement statement : context.dialect().renderer().render(changes, traces.live())) {
      if (!statement.isComment()) {
        statements.add(statement(statement.sql()));
      }
    }
    List<String> losses = changes.stream().map(DataLoss::phrase).filter(Objects::nonNull).toList();
    return new RepairPlan(
        found,
        new RepairChoice.Revert(),
        statements,
        losses,
        traces.remaining(found.statements()),
        stopped.rows());
  }

  private static SqlStatement statement(String sql) {
    return new SqlStatement(sql, 0, true);
  }

  private DiffPolicy policy() {
    return context.dialect().diffPolicy(List.of(environment.dialect()));
  }

  private Optional<StoppedStep> stopped() {
    Optional<UnfinishedRevision> found = context.history().unfinished(connection);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    UnfinishedRevision unfinished = found.get();
    HistoryEvent last = unfinished.last();
    List<String> rows = context.versions().rows(connection);
    Direction direction = Direction.valueOf(last.direction().toUpperCase(Locale.ROOT));
    Optional<Revision> file = graph.find(last.revision());
    boolean changed = file.isEmpty() || !file.get().checksum().equals(last.checksum());
    Revision asRun = changed ? stored(last) : file.get();
    RevisionGraph known = file.isEmpty() ? graph.with(List.of(asRun)) : graph;
    GraphStep move = new GraphPlanner(known).step(rows, last.revision(), direction);
    PlanStep mended = changed && file.isPresent() ? read(file.get(), move) : null;
    return Optional.of(new StoppedStep(unfinished, rows, read(asRun, move), mended, changed));
  }

  private PlanStep read(Revision revision, GraphStep move) {
    GraphStep step =
        new GraphStep(revision, move.direction(), false, move.change(), move.headsAfter());
    return new StepReader(environment.dialect(), environment.migrations().placeholders())
        .read(step);
  }

  private Revision stored(HistoryEvent last) {
    Body body =
        context
            .bodies()
            .find(connection, last.checksum())
            .orElseThrow(
                () ->
                    new RepairRefusedException(
                        "The text of "
                            + last.revision()
                            + " as it was run is neither in its file nor in the database. Get the"
                            + " file back as it was, then try again."));
    Revision revision = RevisionFile.parse(Path.of(body.fileName()), body.text()).revision();
    if (revision == null) {
      throw new RepairRefusedException(
          "The text of " + last.revision() + " that the database keeps is damaged.");
    }
    return revision;
  }
}
