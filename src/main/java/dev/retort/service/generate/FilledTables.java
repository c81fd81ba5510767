package dev.retort.service.generate;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.IntrospectionException;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.schema.Schema;
import dev.retort.service.PlanStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks a scratch database which of its tables have rows. */
final class FilledTables {
  private static final int QUESTIONS = 100;

  private final Dialect dialect;

  FilledTables(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The tables that have rows, if some statement of these steps can have written any. */
  Set<String> in(ScratchDatabase scratch, Schema schema, List<PlanStep> plan) {
    boolean mayWrite =
        plan.stream()
            .flatMap(step -> step.statements().stream())
            .anyMatch(
                s -> PlainStatement.of(s.text()).map(PlainStatement::isAboutRows).orElse(true));
    Set<String> filled = new HashSet<>();
    if (!mayWrite) {
      return filled;
    }
    List<String> tables = List.copyOf(schema.tables().keySet());
    try (Statement sender = scratch.connection().createStatement()) {
      for (int start = 0; start < tables.size(); start += QUESTIONS) {
        int first = start;
        List<String> asked = tables.subList(start, Math.min(start + QUESTIONS, tables.size()));
        String question =
            IntStream.range(0, asked.size())
                .mapToObj(
                    i ->
                        "SELECT "
                            + (first + i)
                            + " WHERE EXISTS (SELECT 1 FROM "
                            + dialect.quote(asked.get(i))
                            + ")")
                .collect(Collectors.joining(" UNION ALL "));
        try (ResultSet rows = sender.executeQuery(question)) {
          while (rows.next()) {
            filled.add(tables.get(rows.getInt(1)));
          }
        }
      }
    } catch (SQLException e) {
      throw new IntrospectionException("the rows of the scratch database", e);
    }
    return filled;
  }
}
