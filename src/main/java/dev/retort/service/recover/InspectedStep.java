package dev.retort.service.recover;

import dev.retort.config.Environment;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.IntrospectionException;
import dev.retort.dialect.Scope;
import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.error.RetortException;
import dev.retort.history.HistoryEvent;
import dev.retort.history.UnfinishedRevision;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Schema;
import dev.retort.service.Interruption;
import dev.retort.service.JournalEntry.Origin;
import dev.retort.service.OrphanedSession;
import dev.retort.service.generate.ScratchSchemas;
import dev.retort.service.run.InvalidIndex;
import dev.retort.service.run.RunContext;
import dev.retort.service.run.StatementKind;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stopped step and what the database shows of it. */
final class InspectedStep {
  private final Environment environment;
  private final RunContext context;
  private final RevisionGraph graph;
  private final Connection connection;
  private final Cancellation cancellation;
  private final StoppedStep stopped;
  private final @Nullable OrphanedSession orphan;
  private final List<String> invalid;
  private @Nullable Traces traces;
  private String obstacle = "";

  /** On one connection to the environment's database. */
  InspectedStep(
      Environment environment,
      RunContext context,
      RevisionGraph graph,
      Connection connection,
      Cancellation cancellation,
      StoppedStep stopped) {
    this.environment = environment;
    this.context = context;
    this.graph = graph;
    this.connection = connection;
    this.cancellation = cancellation;
    this.stopped = stopped;
    this.orphan = new OrphanSessions(context, connection).find().orElse(null);
    if (orphan != null) {
      // Its statement may change the structure at any time, and reading could wait for its locks.
      obstacle = " The structure is compared once the session has ended.";
      invalid = List.of();
      return;
    }
    invalid = lookForInvalid();
    try {
      traces = look();
    } catch (CancelledException e) {
      throw e;
    } catch (RetortException e) {
      // Without a scratch database the history alone has to do; the reason is shown.
      obstacle = " The structure could not be compared: " + e.getMessage();
    }
  }

  private List<String> lookForInvalid() {
    int next = stopped.unfinished().done();
    List<SqlStatement> statements = stopped.step().statements();
    if (!stopped.unfinished().sent() || next >= statements.size()) {
      return List.of();
    }
    try {
      return InvalidIndex.leftBy(context.dialect().id(), connection, statements.get(next));
    } catch (SQLException e) {
      throw new IntrospectionException("the invalid indexes", e);
    }
  }

  private @Nullable Traces look() {
    Dialect dialect = context.dialect();
    ScratchSchemas scratches = new ScratchSchemas(environment, cancellation);
    List<Schema> after = scratches.after(graph, stopped.rows(), stopped.step());
    if (after.size() <= stopped.unfinished().done()) {
      // What cannot follow the statements that are done fits anything.
      obstacle =
          " The structure could not be compared: in a scratch database statement "
              + after.size()
              + " fails.";
      return null;
    }
    Scope scope =
        new Scope(
            environment.database().schema(),
            environment.include()::includes,
            environment.migrations().ownTables());
    return new Traces(
        after,
        dialect.introspector().read(connection, scope),
        context.dialect().diffPolicy(List.of(environment.dialect())));
  }

  /** Null where the structure could not be compared. */
  @Nullable Traces traces() {
    return traces;
  }

  /** The indexes that the statement which was sent last left, and that serve nothing. */
  List<String> invalid() {
    return invalid;
  }

  Interruption interruption() {
    UnfinishedRevision unfinished = stopped.unfinished();
    HistoryEvent last = unfinished.last();
    boolean keptWithItsRow =
        unfinished.inFlight()
            && unfinished.done() < stopped.step().statements().size()
            && StatementKind.isKeptWithItsRow(
                context.dialect().id(), stopped.step().statements(), unfinished.done());
    StateFinder finder = new StateFinder(stopped, traces, keptWithItsRow, orphan, invalid);
    return new Interruption(
        last.run(),
        stopped.step().revision(),
        stopped.fileChanged(),
        last.direction(),
        finder.states(),
        new Origin(
            last.actor().who(),
            last.actor().host(),
            last.actor().process(),
            last.actor().session()),
        last.startedAt(),
        last.outcome() == HistoryEvent.Outcome.FAILED ? last.detail() : null,
        finder.evidence() + obstacle);
  }
}
