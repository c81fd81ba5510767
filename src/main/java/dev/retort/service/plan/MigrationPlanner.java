package dev.retort.service.plan;

import dev.retort.config.Environment;
import dev.retort.config.TransactionMode;
import dev.retort.dialect.Dialect;
import dev.retort.revision.Direction;
import dev.retort.revision.GraphPlanner;
import dev.retort.revision.GraphStep;
import dev.retort.revision.InvalidTargetException;
import dev.retort.revision.RangeNotAncestorException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionResolver;
import dev.retort.revision.UnknownRevisionException;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanRequest.Command;
import dev.retort.service.PlanStep;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes plans of requests. */
public final class MigrationPlanner {
  private final Environment environment;
  private final StepReader steps;
  private @Nullable MigrationPlan lastPlan;
  private @Nullable RevisionGraph lastGraph;

  /** A planner for an environment. */
  public MigrationPlanner(Environment environment) {
    this.environment = environment;
    this.steps = new StepReader(environment.dialect(), environment.migrations().placeholders());
  }

  /**
   * The plan for a request.
   *
   * @param start asks the database; not called when the request names the start, and the plan then
   *     knows no server
   */
  public MigrationPlan plan(PlanRequest request, RevisionGraph graph, Supplier<PlanStart> start) {
    String target = request.targets().isEmpty() ? "" : request.targets().get(0);
    int colon = target.indexOf(':');
    List<String> from;
    String server = null;
    List<String> targets = request.targets();
    if (colon >= 0) {
      if (targets.size() != 1) {
        throw new InvalidTargetException(target, "A range '" + target + "' stands alone.");
      }
      from = start(graph, target.substring(0, colon));
      targets = List.of(orDefault(target.substring(colon + 1), request.command()));
    } else if (request.from() != null) {
      from = starts(graph, request.from());
    } else {
      PlanStart asked = start.get();
      from = known(asked.rows(), graph, request.purge());
      server = asked.server();
    }
    List<GraphStep> found = graphSteps(request, new GraphPlanner(graph), from, targets);
    if (colon >= 0) {
      checkRange(request.command(), graph, from, targets.get(0));
    }
    MigrationPlan plan = withSections(request, from, server, found);
    lastPlan = plan;
    lastGraph = graph;
    return plan;
  }

  /**
   * What is no longer as it was when the plan was made, as a sentence; empty where a plan made now
   * would do the same.
   */
  public Optional<String> staleness(MigrationPlan plan, RevisionGraph graph, PlanStart now) {
    if (!plan.from().equals(now.rows())) {
      return Optional.of(
          "The database is at "
              + (now.rows().isEmpty() ? "base" : String.join(", ", now.rows()))
              + " now, and the plan starts elsewhere.");
    }
    String server = plan.server();
    if (server != null && !server.equals(now.server())) {
      return Optional.of(
          "The plan was made for " + server + ", and the server is " + now.server() + " now.");
    }
    if (plan.equals(lastPlan) && graph == lastGraph) {
      return Optional.empty();
    }
    PlanStart start = new PlanStart(now.rows(), server);
    return plan(plan.request(), graph, () -> start).digest().equals(plan.digest())
        ? Optional.empty()
        : Optional.of("The revision files changed since the plan was made.");
  }

  /** A plan of one step that is made already, from these rows. */
  public MigrationPlan alone(PlanStep step, List<String> rows) {
    PlanRequest request =
        step.direction() == Direction.UPGRADE
            ? PlanRequest.upgrade(step.revision().id())
            : PlanRequest.downgrade(step.revision().id());
    return new MigrationPlan(
        request,
        environment.dialect(),
        transaction(),
        null,
        rows,
        step.graphStep().headsAfter(),
        List.of(step),
        PlanDigest.of(request, null, rows, List.of(step)));
  }

  private static String orDefault(String right, Command command) {
    if (!right.isEmpty()) {
      return right;
    }
    return command == Command.DOWNGRADE ? "base" : "head";
  }

  private static List<GraphStep> graphSteps(
      PlanRequest request, GraphPlanner planner, List<String> from, List<String> targets) {
    if (request.command() == Command.STAMP) {
      return planner.stamp(from, targets, request.purge());
    }
    if (targets.size() != 1) {
      throw new InvalidTargetException(
          String.join(" ", targets),
          "Name exactly one target for " + request.command().word() + ".");
    }
    return request.command() == Command.UPGRADE
        ? planner.upgrade(from, targets.get(0))
        : planner.downgrade(from, targets.get(0));
  }

  /** The rows, which must all be revisions that the files have. */
  private List<String> known(List<String> rows, RevisionGraph graph, boolean purge) {
    List<String> unknown = rows.stream().filter(r -> graph.find(r).isEmpty()).toList();
    if (!unknown.isEmpty() && !purge) {
      Optional<Revision> into = graph.replacement(unknown.get(0));
      if (into.isPresent()) {
        throw UnknownRevisionException.squashed(unknown.get(0), into.get().id());
      }
      String table = environment.migrations().versionTable();
      throw new UnknownRevisionException(
          unknown.get(0),
          List.of(),
          "Can't locate revision identified by '"
              + unknown.get(0)
              + "', which the table "
              + table
              + " holds. Get the revision file from whoever ran it; or, if the database already is"
              + " as another revision leaves it, set that one with 'stamp --purge REVISION'.");
    }
    return rows;
  }

  private static List<String> start(RevisionGraph graph, String spec) {
    return spec.isEmpty() ? List.of() : starts(graph, List.of(spec));
  }

  private static List<String> starts(RevisionGraph graph, Collection<String> specs) {
    RevisionResolver resolver = new RevisionResolver(graph);
    TreeSet<String> ids = new TreeSet<>();
    for (String spec : specs) {
      resolver.resolve(spec, List.of()).forEach(r -> ids.add(r.id()));
    }
    return List.copyOf(ids);
  }

  private static void checkRange(
      Command command, RevisionGraph graph, List<String> from, String target) {
    List<String> to =
        new RevisionResolver(graph).resolve(target, from).stream().map(Revision::id).toList();
    List<String> lower = command == Command.DOWNGRADE ? to : from;
    List<String> upper = command == Command.DOWNGRADE ? from : to;
    if (command == Command.STAMP || lower.isEmpty()) {
      return;
    }
    if (!graph.ancestors(upper, true).containsAll(lower)) {
      throw new RangeNotAncestorException(String.join(", ", lower), String.join(", ", upper));
    }
  }

  private MigrationPlan withSections(
      PlanRequest request, List<String> from, @Nullable String server, List<GraphStep> graphSteps) {
    List<PlanStep> read = steps.readAll(graphSteps);
    List<String> after =
        graphSteps.isEmpty() ? from : graphSteps.get(graphSteps.size() - 1).headsAfter();
    TransactionMode transaction = transaction();
    return new MigrationPlan(
        request,
        environment.dialect(),
        transaction,
        server,
        from,
        after,
        read,
        PlanDigest.of(request, server, from, read));
  }

  private TransactionMode transaction() {
    return Dialect.of(environment.dialect()).capabilities().transactionalDdl()
        ? environment.transaction()
        : TransactionMode.NONE;
  }
}
