package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.config.GuardLevel;
import dev.retort.config.MigrationSettings;
import dev.retort.config.ScratchSettings;
import dev.retort.config.Secret;
import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.IntrospectionException;
import dev.retort.dialect.Scope;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.dialect.ThrowAway;
import dev.retort.diff.DiffPolicy;
import dev.retort.error.Cancellation;
import dev.retort.error.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.revision.GraphPlanner;
import dev.retort.revision.GraphStep;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionChange;
import dev.retort.schema.Schema;
import dev.retort.service.LeftBehind;
import dev.retort.service.ModelNotBuildableException;
import dev.retort.service.PlanStep;
import dev.retort.service.StatementFailedException;
import dev.retort.service.connection.ConnectionFailures;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.service.plan.StepReader;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Builds schemas in scratch databases of the environment's dialect and reads them back. */
public final class ScratchSchemas {
  private static final String SCRATCH_ONLY =
      "This happened in a scratch database; no other was touched.";

  private static final int BATCH = 200;
  private static final int QUESTIONS = 100;

  private static final Revision NOBODY =
      new Revision("", List.of(), List.of(), List.of(), "", null, Path.of(""), List.of(), "");

  private final Environment environment;
  private final Dialect dialect;
  private final StepReader steps;
  private final Cancellation cancellation;

  /** For an environment's dialect and scratch settings; opens nothing. */
  public ScratchSchemas(Environment environment, Cancellation cancellation) {
    this.environment = environment;
    this.dialect = Dialect.of(environment.dialect());
    this.steps = new StepReader(environment.dialect(), environment.migrations().placeholders());
    this.cancellation = cancellation;
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
    try {
      return Optional.of(dialect.fingerprint(request()));
    } catch (SQLException e) {
      // Whoever opens one next says why not.
      return Optional.empty();
    }
  }

  private ScratchRequest request() {
    Map<String, String> properties = new HashMap<>(ConnectionSource.driverProperties(environment));
    ScratchSettings settings = environment.scratch();
    String scratchUrl = null;
    if (settings != null) {
      scratchUrl = settings.url();
      String username = settings.username();
      Secret password = settings.password();
      if (username != null) {
        properties.put("user", username);
      }
      if (password != null) {
        properties.put("password", password.reveal());
      }
    }
    boolean isProtected = environment.guard().level() == GuardLevel.PROTECTED;
    String targetUrl = isProtected ? null : environment.database().url();
    return new ScratchRequest(scratchUrl, targetUrl, properties);
  }

