package dev.retort.cli;

import dev.retort.config.Environment;
import dev.retort.error.ErrorCode;
import dev.retort.lint.Finding;
import dev.retort.lint.LintContext;
import dev.retort.lint.Linter;
import dev.retort.lint.Severity;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionResolver;
import dev.retort.service.Status;
import dev.retort.sql.DialectId;
import dev.retort.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges revisions before they run. */
@Command(
    name = "lint",
    description = {
      "Judge revisions before they run; without arguments those that the database lacks.",
      "Ends with status 4 if something remains that nobody accepted with '-- @allow RULE REASON'."
    })
final class LintCommand extends RetortCommand {
  /** From which severity on findings make the command fail. */
  enum FailOn {
    error,
    warning
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "REV|RANGE",
      description =
          "Revisions, or ranges A:B, judged for any database; with --rules the ids of rules.")
  List<String> specs = List.of();

  @Option(names = "--pending", description = "What 'upgrade heads' would run; the default.")
  boolean pending;

  @Option(names = "--all", description = "All revisions; asks no database.")
  boolean all;

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning",
      description = "From which severity on findings count as a failure.")
  FailOn failOn = FailOn.error;

  @Option(
      names = "--fix",
      description = "Rewrite the files of revisions that have not run yet, where that is certain.")
  boolean fix;

  @Option(names = "--rules", description = "List the rules, or explain those that are named.")
  boolean rules;

  private final List<LintContext> contexts = new ArrayList<>();

  @Override
  int run(Session session) {
    if (rules) {
      new LintRuleList(session).show(specs);
      return OK;
    }
    if (all && (pending || !specs.isEmpty())) {
      throw new UsageException("retort lint", "--all takes no revisions beside it.");
    }
    List<Revision> targets = targets(session);
    int fixed = fix ? new LintFixes(session, this::lint).apply(ids(targets)) : 0;
    List<Finding> findings = lint(session, fix ? again(session, ids(targets)) : targets);
    new LintOutput(session).show(findings, targets.size(), fixed);
    Severity least = failOn == FailOn.error ? Severity.ERROR : Severity.WARNING;
    boolean remains = findings.stream().anyMatch(finding -> finding.remains(least));
    return remains ? ErrorCode.Group.LINT.exitStatus() : OK;
  }

  private List<Finding> lint(Session session, List<Revision> targets) {
    RevisionGraph graph = session.service().graph();
    return new Linter(StatementSplitter.load()).lint(targets, graph, contexts(session));
  }

  /** The live database tells about what is pending; for all else the files are enough. */
  private List<LintContext> contexts(Session session) {
    if (!contexts.isEmpty()) {
      return contexts;
    }
    boolean live = isAboutPending();
    Environment environment = session.environment();
    LintContext first =
        live
            ? session.service().lintContext().withOneRun(true)
            : LintContext.of(environment.dialect());
    Set<DialectId> dialects = new LinkedHashSet<>(environment.migrations().dialects());
    dialects.remove(first.dialect());
    dialects.remove(environment.dialect());
    contexts.add(first.withEnvironment(environment));
    dialects.forEach(
        dialect ->
            contexts.add(LintContext.of(dialect).withOneRun(live).withEnvironment(environment)));
    return contexts;
  }

  private boolean isAboutPending() {
    return specs.isEmpty() && !all;
  }

  private List<Revision> targets(Session session) {
    RevisionGraph graph = session.service().graph();
    if (all) {
      return graph.revisions();
    }
    Set<Revision> targets = new LinkedHashSet<>();
    if (pending || specs.isEmpty()) {
      Status status = session.service().status();
      status.pending().forEach(id -> targets.add(graph.get(id)));
    }
    for (String spec : specs) {
      targets.addAll(resolve(session, graph, spec));
    }
    return List.copyOf(targets);
  }

  private static List<Revision> resolve(Session session, RevisionGraph graph, String spec) {
    return spec.contains(":")
        ? new RevisionResolver(graph).range(spec, List.of())
        : Specs.resolve(session, List.of(spec));
  }

  private static List<Revision> again(Session session, List<String> ids) {
    RevisionGraph graph = session.service().graph();
    return ids.stream().map(graph::get).toList();
  }

  private static List<String> ids(List<Revision> revisions) {
    return revisions.stream().map(Revision::id).toList();
  }
}
