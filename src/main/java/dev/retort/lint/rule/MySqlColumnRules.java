package dev.retort.lint.rule;

import static dev.retort.lint.rule.Catalogue.MYSQL_FAMILY;
import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.lint.rule.RuleBuilder.info;
import static dev.retort.lint.rule.RuleBuilder.warning;
import static dev.retort.sql.DialectId.MARIADB;
import static dev.retort.sql.DialectId.MYSQL;

import dev.retort.lint.LintRule;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ColumnDefinition.Fact;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.TableAction.Kind;
import dev.retort.lint.statement.Token;
import dev.retort.lint.statement.TypeText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** MySQL and MariaDB: columns. */
final class MySqlColumnRules {
  private static final String ONLINE =
      "https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html";
  private static final String ONLINE_MARIADB =
      "https://mariadb.com/kb/en/innodb-online-ddl-overview/";
  private static final int BYTES_OF_A_CHARACTER = 4;

  private MySqlColumnRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("MY01", "New NOT NULL column without a default")
            .on(MYSQL_FAMILY)
            .upgrades()
            .existing()
            .fixable()
            .because("the rows that are there silently get 0 or an empty text.")
            .instead("Give it a default, or add it nullable, fill it, and make it NOT NULL later.")
            .see("https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html")
            .action(RowRules::withoutValue, Kind.ADD_COLUMN),
        error("MY02", "REFERENCES at a column")
            .on(MYSQL_FAMILY)
            .upgrades()
            .fixable()
            .versions("MySQL before 9.0, MariaDB before 10.5")
            .because("the server reads it and makes no foreign key.")
            .instead("A FOREIGN KEY of the table.")
            .see("https://dev.mysql.com/doc/refman/8.4/en/ansi-diff-foreign-keys.html")
            .statements(MySqlColumnRules::references),
        error("MY03", "Change that copies the table")
            .on(MYSQL_FAMILY)
            .upgrades()
            .locking()
            .because("nobody can write to the table while it is copied.")
            .instead("A new column, filled in batches; or an online tool such as gh-ost.")
            .see(ONLINE, ONLINE_MARIADB)
            .action(MySqlColumnRules::copied, Kind.REDEFINE_COLUMN, Kind.DROP_PRIMARY_KEY),
        error("MY08", "ENUM or SET not changed at its end")
            .on(MYSQL_FAMILY)
            .upgrades()
            .existing()
            .because("rows of a value that goes away are lost, and the table is copied.")
            .instead("Add new members at the end only.")
            .see("https://dev.mysql.com/doc/refman/8.4/en/enum.html")
            .action(MySqlColumnRules::members, Kind.REDEFINE_COLUMN),
        warning("MY09", "VARCHAR that grows past 255 bytes")
            .on(MYSQL_FAMILY)
            .upgrades()
            .locking()
            .because("its length needs a second byte then, and the table is copied.")
            .instead("Stay at or below 63 characters of utf8mb4, or do it in a quiet window.")
            .see(ONLINE)
            .action(MySqlColumnRules::grows, Kind.REDEFINE_COLUMN),
        error("MY12", "New column that the server must work out for each row")
            .on(MYSQL_FAMILY)
            .upgrades()
            .locking()
            .because("the table is rebuilt, and replicas may number or compute in another way.")
            .instead("A nullable column, filled in batches; a virtual instead of a stored one.")
            .see(ONLINE)
            .action(
                (alter, action, spot) -> {
                  ColumnDefinition column = action.column();
                  if (column != null
                      && (column.is(Fact.AUTO_INCREMENT) || column.is(Fact.GENERATED_STORED))) {
                    spot.found(action.tokens(), alter.table() + "." + column.name())
                        .about(alter.table());
                  }
                },
                Kind.ADD_COLUMN),
        warning("MY16", "Zero date as a default")
            .on(MYSQL_FAMILY)
            .upgrades()
            .because("a server in strict mode, which is the default, refuses it.")
            .instead("NULL, or CURRENT_TIMESTAMP.")
            .see("https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html#sqlmode_no_zero_date")
            .statements(
                columns(
                    (column, spot) -> {
                      boolean zero =
                          column.hasDefault()
                              && column.defaultTokens().get(0).text().startsWith("0000-00-00");
                      if (zero) {
                        spot.found(column.tokens(), "Column " + column.name());
                      }
                    })),
        warning("MY17", "AUTO_INCREMENT that overflows soon")
            .on(MYSQL_FAMILY)
            .upgrades()
            .because("when it is used up, every insert fails.")
            .instead("BIGINT, or BIGINT UNSIGNED.")
            .see("https://dev.mysql.com/doc/refman/8.4/en/integer-types.html")
            .statements(
                columns(
                    (column, spot) -> {
                      boolean wide = column.type().isAny("bigint", "serial", "bigserial");
                      if (column.is(Fact.AUTO_INCREMENT) && !wide) {
                        spot.found(
                            column.tokens(), "Column " + column.name() + " " + column.type());
                      }
                    })),
        info("MY19", "Type that does not keep what it is given")
            .on(MYSQL_FAMILY)
            .upgrades()
            .because(
                "fractions that are kept only nearly, widths that limit nothing, times that end in 2038.")
            .instead("DECIMAL, integers without a width, DATETIME.")
            .see("https://dev.mysql.com/doc/refman/8.4/en/numeric-type-attributes.html")
            .statements(columns(MySqlColumnRules::unfaithful)),
        warning("MY25", "New column at a place of its own")
            .on(MYSQL)
            .upgrades()
            .locking()
            .versions("before 8.0.29")
            .because("only a column at the end is added at once; this one rebuilds the table.")
            .instead("Leave FIRST and AFTER out.")
            .see(ONLINE)
            .action(
                (alter, action, spot) -> {
                  ColumnDefinition column = action.column();
                  boolean placed =
                      column != null && (column.is(Fact.FIRST) || column.is(Fact.AFTER));
                  if (placed && spot.context().isBefore(8, 0, 29)) {
                    spot.found(action.tokens(), alter.table() + "." + action.name())
                        .about(alter.table());
                  }
                },
                Kind.ADD_COLUMN),
        info("MA05", "CHECK on a server that ignores it")
            .on(MYSQL)
            .versions("before 8.0.16")
            .upgrades()
            .because("the server reads it and checks nothing.")
            .instead("Check in the application too, or use a newer server.")
            .see("https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html")
            .statements(
                spot -> {
                  boolean relevant =
                      spot.statement().operation() instanceof CreateTable
                          || spot.statement().operation() instanceof AlterTable;
                  if (relevant && spot.has("CHECK", "(") && spot.context().isBefore(8, 0, 16)) {
                    spot.found("CHECK").on(spot.token("CHECK"));
                  }
                }));
  }

  private static Consumer<Spot> columns(BiConsumer<ColumnDefinition, Spot> check) {
    return spot -> PostgreSqlTypeRules.newColumns(spot).forEach(c -> check.accept(c, spot));
  }

  private static void references(Spot spot) {
    boolean honoured =
        spot.context().dialect() == MARIADB
            ? !spot.context().isBefore(10, 5, 0)
            : !spot.context().isBefore(9, 0, 0) && spot.context().version() != null;
    for (ColumnDefinition column : PostgreSqlTypeRules.newColumns(spot)) {
      if (column.references() != null && !honoured) {
        ReferencesClause.keyOfTheTable(
            spot.found(column.tokens(), "Column " + column.name()), spot, column);
      }
    }
  }

  private static void copied(AlterTable alter, TableAction action, Spot spot) {
    if (action.kind() == Kind.DROP_PRIMARY_KEY) {
      boolean replaced =
          alter.actions().stream().anyMatch(a -> a.constraint() != null && a.has("PRIMARY", "KEY"));
      if (!replaced) {
        spot.found(action.tokens(), "DROP PRIMARY KEY of " + alter.table()).about(alter.table());
      }
      return;
    }
    ColumnDefinition column = action.column();
    Optional<ColumnDefinition> old = spot.column(alter.table(), action.name());
    if (column == null || old.isEmpty()) {
      return;
    }
    TypeChange change = new TypeChange(old.get().type(), column.type());
    boolean members = column.type().isAny("enum", "set") && old.get().type().isAny("enum", "set");
    boolean sameWords = equalTypes(change.from(), change.to());
    if (!sameWords && !members && !change.isLongerVarchar()) {
      spot.found(
              action.tokens(),
              alter.table() + "." + action.name() + " from " + change.from() + " to " + change.to())
          .about(alter.table());
    }
  }

  /** INT(11) and INT are one type. */
  private static boolean equalTypes(TypeText one, TypeText other) {
    Set<String> integers = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    String a = one.name().equals("integer") ? "int" : one.name();
    String b = other.name().equals("integer") ? "int" : other.name();
    boolean arguments = integers.contains(a) || one.arguments().equals(other.arguments());
    return a.equals(b) && arguments && one.modifiers().equals(other.modifiers());
  }

  private static void members(AlterTable alter, TableAction action, Spot spot) {
    ColumnDefinition column = action.column();
    Optional<ColumnDefinition> old = spot.column(alter.table(), action.name());
    if (column == null || old.isEmpty()) {
      return;
    }
    TypeText from = old.get().type();
    TypeText to = column.type();
    if (!from.isAny("enum", "set") || !to.name().equals(from.name())) {
      return;
    }
    int kept = from.arguments().size();
    boolean appended =
        to.arguments().size() >= kept && to.arguments().subList(0, kept).equals(from.arguments());
    if (!appended) {
      spot.found(action.tokens(), alter.table() + "." + action.name()).about(alter.table());
    }
  }

  private static void grows(AlterTable alter, TableAction action, Spot spot) {
    ColumnDefinition column = action.column();
    Optional<ColumnDefinition> old = spot.column(alter.table(), action.name());
    if (column == null || old.isEmpty()) {
      return;
    }
    TypeChange change = new TypeChange(old.get().type(), column.type());
    boolean crosses =
        change.isLongerVarchar()
            && change.from().number(0) * BYTES_OF_A_CHARACTER <= 255
            && change.to().number(0) * BYTES_OF_A_CHARACTER > 255;
    if (crosses) {
      spot.found(
              action.tokens(),
              alter.table() + "." + action.name() + " from " + change.from() + " to " + change.to())
          .about(alter.table());
    }
  }

  private static void unfaithful(ColumnDefinition column, Spot spot) {
    TypeText type = column.type();
    boolean width =
        type.isAny("smallint", "mediumint", "int", "integer", "bigint")
            || (type.isAny("tinyint") && type.number(0) != 1);
    String why = "";
    if (type.isAny("float", "double", "double precision", "real")) {
      why = "it keeps fractions only nearly; take DECIMAL for amounts.";
    } else if (width && type.number(0) >= 0) {
      why = "the width limits nothing and is deprecated; leave it out.";
    } else if (type.isAny("timestamp")) {
      why = "it ends in January 2038 and moves with the time zone; take DATETIME.";
    }
    if (!why.isEmpty()) {
      Token first = column.tokens().get(0);
      spot.found("Column " + column.name() + " " + type).on(first).because(why);
    }
  }
}
