package dev.retort.service.merge;

import dev.retort.diff.Change;
import dev.retort.diff.ChangeCategory;
import dev.retort.diff.ChangeCollision;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.ChangeSubject;
import dev.retort.diff.Rename;
import dev.retort.diff.RenameCandidate;
import dev.retort.diff.SchemaDiffer;
import dev.retort.diff.SqlNames;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.OperationReader;
import dev.retort.schema.Schema;
import dev.retort.service.BranchChange;
import dev.retort.service.Conflict;
import dev.retort.service.PlanStep;
import dev.retort.service.generate.ScratchSchemas;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What two branches do to each other in one dialect, object by object. */
final class BranchComparison {
  private static final String INDEX = "index ";

  private final ScratchSchemas scratch;
  private final OrderTrial trial;
  private final SchemaNames names;
  private final List<Change> ours;
  private final List<Change> theirs;

  /** Of the schemas that a trial has built. */
  BranchComparison(ScratchSchemas scratch, OrderTrial trial) {
    this.scratch = scratch;
    this.trial = trial;
    this.names = SchemaNames.of(List.of(trial.base(), trial.leftAlone(), trial.rightAlone()));
    this.ours = changes(trial.base(), trial.leftAlone(), trial.ours());
    this.theirs = changes(trial.base(), trial.rightAlone(), trial.theirs());
  }

  DialectId dialect() {
    return scratch.dialectId();
  }

  OrderTrial trial() {
    return trial;
  }

  /** What the first branch does. */
  List<BranchChange> left() {
    return work(ours, trial.ours());
  }

  /** What the second branch does. */
  List<BranchChange> right() {
    return work(theirs, trial.theirs());
  }

  /** What meets, the most serious first; last what only running both orders shows. */
  List<Conflict> conflicts() {
    List<Conflict> conflicts = compared();
    conflicts.addAll(trial.unnamed(conflicts, names));
    return conflicts;
  }

  private static List<BranchChange> work(List<Change> changes, List<PlanStep> steps) {
    return changes.stream()
        .map(
            c ->
                new BranchChange(
                    ChangeCollision.element(c), ChangeDescriber.describe(c), places(steps, c)))
        .toList();
  }

  private List<Conflict> compared() {
    List<PlanStep> left = trial.ours();
    List<PlanStep> right = trial.theirs();
    Map<String, Conflict> found = new LinkedHashMap<>();
    Map<String, ChangeCollision.Kind> kinds = new LinkedHashMap<>();
    for (Change one : ours) {
      for (Change other : theirs) {
        ChangeCollision.between(one, other)
            .ifPresent(
                kind -> {
                  String object = object(one, other, kind);
                  ChangeCollision.Kind known = kinds.get(object);
                  if (known == null || kind.compareTo(known) < 0) {
                    kinds.put(object, kind);
                    found.put(
                        object,
                        new Conflict(
                            kind.name().toLowerCase(Locale.ROOT),
                            object,
                            sentence(kind, object, one, other),
                            places(left, one),
                            places(right, other)));
                  }
                });
      }
    }
    List<Conflict> all = new ArrayList<>(found.values());
    all.sort(Comparator.comparing(c -> kinds.get(c.object())));
    data(rows(left), rows(right), all);
    return all;
  }

  private static String object(Change one, Change other, ChangeCollision.Kind kind) {
    boolean firstDrops = ChangeCategory.of(one) == ChangeCategory.REMOVED;
    return kind == ChangeCollision.Kind.DROPPED_AND_USED && !firstDrops
        ? ChangeCollision.element(other)
        : ChangeCollision.element(one);
  }

  private static String sentence(
      ChangeCollision.Kind kind, String object, Change one, Change other) {
    String first = ChangeDescriber.describe(one);
    String second = ChangeDescriber.describe(other);
    return switch (kind) {
      case DROPPED_AND_USED, DROPPED_AND_ALTERED ->
          "One branch takes away what the other one needs: " + first + "; " + second + ".";
      case ADDED_DIFFERENTLY ->
          "Both branches add the " + object + ", but not alike: " + first + "; " + second + ".";
      case NAME_CLASH ->
          "Both branches use one name for different things: " + first + "; " + second + ".";
      case ADDED_ALIKE -> "Both branches add the same " + object + "; whichever runs second fails.";
      case DROPPED_BOTH -> "Both branches drop the " + object + "; whichever runs second fails.";
      case ENUM_EXTENDED_BOTH ->
          "Both branches change the values of " + object + "; whichever runs last wins.";
      case ALTERED_BOTH ->
          "Both branches change the "
              + object
              + "; whichever runs last wins: "
              + first
              + "; "
              + second
              + ".";
      case ALTERED_ALIKE ->
          "Both branches do the same: " + first + ". A rename fails the second time.";
    };
  }

