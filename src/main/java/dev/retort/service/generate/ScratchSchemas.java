package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.config.MigrationSettings;
import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Scope;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.diff.DiffPolicy;
import dev.retort.error.Cancellation;
import dev.retort.revision.Direction;
import dev.retort.revision.GraphPlanner;
import dev.retort.revision.GraphStep;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionChange;
import dev.retort.schema.Schema;
import dev.retort.service.PlanStep;
import dev.retort.service.StatementFailedException;
import dev.retort.service.plan.StepReader;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds schemas in scratch databases of the environment's dialect and reads them back. */
public final class ScratchSchemas {
  private final Environment environment;
  private final Dialect dialect;
  private final StepReader steps;
  private final ScratchSource source;
  private final SchemaMaker maker;
  private final StepRunner runner;
  private final Cancellation cancellation;

  /** For an environment's dialect and scratch settings; opens nothing. */
  public ScratchSchemas(Environment environment, Cancellation cancellation) {
    this.environment = environment;
    this.dialect = Dialect.of(environment.dialect());
    this.steps = new StepReader(environment.dialect(), environment.migrations().placeholders());
    this.source = new ScratchSource(environment, dialect);
    this.maker = new SchemaMaker(dialect, cancellation);
    this.runner = new StepRunner(dialect, cancellation);
    this.cancellation = cancellation;
  }

  /** The same for other work, which has a cancellation of its own. */
  public ScratchSchemas with(Cancellation other) {
    return new ScratchSchemas(environment, other);
  }

  void throwIfCancelled() {
    cancellation.throwIfRequested();
  }

  /** The dialect of the scratch databases. */
  public DialectId dialectId() {
    return dialect.id();
  }

  /** What counts as equal between two schemas that were read from them. */
  public DiffPolicy policy() {
    Set<DialectId> written = new LinkedHashSet<>(environment.migrations().dialects());
    written.add(dialect.id());
    return dialect.diffPolicy(written);
  }

  Dialect dialect() {
    return dialect;
  }

  /** See {@link Dialect#fingerprint}; empty where no scratch database can be made. */
  Optional<String> fingerprint() {
    return source.fingerprint();
  }

  /** An empty scratch database. */
  public ScratchDatabase open() {
    return source.open();
  }

  /**
   * Opens a scratch database for the next call of {@link #open}, which tells whether that can be
   * done at all. If none follows, {@link #closeUnused} closes it.
   *
   * @throws dev.retort.service.ConnectionFailedException if it can't be done
   */
  public void openAhead() {
    source.openAhead();
  }

  /** Closes what was opened ahead and not asked for. */
  public void closeUnused() {
    source.closeUnused();
  }

  /**
   * An empty scratch database that was read before. So what a session and this process do for the
   * first time, which takes longer, is behind them.
   */
  ScratchDatabase openWarm() {
    ScratchDatabase scratch = open();
    boolean warm = false;
    try {
      read(scratch);
      warm = true;
      return scratch;
    } finally {
      if (!warm) {
        scratch.close();
      }
    }
  }

  /** What a scratch database holds. */
  public Schema read(ScratchDatabase scratch) {
    MigrationSettings settings = environment.migrations();
    Scope scope = new Scope(null, environment.include()::includes, settings.ownTables());
    return dialect.introspector().read(scratch.connection(), scope);
  }

  /** The tables that have rows, if some statement of these steps can have written any. */
  Set<String> filled(ScratchDatabase scratch, Schema schema, List<PlanStep> plan) {
    return new FilledTables(dialect).in(scratch, schema, plan);
  }

  /** A scratch database that holds a schema. */
  public ScratchDatabase openWith(Schema schema) {
    ScratchDatabase scratch = open();
    boolean filled = false;
    try {
      fill(scratch, schema);
      filled = true;
      return scratch;
    } finally {
      if (!filled) {
        scratch.close();
      }
    }
  }

