package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.lint.rule.RuleBuilder.info;
import static dev.retort.lint.rule.RuleBuilder.warning;
import static dev.retort.sql.DialectId.SQLITE;

import dev.retort.lint.LintRule;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ColumnDefinition.Fact;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.Operation.Setting;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.TableAction.Kind;
import dev.retort.lint.statement.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** SQLite: what it refuses, ignores or cannot do yet. */
final class SqliteRules {
  private static final String ALTER = "https://www.sqlite.org/lang_altertable.html";
  private static final Set<String> NOT_CONSTANT =
      Set.of("current_time", "current_date", "current_timestamp", "(");

  private SqliteRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("LT03", "PRAGMA foreign_keys inside of a transaction")
            .on(SQLITE)
            .because("it has no effect there.")
            .instead(
                "Leave it out: Retort switches enforcement off around a run and looks for orphans.")
            .see("https://www.sqlite.org/pragma.html#pragma_foreign_keys")
            .each(
                Setting.class,
                (setting, spot) -> {
                  boolean writes =
                      setting.name().equals("foreign_keys") && !setting.value().isEmpty();
                  if (writes && spot.section().inTransaction()) {
                    spot.found("PRAGMA foreign_keys = " + setting.value());
                  }
                }),
        error("LT07", "ADD COLUMN that SQLite refuses")
            .on(SQLITE)
            .because(
                "SQLite adds no key, no NOT NULL without a default, no default that is not constant.")
            .instead("Rebuild the table, as 'retort revision --autogenerate' writes it.")
            .see(ALTER + "#altertabaddcol")
            .action(SqliteRules::addColumn, Kind.ADD_COLUMN),
        error("LT08", "DROP COLUMN that SQLite refuses")
            .on(SQLITE)
            .because("SQLite drops no column that a key, an index or a constraint uses.")
            .instead("Drop the index first, or rebuild the table.")
            .see(ALTER + "#altertabdropcol")
            .action(SqliteRules::dropColumn, Kind.DROP_COLUMN),
        warning("LT09", "Newer than the library")
            .on(SQLITE)
            .versions("RENAME COLUMN before 3.25, DROP COLUMN before 3.35")
            .because("the library that runs it does not know it yet.")
            .instead("A newer sqlite-jdbc, or a rebuild of the table.")
            .see(ALTER)
            .action(
                (alter, action, spot) -> {
                  boolean renames =
                      action.kind() == Kind.RENAME_COLUMN && spot.context().isBefore(3, 25, 0);
                  boolean drops =
                      action.kind() == Kind.DROP_COLUMN && spot.context().isBefore(3, 35, 0);
                  if (renames || drops) {
                    spot.found(action.tokens(), action.kind().name().replace('_', ' '));
                  }
                },
                Kind.RENAME_COLUMN,
                Kind.DROP_COLUMN),
        error("LT10", "ALTER TABLE that SQLite does not have")
            .on(SQLITE)
            .because("SQLite changes constraints and types by a rebuild only.")
            .instead("Rebuild the table, as 'retort revision --autogenerate' writes it.")
            .see(ALTER + "#otheralter")
            .action(
                (alter, action, spot) -> {
                  String words =
                      action.tokens().stream()
                          .limit(3)
                          .map(Token::text)
                          .collect(Collectors.joining(" "));
                  spot.found(action.tokens(), words + " …");
                },
                Kind.DROP_CONSTRAINT,
                Kind.DROP_FOREIGN_KEY,
                Kind.DROP_PRIMARY_KEY,
                Kind.ALTER_TYPE,
                Kind.REDEFINE_COLUMN,
                Kind.ADD_CONSTRAINT,
                Kind.SET_DEFAULT,
                Kind.DROP_DEFAULT),
        warning("LT11", "legacy_alter_table")
            .on(SQLITE)
            .because("a rename leaves views, triggers and foreign keys with the old name.")
            .instead("Leave it off.")
            .see("https://www.sqlite.org/pragma.html#pragma_legacy_alter_table")
            .each(
                Setting.class,
                (setting, spot) -> {
                  boolean on = List.of("on", "1", "true", "yes").contains(setting.value());
                  if (setting.name().equals("legacy_alter_table") && on) {
                    spot.found("PRAGMA legacy_alter_table = " + setting.value());
                  }
                }),
        info("LT12", "Length that SQLite does not enforce")
            .on(SQLITE)
            .upgrades()
            .because("longer values go in without a word.")
            .instead("A CHECK on the length, or a STRICT table.")
            .see(
                "https://www.sqlite.org/datatype3.html", "https://www.sqlite.org/stricttables.html")
            .each(
                CreateTable.class,
                (create, spot) -> {
                  List<String> loose =
                      create.columns().stream()
                          .filter(c -> c.type().number(0) >= 0 && TypeChange.isCharacter(c.type()))
                          .map(ColumnDefinition::name)
                          .toList();
                  boolean shared =
                      spot.context().dialects().stream().anyMatch(other -> other != SQLITE);
                  if (!loose.isEmpty() && !shared) {
                    spot.found(create.table() + " (" + String.join(", ", loose) + ")");
                  }
                }));
  }

  private static void addColumn(AlterTable alter, TableAction action, Spot spot) {
    ColumnDefinition column = action.column();
    if (column == null) {
      return;
    }
    boolean notConstant =
        column.hasDefault()
            && NOT_CONSTANT.contains(column.defaultTokens().get(0).text().toLowerCase(Locale.ROOT));
    String why = null;
    if (column.is(Fact.PRIMARY_KEY)) {
      why = "a new column cannot be the primary key.";
    } else if (column.is(Fact.UNIQUE)) {
      why = "a new column cannot be UNIQUE; create a unique index after it.";
    } else if (column.is(Fact.NOT_NULL) && !column.hasDefault() && !column.isGenerated()) {
      why = "a NOT NULL column needs a default other than NULL.";
    } else if (notConstant && !isSigned(column)) {
      why = "the default must be a constant.";
    } else if (column.is(Fact.GENERATED_STORED)) {
      why = "a STORED column cannot be added; VIRTUAL can.";
    } else if (column.references() != null && column.hasDefault()) {
      why = "with foreign keys on, a column with REFERENCES needs NULL as its default.";
    }
    if (why != null) {
      spot.found(action.tokens(), alter.table() + "." + column.name()).because(why);
    }
  }

  /** A constant in brackets is a constant all the same. */
  private static boolean isSigned(ColumnDefinition column) {
    List<Token> tokens = column.defaultTokens();
    boolean brackets = tokens.size() >= 3 && tokens.get(0).is("(");
    return brackets
        && tokens.stream()
            .allMatch(
                t ->
                    t.kind() == Token.Kind.NUMBER
                        || t.kind() == Token.Kind.STRING
                        || Set.of("(", ")", "-", "+").contains(t.text()));
  }

  private static void dropColumn(AlterTable alter, TableAction action, Spot spot) {
    String why =
        spot.column(alter.table(), action.name())
            .filter(c -> c.is(Fact.PRIMARY_KEY) || c.is(Fact.UNIQUE))
            .map(c -> "it is the primary key or UNIQUE.")
            .orElse(null);
    if (why == null) {
      why =
          spot.tables().table(alter.table()).stream()
              .flatMap(table -> table.constraintsOn(action.name()).stream())
              .findFirst()
              .map(ConstraintDefinition::title)
              .map(title -> title + " uses it.")
              .orElse(null);
    }
    if (why != null) {
      spot.found(action.tokens(), alter.table() + "." + action.name()).because(why);
    }
  }
}
