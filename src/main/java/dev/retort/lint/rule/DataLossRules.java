package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.lint.rule.RuleBuilder.warning;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.RenameTables;
import dev.retort.lint.statement.Operation.Truncate;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.TableAction.Kind;
import java.util.List;
import java.util.Optional;

/** What destroys data, and what running applications do not survive. */
final class DataLossRules {
  private DataLossRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("DS01", "Drop of a schema or database")
            .upgrades()
            .because("everything in it is lost.")
            .instead("Do it by hand in a step of its own, with a backup that was restored once.")
            .each(
                Drop.class,
                (drop, spot) -> {
                  if (drop.kind().equals("SCHEMA") || drop.kind().equals("DATABASE")) {
                    spot.found("DROP " + drop.kind() + " " + drop.names().get(0));
                  }
                }),
        error("DS02", "Drop of a table")
            .upgrades()
            .existing()
            .fixable()
            .because("all of its rows are lost, and nothing makes sure that it is unused.")
            .instead(
                "Assert with @check that it is empty, or rename it and drop it in a later release.")
            .each(Drop.class, DataLossRules::dropTable),
        error("DS03", "Drop of a column")
            .upgrades()
            .existing()
            .fixable()
            .because("its values are lost, and applications that still run select it.")
            .instead(
                "Deploy an application that no longer uses it first, keep its values in a side table,"
                    + " and assert with @check what must hold.")
            .action(
                (alter, action, spot) -> {
                  boolean generated =
                      spot.column(alter.table(), action.name())
                          .filter(ColumnDefinition::isGenerated)
                          .isPresent();
                  if (!generated && !PreChecks.cover(spot, alter.table(), action.name())) {
                    String column = alter.table() + "." + action.name();
                    spot.found(action.tokens(), "Dropping " + column)
                        .about(alter.table())
                        .fix(
                            "Assert that " + column + " is empty",
                            PreChecks.noRows(
                                spot,
                                alter.table(),
                                column + " must be empty before it is dropped",
                                Names.sql(action.name(), spot.context().dialect())
                                    + " IS NOT NULL"));
                  }
                },
                Kind.DROP_COLUMN),
        error("DS04", "TRUNCATE")
            .upgrades()
            .existing()
            .because("all rows are lost at once, with CASCADE those of other tables as well.")
            .instead("DELETE what must go, in batches and with a WHERE; name each table.")
            .each(
                Truncate.class,
                (truncate, spot) ->
                    truncate
                        .tables()
                        .forEach(table -> spot.found("TRUNCATE " + table).about(table))),
        error("DS05", "Column made narrower")
            .upgrades()
            .existing()
            .fixable()
            .because("values that no longer fit are cut off, or stop the run.")
            .instead(
                "Assert with @check that every value fits, or fill a new column and switch over.")
            .action(DataLossRules::narrowed, Kind.ALTER_TYPE, Kind.REDEFINE_COLUMN),
        error("DS06", "DROP … CASCADE")
            .because("it silently drops views, keys and whatever else depends on the object.")
            .instead("Drop the dependants by name, in order, so that the review sees them.")
            .statements(
                spot -> {
                  boolean alters = spot.statement().operation() instanceof AlterTable;
                  boolean drops =
                      spot.statement().operation() instanceof Drop drop && drop.cascade();
                  if (drops || (alters && spot.has("CASCADE") && dropsWithCascade(spot))) {
                    spot.found("CASCADE").on(spot.token("CASCADE"));
                  }
                }),
        warning("BC01", "Rename of a table")
            .upgrades()
            .existing()
            .because("applications that still run know the old name only.")
            .instead("Leave a view with the old name behind until the last of them is gone.")
            .statements(DataLossRules::renamedTable),
        warning("BC02", "Rename of a column")
            .upgrades()
            .existing()
            .because("applications that still run know the old name only.")
            .instead("Add the new column, write both, move readers over, then drop the old one.")
            .action(
                (alter, action, spot) -> {
                  if (!action.newName().isEmpty()) {
                    spot.found(
                            action.tokens(),
                            alter.table() + "." + action.name() + " becomes " + action.newName())
                        .about(alter.table());
                  }
                },
                Kind.RENAME_COLUMN,
                Kind.REDEFINE_COLUMN),
        warning("BC03", "NOT NULL or default taken away")
            .upgrades()
            .existing()
            .because("applications meet NULL where they never had to expect it.")
            .instead("Make readers ready for NULL first; say why in @allow.")
            .action(
                (alter, action, spot) ->
                    spot.found(action.tokens(), alter.table() + "." + action.name())
                        .about(alter.table()),
                Kind.DROP_NOT_NULL,
                Kind.DROP_DEFAULT),
        warning("CD01", "Drop of a constraint")
            .upgrades()
            .existing()
            .because("what it kept out can come in from now on.")
            .instead("Say why in @allow, or replace it in the same revision.")
            .action(
                (alter, action, spot) -> {
                  if (!isReplaced(alter, action)) {
                    spot.found(
                            action.tokens(),
                            "Constraint "
                                + (action.name().isEmpty() ? "PRIMARY KEY" : action.name())
                                + " of "
                                + alter.table())
                        .about(alter.table());
                  }
                },
                Kind.DROP_CONSTRAINT,
                Kind.DROP_FOREIGN_KEY,
                Kind.DROP_PRIMARY_KEY));
  }

  private static void dropTable(Drop drop, Spot spot) {
    if (!drop.kind().equals("TABLE")) {
      return;
    }
    for (var table : drop.names()) {
      // The last step of SQLite's way to change a table is the drop of the one that was copied.
      boolean rebuilt = Rebuilds.replaces(spot.statement(), table);
      if (!rebuilt && !PreChecks.cover(spot, table)) {
        spot.found("DROP TABLE " + table)
            .about(table)
            .fix(
                "Assert that " + table + " is empty",
                PreChecks.noRows(spot, table, table + " must be empty before it is dropped", ""));
      }
    }
  }

  private static void narrowed(AlterTable alter, TableAction action, Spot spot) {
    ColumnDefinition column = action.column();
    Optional<ColumnDefinition> old = spot.column(alter.table(), action.name());
    if (column != null && old.isPresent() && !PreChecks.cover(spot, alter.table(), action.name())) {
      TypeChange change = new TypeChange(old.get().type(), column.type());
      if (change.isNarrowing()) {
        Report.Entry entry =
            spot.found(
                    action.tokens(),
                    alter.table()
                        + "."
                        + action.name()
                        + " from "
                        + change.from()
                        + " to "
                        + change.to())
                .about(alter.table());
        int longest = change.to().number(0);
        if (TypeChange.isCharacter(change.from())
            && TypeChange.isCharacter(change.to())
            && longest > 0) {
          String name = alter.table() + "." + action.name();
          String quoted = Names.sql(action.name(), spot.context().dialect());
          entry.fix(
              "Assert that every value fits",
              PreChecks.noRows(
                  spot,
                  alter.table(),
                  name + " must fit into " + longest + " characters",
                  "char_length(" + quoted + ") > " + longest));
        }
      }
    }
  }

  private static boolean dropsWithCascade(Spot spot) {
    return spot.statement().operation() instanceof AlterTable alter
        && alter.actions().stream().anyMatch(a -> a.tokens().get(0).is("DROP") && a.has("CASCADE"));
  }

  private static void renamedTable(Spot spot) {
    if (spot.statement().operation() instanceof RenameTables rename) {
      for (int i = 0; i + 1 < rename.names().size(); i += 2) {
        spot.found(rename.names().get(i) + " becomes " + rename.names().get(i + 1))
            .about(rename.names().get(i));
      }
    } else if (spot.statement().operation() instanceof AlterTable alter) {
      for (TableAction action : alter.actions()) {
        if (action.kind() == Kind.RENAME_TABLE) {
          spot.found(alter.table() + " becomes " + action.newName()).about(alter.table());
        }
      }
    }
  }

  private static boolean isReplaced(AlterTable alter, TableAction dropped) {
    return alter.actions().stream()
        .anyMatch(
            a ->
                a.constraint() != null
                    && (a.name().equalsIgnoreCase(dropped.name())
                        || dropped.kind() == Kind.DROP_PRIMARY_KEY));
  }
}