  /** The model as the database understands it. */
  public Schema build(Schema model) {
    try (ScratchDatabase scratch = openWith(model)) {
      return read(scratch);
    }
  }

  /** Makes all that a schema has. */
  void fill(ScratchDatabase scratch, Schema model) {
    maker.make(scratch, model);
  }

  /** Whether {@link #tryOut} is better than a database of its own. */
  boolean takesBack() {
    return maker.takesBack();
  }

  /** Whether {@link #tryOut} is better than a database of its own, and can be done. */
  boolean canTakeBack(Schema schema) {
    return maker.canTakeBack(schema);
  }

  /** What a database makes of a schema in a transaction that is taken back. */
  Schema tryOut(ScratchDatabase scratch, Schema schema) {
    return maker.takingBack(scratch, schema, () -> read(scratch));
  }

  /** A step that creates a schema in the way that a generated revision does; of no revision. */
  PlanStep asStep(Schema schema) {
    return new PlanStep(
        new GraphStep(
            StepRunner.NOBODY,
            Direction.UPGRADE,
            false,
            new VersionChange(List.of(), null, List.of()),
            List.of()),
        List.of(),
        dialect.renderer().render(DdlRenderer.creation(schema), Schema.empty()).stream()
            .filter(s -> !s.sql().isEmpty())
            .map(s -> new SqlStatement(s.sql(), 1, true))
            .toList(),
        true);
  }

  /** Runs the revision files up to these revisions, with all that they stand on. */
  public void replay(ScratchDatabase scratch, RevisionGraph graph, List<String> parents) {
    replay(scratch, steps(graph, parents));
  }

  /** Runs steps that are known to be right together. */
  void replay(ScratchDatabase scratch, List<PlanStep> plan) {
    runner.replay(scratch, plan);
  }

  /** The way up to these revisions. */
  List<PlanStep> steps(RevisionGraph graph, List<String> parents) {
    List<PlanStep> plan = new ArrayList<>();
    List<String> rows = List.of();
    for (String parent : parents) {
      for (GraphStep step : new GraphPlanner(graph).upgrade(rows, parent)) {
        plan.add(steps.read(step));
        rows = step.headsAfter();
      }
    }
    return plan;
  }

  /**
   * What each statement of a step makes of the schema that the revisions {@code rows} build: the
   * schema before the first, and after each up to the first that fails here as well.
   */
  public List<Schema> after(RevisionGraph graph, List<String> rows, PlanStep step) {
    try (ScratchDatabase scratch = open()) {
      replay(scratch, graph, rows);
      List<Schema> schemas = new ArrayList<>();
      schemas.add(read(scratch));
      for (SqlStatement statement : step.statements()) {
        cancellation.throwIfRequested();
        PlanStep alone = new PlanStep(step.graphStep(), List.of(), List.of(statement), false);
        try {
          runner.run(scratch, List.of(alone));
        } catch (StatementFailedException e) {
          // A statement that is wrong in itself is what stopped the run; what it would leave is not
          // known, and not needed.
          break;
        }
        schemas.add(read(scratch));
      }
      return List.copyOf(schemas);
    }
  }

  /** Runs one way of a revision that no graph has yet. */
  void run(ScratchDatabase scratch, Revision revision, Direction direction) {
    runner.run(scratch, List.of(step(revision, direction)));
  }

  /** One way of a revision as a step that stands alone. */
  public PlanStep step(Revision revision, Direction direction) {
    return steps.read(
        new GraphStep(
            revision, direction, false, new VersionChange(List.of(), null, List.of()), List.of()));
  }

  /** Follows statements on a scratch database. */
  public interface Follower {
    /** A statement has ended well. */
    void ran(PlanStep step, SqlStatement statement, Duration time);
  }

  /** Runs steps as the runner does. */
  public void run(ScratchDatabase scratch, List<PlanStep> plan, Follower follower) {
    runner.run(scratch, plan, follower);
  }
}
