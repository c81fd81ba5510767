package dev.retort.service.merge;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.diff.Change;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.revision.Direction;
import dev.retort.schema.Schema;
import dev.retort.service.BranchChange;
import dev.retort.service.ConflictReport;
import dev.retort.service.MergeDecision;
import dev.retort.service.MergeItem;
import dev.retort.service.MergeProof;
import dev.retort.service.MergeRemarks;
import dev.retort.service.MergeSession;
import dev.retort.service.generate.SectionText;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two branches with the schema that each order of them builds.
 *
 * @param ends for each dialect that was tried; none where one order fails
 * @param written the dialects that a revision is written for
 */
record BranchMerge(
    ConflictReport report,
    List<BranchChange> left,
    List<BranchChange> right,
    List<MergeItem> items,
    List<MergeEnds> ends,
    List<DialectId> written,
    MergeTrial trial)
    implements MergeSession {

  @Override
  public Optional<String> obstacle() {
    return report.orders().stream()
        .filter(o -> o.verdict() == ConflictReport.Verdict.FAILS)
        .map(o -> o.dialect().title() + ": " + o.detail())
        .findFirst();
  }

  @Override
  public List<DialectId> dialects() {
    return ends.stream().map(MergeEnds::dialect).toList();
  }

  @Override
  public Map<DialectId, String> statements(Map<String, MergeDecision> decisions) {
    Map<DialectId, String> all = new LinkedHashMap<>();
    for (DialectId dialect : written) {
      List<DdlStatement> statements = new ArrayList<>();
      ends(dialect).ifPresent(e -> statements.addAll(e.statements(Dialect.of(dialect), decisions)));
      if (statements.stream().anyMatch(s -> !s.isComment())) {
        all.put(
            dialect, SectionText.section(Direction.UPGRADE, dialect, statements).body().strip());
      }
    }
    return all;
  }

  /** Of a dialect that was not tried, what one that reads its sections or the own one says. */
  private Optional<MergeEnds> ends(DialectId dialect) {
    return ends.stream()
        .filter(e -> e.dialect().lookupOrder().contains(dialect))
        .min(Comparator.comparing(e -> e.dialect().lookupOrder().indexOf(dialect)))
        .or(() -> ends.stream().findFirst());
  }

  @Override
  public String shape(DialectId dialect, String object, Map<String, MergeDecision> decisions) {
    Optional<MergeEnds> known = ends(dialect);
    if (known.isEmpty()) {
      return "";
    }
    Schema one = known.get().only(object, known.get().target(decisions));
    List<Change> create =
        SchemaDiffer.diff(Schema.empty(), one, DiffPolicy.EXACT, List.of()).changes();
    List<DdlStatement> statements = Dialect.of(dialect).renderer().render(create, Schema.empty());
    return create.isEmpty()
        ? ""
        : SectionText.section(Direction.UPGRADE, dialect, statements).body().strip();
  }

  @Override
  public String sections(Map<DialectId, String> statements) {
    return new MergeRemarks(List.of(report)).below(settled(statements));
  }

  private String settled(Map<DialectId, String> statements) {
    if (statements.isEmpty()) {
      return "";
    }
    Map<DialectId, String> bodies = new LinkedHashMap<>(statements);
    for (DialectId dialect : written) {
      // A file with sections of its dialects must have one for each.
      bodies.putIfAbsent(dialect, "-- Nothing to do in " + dialect.title() + ".");
    }
    StringBuilder text = new StringBuilder();
    bodies.forEach(
        (dialect, body) ->
            text.append("\n-- @upgrade ")
                .append(dialect.id())
                .append('\n')
                .append(body.strip())
                .append('\n'));
    bodies
        .keySet()
        .forEach(
            dialect ->
                text.append("\n-- @downgrade ")
                    .append(dialect.id())
                    .append("\n-- Nothing to take back: the branches' own downgrades do it.\n"));
    return text.toString();
  }

  @Override
  public MergeProof prove(
      Map<DialectId, String> statements,
      Map<String, MergeDecision> decisions,
      Progress progress,
      Cancellation cancellation) {
    return trial.run(settled(statements), ends, decisions, progress, cancellation);
  }
}
