package dev.retort.service.merge;

import dev.retort.diff.SqlNames;
import dev.retort.service.Conflict;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

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