  private static List<Conflict.Place> places(List<PlanStep> steps, Change change) {
    String subject = ChangeSubject.of(change);
    List<Conflict.Place> exact = StatementPlaces.naming(steps, part(change, subject));
    return exact.isEmpty() ? StatementPlaces.naming(steps, subject) : exact;
  }

  /** What a change is about within its table, or the whole; names may have blanks and dots. */
  private static String part(Change change, String subject) {
    String element = ChangeCollision.element(change);
    String inside = " " + SqlNames.fold(subject) + ".";
    int at = element.indexOf(inside);
    if (at >= 0) {
      return element.substring(at + inside.length());
    }
    return element.startsWith(INDEX) ? element.substring(INDEX.length()) : subject;
  }

  /** Rows that one branch writes in a table that the other one changes or writes as well. */
  private void data(
      Map<String, Conflict.Place> leftRows,
      Map<String, Conflict.Place> rightRows,
      List<Conflict> all) {
    leftRows.forEach(
        (table, place) -> {
          if (rightRows.containsKey(table)) {
            all.add(
                new Conflict(
                    "data_both",
                    "table " + table,
                    "Both branches write rows of " + table + "; the order may matter.",
                    List.of(place),
                    List.of(rightRows.get(table))));
          }
          if (isChanged(theirs, table)) {
            all.add(
                dataAndSchema(
                    table, List.of(place), StatementPlaces.naming(trial.theirs(), table)));
          }
        });
    rightRows.forEach(
        (table, place) -> {
          if (isChanged(ours, table)) {
            all.add(
                dataAndSchema(table, StatementPlaces.naming(trial.ours(), table), List.of(place)));
          }
        });
  }

  private static Conflict dataAndSchema(
      String table, List<Conflict.Place> left, List<Conflict.Place> right) {
    return new Conflict(
        "data_and_schema",
        "table " + table,
        "One branch writes rows of " + table + ", the other one changes its structure.",
        left,
        right);
  }

  private static boolean isChanged(List<Change> changes, String table) {
    return changes.stream().anyMatch(c -> ChangeSubject.of(c).equalsIgnoreCase(table));
  }

  /** The first statement that writes rows of each table, but not of one that is only passed by. */
  private Map<String, Conflict.Place> rows(List<PlanStep> steps) {
    Map<String, Conflict.Place> found = new LinkedHashMap<>();
    DialectId dialect = scratch.dialectId();
    for (PlanStep step : steps) {
      for (SqlStatement statement : step.statements()) {
        String sql = statement.text();
        if (OperationReader.read(sql, OperationReader.tokens(sql, dialect), dialect)
                instanceof Operation.ChangeRows change
            && names.tables().contains(change.table().key())) {
          found.putIfAbsent(change.table().key(), StatementPlaces.of(step, statement));
        }
      }
    }
    return found;
  }

  /** What statements made of a schema; a rename is one where a statement says so. */
  private List<Change> changes(Schema from, Schema to, List<PlanStep> steps) {
    ChangeSet found = SchemaDiffer.diff(from, to, scratch.policy(), List.of());
    List<Rename> renames =
        found.candidates().stream()
            .filter(c -> isSaid(c, steps))
            .flatMap(c -> Rename.parse(c.argument()).stream())
            .toList();
    return renames.isEmpty()
        ? found.changes()
        : SchemaDiffer.diff(from, to, scratch.policy(), renames).changes();
  }

  private static boolean isSaid(RenameCandidate candidate, List<PlanStep> steps) {
    return steps.stream()
        .flatMap(s -> s.statements().stream())
        .map(SqlStatement::text)
        .anyMatch(
            sql ->
                SqlNames.mentions(sql, "rename")
                    && SqlNames.mentions(sql, candidate.from())
                    && SqlNames.mentions(sql, candidate.to()));
  }
}
