package dev.retort.lint;

import dev.retort.lint.statement.OperationReader;
import dev.retort.lint.statement.Token;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Section;
import dev.retort.revision.SectionContent;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges revisions by the rules. Reads no file and asks no database; safe for several threads. */
public final class Linter {
  private final StatementSplitter splitter;
  private final List<LintRule> rules;

  /** A linter with all rules. */
  public Linter(StatementSplitter splitter) {
    this(splitter, LintRules.all());
  }

  Linter(StatementSplitter splitter, List<LintRule> rules) {
    this.splitter = splitter;
    this.rules = List.copyOf(rules);
  }

  /** What there is to say about one revision, of whose ancestors nothing is known. */
  public List<Finding> lint(Revision revision, LintContext context) {
    return lint(List.of(revision), RevisionGraph.of(List.of(revision)), List.of(context));
  }

  /**
   * What there is to say about some revisions of a graph, in the order of the graph, then by place.
   *
   * @param contexts one for each dialect; what holds for several of them is said once
   */
  public List<Finding> lint(
      Collection<Revision> targets, RevisionGraph graph, List<LintContext> contexts) {
    Set<String> wanted = new HashSet<>();
    targets.forEach(revision -> wanted.add(revision.id()));
    List<Revision> order = new ArrayList<>(graph.newestFirst());
    Collections.reverse(order);
    FindingMerge merge = new FindingMerge();
    for (LintContext context : contexts) {
      lint(order, wanted, context, merge);
    }
    return merge.findings(order);
  }

  /**
   * What stands before a revision, found once so that its text can be judged while it is typed.
   *
   * @param contexts one for each dialect
   */
  public PriorTables before(Revision revision, RevisionGraph graph, List<LintContext> contexts) {
    Set<String> ancestors =
        graph.ancestors(
            revision.downRevisions().stream().filter(id -> graph.find(id).isPresent()).toList(),
            true);
    List<Revision> order = new ArrayList<>(graph.newestFirst());
    Collections.reverse(order);
    Map<LintContext, KnownTables> found = new LinkedHashMap<>();
    for (LintContext context : contexts) {
      KnownTables tables = new KnownTables(context.createdTables());
      if (context.schema() != null) {
        SchemaSketch.fill(tables, context.schema(), context.dialect());
      } else {
        order.stream()
            .filter(r -> ancestors.contains(r.id()) && !r.id().equals(revision.id()))
            .forEach(r -> replay(r, tables, context));
        tables.forgetCreated();
      }
      found.put(context, tables);
    }
    return new PriorTables(found);
  }

  /** What there is to say about one revision after what {@link #before} found. */
  public List<Finding> lint(Revision revision, PriorTables before) {
    FindingMerge merge = new FindingMerge();
    before
        .byContext()
        .forEach(
            (context, prior) -> {
              KnownTables tables = new KnownTables(context.createdTables());
              tables.takeOver(prior);
              lint(revision, tables, context, merge);
            });
    return merge.findings(List.of(revision));
  }

  private void lint(
      List<Revision> order, Set<String> wanted, LintContext context, FindingMerge merge) {
    KnownTables tables = new KnownTables(context.createdTables());
    if (context.schema() != null) {
      SchemaSketch.fill(tables, context.schema(), context.dialect());
    }
    for (Revision revision : order) {
      if (wanted.contains(revision.id())) {
        lint(revision, tables, context, merge);
        if (!context.oneRun()) {
          tables.forgetCreated();
        }
      } else if (context.schema() == null) {
        replay(revision, tables, context);
        tables.forgetCreated();
      }
    }
  }

  private void replay(Revision revision, KnownTables tables, LintContext context) {
    Optional<Section> section = revision.section(Direction.UPGRADE, context.dialect());
    if (section.isEmpty()) {
      return;
    }
    try {
      SectionContent content = section.get().read(splitter, context.dialect());
      for (SqlStatement statement : content.statements()) {
        String text = statement.text();
        List<Token> tokens = OperationReader.tokens(text, context.dialect());
        tables.apply(OperationReader.read(text, tokens, context.dialect()), tokens);
      }
    } catch (SqlSyntaxException e) {
      // It is no revision that was asked about; when it is, this becomes a finding.
      return;
    }
  }

  private void lint(
      Revision revision, KnownTables tables, LintContext context, FindingMerge merge) {
    List<SqlSyntaxException> faults = new ArrayList<>();
    SectionView up = view(revision, Direction.UPGRADE, context, tables, faults);
    KnownTables after = new KnownTables();
    SectionView down = view(revision, Direction.DOWNGRADE, context, after, faults);
    RevisionView view = new RevisionView(revision, context, up, down);
    FindingCollector collector = new FindingCollector(view, tables);
    if (up != null) {
      statements(up, tables, collector);
    }
    if (down != null) {
      after.takeOver(tables);
      FindingCollector below = new FindingCollector(view, after);
      statements(down, after, below);
      collector.addAll(below);
    }
    for (LintRule rule : applying(context)) {
      rule.check().revision(view, collector.of(rule));
    }
    for (SqlSyntaxException fault : faults) {
      collector
          .of(LintRules.get(LintRules.NOT_UNDERSTOOD))
          .at((SectionView) null, fault.line(), "The section cannot be split")
          .because(fault.getMessage())
          .as(Severity.ERROR);
    }
    Allowances allowances = new Allowances(view);
    merge.add(revision, collector.findings(allowances), allowances, context);
  }

  private void statements(SectionView section, KnownTables tables, FindingCollector collector) {
    List<LintRule> applying = applying(section.context());
    for (StatementView statement : section.statements()) {
      for (LintRule rule : applying) {
        if (rule.directions().contains(section.section().direction())) {
          rule.check().statement(statement, collector.of(rule));
        }
      }
      collector.settle();
      tables.apply(statement.operation(), statement.tokens());
    }
  }

  private List<LintRule> applying(LintContext context) {
    return rules.stream().filter(rule -> rule.dialects().contains(context.dialect())).toList();
  }

  private @Nullable SectionView view(
      Revision revision,
      Direction direction,
      LintContext context,
      KnownTables tables,
      List<SqlSyntaxException> faults) {
    Optional<Section> section = revision.section(direction, context.dialect());
    if (section.isEmpty()) {
      return null;
    }
    try {
      SectionContent content = section.get().read(splitter, context.dialect());
      return new SectionView(section.get(), content, context, tables);
    } catch (SqlSyntaxException e) {
      faults.add(e);
      return null;
    }
  }
}
