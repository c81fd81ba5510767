package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.lint.rule.RuleBuilder.warning;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.TableSize;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ColumnDefinition.Fact;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.ChangeRows;
import dev.retort.lint.statement.Operation.CreateIndex;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.TableAction.Kind;
import dev.retort.lint.statement.Words;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;

/** What fails on rows that are there already, and what changes too many of them. */
final class RowRules {
  private static final long MANY_ROWS = 100_000;

  private RowRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("DM01", "UPDATE or DELETE without WHERE")
            .upgrades()
            .existing()
            .because("it touches every row and keeps each of them locked until the end.")
            .instead("Say which rows with WHERE, and go in batches.")
            .each(
                ChangeRows.class,
                (change, spot) -> {
                  if (change.unbounded()) {
                    spot.found(change.verb() + " of all rows of " + change.table())
                        .about(change.table());
                  }
                }),
        warning("DM02", "Change of very many rows at once")
            .upgrades()
            .existing()
            .versions("where the table's size is known")
            .because("long locks, a long undo log and lagging replicas.")
            .instead("Write the rows in batches, outside of the schema change's transaction.")
            .each(ChangeRows.class, RowRules::manyRows),
        error("MF01", "New unique key on rows that are there")
            .upgrades()
            .existing()
            .fixable()
            .because("two rows with equal values stop the run, after a long build.")
            .instead("Look for duplicates first: a @check tells before anything has run.")
            .statements(RowRules::unique),
        error("MF02", "New NOT NULL column without a default")
            .on(DialectId.POSTGRESQL)
            .upgrades()
            .existing()
            .fixable()
            .because("it fails as soon as the table has a row, and old writers fail after it.")
            .instead(
                "Add it with a default, or nullable: fill it, and SET NOT NULL in a later revision.")
            .see("https://www.postgresql.org/docs/current/sql-altertable.html")
            .action(RowRules::withoutValue, Kind.ADD_COLUMN),
        error("MF03", "NULL becomes NOT NULL")
            .upgrades()
            .existing()
            .fixable()
            .because(
                "a row that holds NULL stops the run; where the mode is not strict it is filled with"
                    + " an invented value.")
            .instead("Fill the rows first, and assert with @check that none is left.")
            .action(RowRules::notNull, Kind.SET_NOT_NULL, Kind.REDEFINE_COLUMN));
  }

  private static boolean needsValue(ColumnDefinition column) {
    return column.is(Fact.NOT_NULL)
        && column.defaultTokens().isEmpty()
        && !column.isGenerated()
        && !column.is(Fact.IDENTITY)
        && !column.is(Fact.AUTO_INCREMENT);
  }

  /** A new column that the rows that are there have no value for. */
  static void withoutValue(AlterTable alter, TableAction action, Spot spot) {
    ColumnDefinition column = action.column();
    if (column == null || !needsValue(column) || PreChecks.coverAllRows(spot, alter.table())) {
      return;
    }
    spot.found(action.tokens(), alter.table() + "." + column.name())
        .about(alter.table())
        .fix(
            "Assert that " + alter.table() + " is empty",
            PreChecks.noRows(
                spot,
                alter.table(),
                alter.table() + " must be empty, since its rows have no " + column.name(),
                ""));
  }

  private static void manyRows(ChangeRows change, Spot spot) {
    TableSize size = spot.context().sizes().get(change.table().key());
    boolean changesAll = !change.verb().equals("INSERT");
    if (size != null && size.rows() >= MANY_ROWS && changesAll) {
      spot.found(
              "%s of %s with about %,d rows".formatted(change.verb(), change.table(), size.rows()))
          .about(change.table());
    }
  }

  private static void unique(Spot spot) {
    if (spot.statement().operation() instanceof CreateIndex index
        && index.kind() == ConstraintDefinition.Kind.UNIQUE) {
      unique(spot, index.table(), index.columns(), index.title());
    } else if (spot.statement().operation() instanceof AlterTable alter) {
      for (TableAction action : alter.actions()) {
        ConstraintDefinition constraint = action.constraint();
        if (constraint != null
            && constraint.kind() == ConstraintDefinition.Kind.UNIQUE
            && !constraint.usingIndex()) {
          unique(spot, alter.table(), constraint.columns(), constraint.title());
        }
      }
    }
  }

  private static void unique(Spot spot, ObjectName table, List<String> columns, String title) {
    if (PreChecks.cover(spot, table, columns.toArray(String[]::new))) {
      return;
    }
    Report.Entry entry = spot.found("Unique " + title + " of " + table).about(table);
    if (columns.isEmpty() || columns.contains("") || spot.has("WHERE")) {
      return;
    }
    DialectId dialect = spot.context().dialect();
    List<String> filled = new ArrayList<>();
    columns.forEach(c -> filled.add(Names.sql(c, dialect) + " IS NOT NULL"));
    String condition =
        String.join(" AND ", filled)
            + " GROUP BY "
            + Names.list(columns, dialect)
            + " HAVING COUNT(*) > 1";
    entry.fix(
        "Assert that there are no duplicates",
        PreChecks.noRows(
            spot,
            table,
            String.join(", ", columns) + " of " + table + " must have no duplicates",
            condition));
  }

  private static void notNull(AlterTable alter, TableAction action, Spot spot) {
    ColumnDefinition column = action.column();
    boolean wanted = column == null || column.is(Fact.NOT_NULL);
    boolean already =
        spot.column(alter.table(), action.name()).filter(c -> c.is(Fact.NOT_NULL)).isPresent();
    boolean redefinesUnknown =
        column != null && spot.column(alter.table(), action.name()).isEmpty();
    if (!wanted
        || already
        || redefinesUnknown
        || isProven(alter.table(), action.name(), spot)
        || PreChecks.cover(spot, alter.table(), action.name())) {
      return;
    }
    spot.found(action.tokens(), alter.table() + "." + action.name())
        .about(alter.table())
        .fix(
            "Assert that no row holds NULL",
            PreChecks.noRows(
                spot,
                alter.table(),
                action.name() + " of " + alter.table() + " must not be NULL anywhere",
                Names.sql(action.name(), spot.context().dialect()) + " IS NULL"));
  }

  /** Whether a constraint says already that the column holds no NULL. */
  static boolean isProven(ObjectName table, String column, Spot spot) {
    return spot.tables().table(table).stream()
        .flatMap(known -> known.constraints().stream())
        .filter(constraint -> constraint.kind() == ConstraintDefinition.Kind.CHECK)
        .anyMatch(constraint -> Words.has(constraint.tokens(), column, "IS", "NOT", "NULL"));
  }
}
