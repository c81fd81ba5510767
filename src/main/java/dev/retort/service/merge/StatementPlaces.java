package dev.retort.service.merge;

import static java.util.Collections.disjoint;

import dev.retort.diff.SqlNames;
import dev.retort.service.Conflict;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the statements of a branch that people should look at, in the order in which they run. */
final class StatementPlaces {
  private StatementPlaces() {}

  /** A statement and where it stands. */
  static Conflict.Place of(PlanStep step, SqlStatement statement) {
    return new Conflict.Place(
        step.revision().id(), step.revision().file(), statement.line(), statement.text().strip());
  }

  /** Those that name something. */
  static List<Conflict.Place> naming(List<PlanStep> steps, String name) {
    return where(steps, (step, statement) -> SqlNames.mentions(statement.text(), name));
  }

  /**
   * Those that a statement of the other branch seems to fail for: they name what it is about, and
   * of these, where there are any, the ones that name what the database complains of.
   */
  static List<Conflict.Place> against(
      List<PlanStep> steps, String failed, String complaint, SchemaNames names) {
    Set<String> said = SqlNames.in(failed);
    Set<String> things = common(said, List.of(names.tables(), names.parts()));
    List<Conflict.Place> about = naming(steps, things);
    if (about.isEmpty()) {
      return naming(steps, common(said, List.of(names.columns())));
    }
    Set<String> blamed = common(said, List.of(names.parts(), names.columns()));
    blamed.removeAll(names.tables());
    blamed.removeIf(name -> !isWordOf(name, SqlNames.fold(complaint)));
    List<Conflict.Place> exact =
        about.stream().filter(p -> !disjoint(SqlNames.in(p.text()), blamed)).toList();
    return exact.isEmpty() ? about : exact;
  }

  private static List<Conflict.Place> naming(List<PlanStep> steps, Set<String> names) {
    return where(steps, (step, statement) -> !disjoint(SqlNames.in(statement.text()), names));
  }

  private static Set<String> common(Set<String> said, List<Set<String>> known) {
    return known.stream()
        .flatMap(Set::stream)
        .filter(said::contains)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a name stands in a message, which each database quotes in its own way. */
  private static boolean isWordOf(String name, String message) {
    return Pattern.compile("(?<![\\p{L}\\p{N}_$])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$])")
        .matcher(message)
        .find();
  }

  /** Those for which something holds. */
  static List<Conflict.Place> where(
      List<PlanStep> steps, BiPredicate<PlanStep, SqlStatement> wanted) {
    List<Conflict.Place> places = new ArrayList<>();
    for (PlanStep step : steps) {
      step.statements().stream()
          .filter(statement -> wanted.test(step, statement))
          .forEach(statement -> places.add(of(step, statement)));
    }
    return places;
  }
}
