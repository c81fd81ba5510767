package dev.retort.service.merge;

import dev.retort.error.Progress;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.BranchChange;
import dev.retort.service.Conflict;
import dev.retort.service.ConflictReport;
import dev.retort.service.ConflictReport.Verdict;
import dev.retort.service.StatementFailedException;
import dev.retort.service.Untried;
import dev.retort.service.generate.ScratchSchemas;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Compares what two branches do in every dialect of the project, and has both orders run. */
final class ConflictFinder {
  private static final int PARTS = 3;

  private final RevisionGraph graph;
  private final TrialDialects dialects;

  /** Of a graph; the first dialect is the environment's own and must work. */
  ConflictFinder(RevisionGraph graph, TrialDialects dialects) {
    this.graph = graph;
    this.dialects = dialects;
  }

  /**
   * What two branches do, and to each other.
   *
   * @param trials one for each dialect in which the branches run at all
   */
  record Comparison(
      ConflictReport report,
      List<BranchChange> left,
      List<BranchChange> right,
      List<OrderTrial> trials) {}

  /** Compares two heads. */
  Comparison compare(String left, String right, Progress progress) {
    Branches branches = Branches.of(graph, left, right);
    List<BranchComparison> compared = new ArrayList<>();
    List<ConflictReport.Order> orders = new ArrayList<>();
    progress.report(0, PARTS, "comparing the branches");
    List<Untried> notTried =
        dialects.eachAfterOwn(
            scratch -> {
              progress.report(1, PARTS, "running both orders on " + scratch.dialectId().title());
              try {
                OrderTrial trial = new OrderTrial(graph, scratch, branches, left, right);
                compared.add(new BranchComparison(scratch, trial));
                orders.add(trial.order());
              } catch (StatementFailedException e) {
                if (compared.isEmpty()) {
                  throw e;
                }
                orders.add(failing(scratch, e));
              }
            });
    List<Conflict> conflicts =
        inAll(compared, BranchComparison::conflicts, Conflict::object, Conflict::on);
    progress.report(PARTS, PARTS, "done");
    return new Comparison(
        new ConflictReport(left, right, branches.base(), conflicts, orders, notTried),
        work(compared, BranchComparison::left),
        work(compared, BranchComparison::right),
        compared.stream().map(BranchComparison::trial).toList());
  }

  private static ConflictReport.Order failing(ScratchSchemas scratch, StatementFailedException e) {
    return new ConflictReport.Order(
        scratch.dialectId(), Verdict.FAILS, "the branches do not run: " + OrderTrial.described(e));
  }

  /** What the first dialect shows, and of the others what is not known from one before. */
  private static <T> List<T> inAll(
      List<BranchComparison> compared,
      Function<BranchComparison, List<T>> shown,
      Function<T, String> object,
      BiFunction<T, DialectId, T> marked) {
    List<T> all = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (BranchComparison comparison : compared) {
      List<T> more =
          shown.apply(comparison).stream().filter(t -> !known.contains(object.apply(t))).toList();
      boolean first = comparison == compared.get(0);
      more.forEach(t -> all.add(first ? t : marked.apply(t, comparison.dialect())));
      more.forEach(t -> known.add(object.apply(t)));
    }
    return all;
  }

  private static List<BranchChange> work(
      List<BranchComparison> compared, Function<BranchComparison, List<BranchChange>> side) {
    return inAll(compared, side, BranchChange::object, BranchChange::on);
  }
}
