package dev.retort.cli;

import dev.retort.revision.Direction;
import dev.retort.revision.GraphStep;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Section;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Revisions and plans as programs read them. */
final class RevisionFields {
  private final Shell shell;

  RevisionFields(Shell shell) {
    this.shell = shell;
  }

  /** The facts of a file. */
  Map<String, Object> of(Revision revision) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("revision", revision.id());
    fields.put("down_revision", revision.downRevisions());
    fields.put("depends_on", revision.dependsOn());
    fields.put("branch_labels", revision.branchLabels());
    fields.put("message", revision.message());
    if (revision.created() != null) {
      fields.put("created", revision.created());
    }
    fields.put("file", shell.display(revision.file()));
    return fields;
  }

  /** The facts of a file, and its place in the graph. */
  Map<String, Object> of(Revision revision, RevisionGraph graph) {
    Map<String, Object> fields = of(revision);
    String id = revision.id();
    fields.put("labels", graph.labels(id));
    fields.put("is_head", graph.isRealHead(id));
    fields.put("is_effective_head", graph.isHead(id) && !graph.isRealHead(id));
    fields.put("is_branch_point", graph.isBranchPoint(id));
    fields.put("is_merge_point", graph.isMergePoint(id));
    return fields;
  }

  /** The sections of a file with their SQL. */
  static List<Map<String, Object>> sections(Revision revision) {
    List<Map<String, Object>> sections = new ArrayList<>();
    for (Section section : revision.sections()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("direction", section.direction().id());
      fields.put("dialects", section.dialects().stream().map(DialectId::id).toList());
      fields.put("line", section.line());
      fields.put("sql", section.body().strip());
      sections.add(fields);
    }
    return sections;
  }

  /** A plan; with the SQL of every step if {@code sql}. */
  Map<String, Object> plan(MigrationPlan plan, boolean sql) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", plan.request().command().word());
    fields.put("target", String.join(" ", plan.request().targets()));
    fields.put("server", plan.server());
    fields.put("from", plan.from());
    fields.put("heads_after", plan.headsAfter());
    List<Map<String, Object>> steps = new ArrayList<>();
    for (PlanStep step : plan.steps()) {
      steps.add(step(step, sql));
    }
    fields.put("steps", steps);
    return fields;
  }

  private Map<String, Object> step(PlanStep step, boolean sql) {
    GraphStep graphStep = step.graphStep();
    Revision revision = step.revision();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("revision", revision.id());
    fields.put("direction", direction(graphStep));
    fields.put("down_revision", revision.downRevisions());
    fields.put("file", shell.display(revision.file()));
    fields.put("statements", step.statements().size());
    if (sql) {
      fields.put("transactional", step.transactional());
      fields.put("checks", step.checks().stream().map(c -> c.query()).toList());
      fields.put("sql", step.statements().stream().map(s -> s.text()).toList());
    }
    return fields;
  }

  private static String direction(GraphStep step) {
    return step.stamp() ? "stamp" : step.direction() == Direction.UPGRADE ? "upgrade" : "downgrade";
  }
}