  /** An empty scratch database. */
  public ScratchDatabase open() {
    try {
      return dialect.openScratch(request());
    } catch (SQLException e) {
      throw ConnectionFailures.ofScratch(environment, e);
    }
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
    boolean mayWrite =
        plan.stream()
            .flatMap(step -> step.statements().stream())
            .anyMatch(
                s -> PlainStatement.of(s.text()).map(PlainStatement::isAboutRows).orElse(true));
    Set<String> filled = new HashSet<>();
    if (!mayWrite) {
      return filled;
    }
    List<String> tables = List.copyOf(schema.tables().keySet());
    try (Statement sender = scratch.connection().createStatement()) {
      for (int start = 0; start < tables.size(); start += QUESTIONS) {
        int first = start;
        List<String> asked = tables.subList(start, Math.min(start + QUESTIONS, tables.size()));
        String question =
            IntStream.range(0, asked.size())
                .mapToObj(
                    i ->
                        "SELECT "
                            + (first + i)
                            + " WHERE EXISTS (SELECT 1 FROM "
                            + dialect.quote(asked.get(i))
                            + ")")
                .collect(Collectors.joining(" UNION ALL "));
        try (ResultSet rows = sender.executeQuery(question)) {
          while (rows.next()) {
            filled.add(tables.get(rows.getInt(1)));
          }
        }
      }
    } catch (SQLException e) {
      throw new IntrospectionException("the rows of the scratch database", e);
    }
    return filled;
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

  /** A schema as the statements that create it. */
  private List<String> statements(Schema schema) {
    return dialect.renderer().create(schema).stream()
        .map(DdlStatement::sql)
        .filter(sql -> !sql.isEmpty())
        .toList();
  }

  /** A step that creates a schema in the way that a generated revision does; of no revision. */
  PlanStep asStep(Schema schema) {
    return new PlanStep(
        new GraphStep(
            NOBODY,
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

  /**
   * Whether a schema is better made in a transaction that is taken back than in a database of its
   * own. SQLite opens a database faster than that, and MySQL takes no tables back.
   */
  boolean takesBack() {
    return dialect.id() == DialectId.POSTGRESQL;
  }

  /** Whether that can be done with this schema: many objects need more locks than a server has. */
  boolean canTakeBack(Schema schema) {
    return takesBack() && schema.tables().size() <= BATCH;
  }

  /** What a database makes of a schema in a transaction that is taken back. */
  Schema tryOut(ScratchDatabase scratch, Schema schema) {
    Connection connection = scratch.connection();
    try {
      dialect.begin(connection);
      try (Statement sender = connection.createStatement()) {
        for (String sql : statements(schema)) {
          execute(sender, sql);
        }
        return read(scratch);
      } finally {
        dialect.rollback(connection);
      }
    } catch (SQLException e) {
      throw new ModelNotBuildableException(dialect.id(), "", e);
    }
  }

  /** Several statements a transaction: each alone waits for the disk, all together need locks. */
  void fill(ScratchDatabase scratch, Schema model) {
    Connection connection = scratch.connection();
    List<String> statements = statements(model);
    try (Statement sender = connection.createStatement()) {
      for (int start = 0; start < statements.size(); start += BATCH) {
        dialect.begin(connection);
        for (String sql : statements.subList(start, Math.min(start + BATCH, statements.size()))) {
          execute(sender, sql);
        }
        dialect.commit(connection);
      }
    } catch (SQLException e) {
      throw new ModelNotBuildableException(dialect.id(), "", e);
    }
  }

  private void execute(Statement sender, String sql) {
    try {
      send(sender, sql);
    } catch (SQLException e) {
      throw new ModelNotBuildableException(dialect.id(), sql, e);
    }
  }

  /** Runs the revision files up to these revisions, with all that they stand on. */
  public void replay(ScratchDatabase scratch, RevisionGraph graph, List<String> parents) {
    replay(scratch, steps(graph, parents));
  }

  /**
   * Runs steps that are known to be right together. A transaction ends after so many statements,
   * since each object that is made holds a lock until then.
   */
  void replay(ScratchDatabase scratch, List<PlanStep> plan) {
    int start = 0;
    int statements = 0;
    for (int i = 0; i < plan.size(); i++) {
      statements += plan.get(i).statements().size();
      if (statements >= BATCH || i == plan.size() - 1) {
        run(scratch.connection(), plan.subList(start, i + 1));
        start = i + 1;
        statements = 0;
      }
    }
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
          run(scratch.connection(), List.of(alone));
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
    run(scratch.connection(), List.of(step(revision, direction)));
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
    run(scratch.connection(), plan, follower);
  }

  private void run(Connection connection, List<PlanStep> plan) {
    run(connection, plan, (step, statement, time) -> {});
  }

  /** As the runner does it: in a transaction, except for steps that refuse one. */
  private void run(Connection connection, List<PlanStep> plan, Follower follower) {
    Position position = new Position();
    boolean open = false;
    try (Statement sender = connection.createStatement()) {
      for (PlanStep step : plan) {
        if (step.transactional() != open) {
          end(connection, open);
          open = step.transactional();
          if (open) {
            dialect.begin(connection);
          }
        }
        for (SqlStatement statement : step.statements()) {
          position.at(step.revision(), statement);
          long start = System.nanoTime();
          send(sender, statement.text());
          follower.ran(step, statement, Duration.ofNanos(System.nanoTime() - start));
        }
      }
      end(connection, open);
    } catch (SQLException e) {
      throw position.failure(e);
    }
  }

  /**
   * Sends a statement, which is broken off if the end is asked for: the database is thrown away.
   */
  private void send(Statement sender, String sql) throws SQLException {
    ThrowAway.call(cancellation, sender, () -> sender.execute(sql));
  }

  private void end(Connection connection, boolean open) throws SQLException {
    if (open) {
      dialect.commit(connection);
    }
  }

  /** The statement that was sent last. */
  private static final class Position {
    private Revision revision = NOBODY;
    private SqlStatement statement = new SqlStatement("", 0, true);

    void at(Revision newRevision, SqlStatement newStatement) {
      revision = newRevision;
      statement = newStatement;
    }

    StatementFailedException failure(SQLException cause) {
      return new StatementFailedException(
          revision,
          SourcePosition.of(revision.file(), statement.line()),
          statement.text(),
          cause,
          List.of(),
          LeftBehind.known(SCRATCH_ONLY));
    }
  }
}
