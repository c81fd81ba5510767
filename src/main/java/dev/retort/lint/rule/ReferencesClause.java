package dev.retort.lint.rule;

import dev.retort.lint.Report;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ColumnDefinition.Fact;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ConstraintDefinition.Kind;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.Token;
import dev.retort.lint.statement.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A column's own REFERENCES, which old servers read and forget. */
final class ReferencesClause {
  /** What may follow the other table's columns in a foreign key. */
  private static final Set<String> TAIL =
      Set.of(
          "on",
          "delete",
          "update",
          "cascade",
          "restrict",
          "set",
          "null",
          "no",
          "action",
          "match",
          "full",
          "partial",
          "simple");

  private ReferencesClause() {}

  /**
   * Offers to make it a foreign key of the table, where it ends the column and names the other's.
   */
  static void keyOfTheTable(Report.Entry entry, Spot spot, ColumnDefinition column) {
    List<Token> tokens = column.tokens();
    int at = Words.find(tokens, "REFERENCES");
    boolean plain = at > 0 && endsTheColumn(tokens, at) && !column.is(Fact.NAMED_CONSTRAINT);
    boolean adds = spot.statement().operation() instanceof AlterTable;
    ObjectName table = tableOf(spot, column);
    if (!plain || table == null || keys(spot).anyMatch(k -> isAbout(k, column))) {
      return;
    }
    String name = Names.made("fk", table.name(), List.of(column.name()));
    String key =
        ", %sCONSTRAINT %s FOREIGN KEY (%s)"
            .formatted(
                adds ? "ADD " : "",
                Names.sql(name, spot.context().dialect()),
                Names.sql(column.name(), spot.context().dialect()));
    entry.fix(
        "Make it a foreign key of the table", spot.statement().after(tokens.get(at - 1), key));
  }

  private static boolean endsTheColumn(List<Token> tokens, int references) {
    int open = Words.find(tokens.subList(references, tokens.size()), "(") + references;
    int close = Words.find(tokens.subList(references, tokens.size()), ")") + references;
    return open > references
        && close > open
        && tokens.subList(close + 1, tokens.size()).stream()
            .allMatch(t -> TAIL.contains(t.text().toLowerCase(Locale.ROOT)));
  }

  /** The table, unless brackets around several new columns leave no room for a constraint. */
  private static @Nullable ObjectName tableOf(Spot spot, ColumnDefinition column) {
    if (spot.statement().operation() instanceof CreateTable create) {
      return create.table();
    }
    return spot.statement().operation() instanceof AlterTable alter
            && alter.actions().stream().noneMatch(a -> a.tokens().equals(column.tokens()))
        ? alter.table()
        : null;
  }

  private static Stream<ConstraintDefinition> keys(Spot spot) {
    if (spot.statement().operation() instanceof CreateTable create) {
      return create.constraints().stream();
    }
    return spot.statement().operation() instanceof AlterTable alter
        ? alter.actions().stream().map(TableAction::constraint).filter(Objects::nonNull)
        : Stream.empty();
  }

  private static boolean isAbout(ConstraintDefinition key, ColumnDefinition column) {
    return key.kind() == Kind.FOREIGN_KEY
        && key.columns().stream().anyMatch(column.name()::equalsIgnoreCase);
  }
}
