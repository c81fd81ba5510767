package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.diff.Change;
import dev.retort.error.Progress;
import dev.retort.error.RetortException;
import dev.retort.revision.Direction;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.service.IrreversibleException;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.service.Rehearsal;
import dev.retort.service.SectionMissingException;
import dev.retort.service.generate.ModelReader;
import dev.retort.service.generate.ScratchSchemas;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a plan there and back on a scratch copy of the live schema. */
public final class Rehearser {
  private static final int PARTS = 4;

  private final ScratchSchemas scratches;
  private final ModelReader models;
  private final DriftFinder differences;

  /** For an environment's scratch databases. */
  public Rehearser(Environment environment, ScratchSchemas scratches, ModelReader models) {
    this.scratches = scratches;
    this.models = models;
    this.differences = new DriftFinder(dev.retort.dialect.Dialect.of(environment.dialect()));
  }

  /**
   * How the plan goes.
   *
   * @throws RetortException if the copy can't be made, or a statement of the way there fails
   */
  public Rehearsal rehearse(MigrationPlan plan, Schema live, Progress progress) {
    progress.report(0, PARTS, "copying the live schema");
    List<Rehearsal.Timed> times = new ArrayList<>();
    List<Change> there;
    List<Change> back = List.of();
    String noWayBack = null;
    String otherServer;
    try (ScratchDatabase scratch = scratches.openWith(live)) {
      otherServer = otherServer(plan, scratch);
      Schema start = scratches.read(scratch);
      progress.report(1, PARTS, "rehearsing the way there");
      scratches.run(
          scratch,
          plan.steps(),
          (step, statement, time) ->
              times.add(new Rehearsal.Timed(step.revision().id(), statement.summary(100), time)));
      progress.report(2, PARTS, "comparing with what the revisions build");
      there = differences.changes(models.at(plan.headsAfter()), scratches.read(scratch));
      progress.report(3, PARTS, "rehearsing the way back");
      List<PlanStep> way = new ArrayList<>();
      noWayBack = wayBack(plan, way);
      if (noWayBack == null) {
        try {
          scratches.run(scratch, way, (step, statement, time) -> {});
          back = differences.changes(start, scratches.read(scratch));
        } catch (RetortException e) {
          noWayBack = "it breaks off: " + e.getMessage();
        }
      }
    }
    progress.report(PARTS, PARTS, "done");
    return new Rehearsal(plan.digest(), times, there, back, noWayBack, otherServer, leftOut(live));
  }

  private static @Nullable String otherServer(MigrationPlan plan, ScratchDatabase scratch) {
    String server = plan.server();
    String here = ServerName.of(scratch.connection(), plan.dialect());
    return server == null || ServerName.isAlike(server, here, plan.dialect()) ? null : here;
  }

  private @Nullable String wayBack(MigrationPlan plan, List<PlanStep> way) {
    for (int i = plan.steps().size() - 1; i >= 0; i--) {
      PlanStep step = plan.steps().get(i);
      if (step.graphStep().stamp()) {
        return "a stamp runs nothing";
      }
      Direction other =
          step.direction() == Direction.UPGRADE ? Direction.DOWNGRADE : Direction.UPGRADE;
      try {
        way.add(scratches.step(step.revision(), other));
      } catch (IrreversibleException | SectionMissingException e) {
        return e.getMessage();
      }
    }
    return null;
  }

  private static List<String> leftOut(Schema live) {
    return live.objects().values().stream()
        .filter(o -> o.kind() == StoredObject.Kind.OPAQUE)
        .map(StoredObject::name)
        .toList();
  }
}
