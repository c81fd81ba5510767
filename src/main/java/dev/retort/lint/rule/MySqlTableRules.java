package dev.retort.lint.rule;

import static dev.retort.lint.rule.Catalogue.MYSQL_FAMILY;
import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.lint.rule.RuleBuilder.warning;
import static dev.retort.sql.DialectId.MARIADB;
import static dev.retort.sql.DialectId.MYSQL;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ConstraintDefinition.Kind;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateIndex;
import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.Setting;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.Token;
import dev.retort.lint.statement.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** MySQL and MariaDB: tables, engines, and how they are altered. */
final class MySqlTableRules {
  private static final String ONLINE =
      "https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html";
  private static final String ONLINE_MARIADB =
      "https://mariadb.com/kb/en/innodb-online-ddl-overview/";

  private MySqlTableRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("MY05", "ALGORITHM=COPY or a LOCK that blocks")
            .on(MYSQL_FAMILY)
            .upgrades()
            .locking()
            .because("nobody can write to the table while it is copied.")
            .instead("Leave it out, or state INPLACE and NONE.")
            .see(ONLINE, ONLINE_MARIADB)
            .action(
                (alter, action, spot) -> {
                  String value = action.name().toUpperCase(Locale.ROOT);
                  if (List.of("COPY", "SHARED", "EXCLUSIVE").contains(value)) {
                    spot.found(action.tokens(), action.kind() + "=" + value).about(alter.table());
                  }
                },
                TableAction.Kind.ALGORITHM,
                TableAction.Kind.LOCK),
        error("MY10", "ADD FOREIGN KEY with foreign_key_checks on")
            .on(MYSQL_FAMILY)
            .upgrades()
            .locking()
            .because("the server copies the table, and nobody can write to it meanwhile.")
            .instead(
                "Look for rows without a parent, then SET foreign_key_checks = 0 for this statement.")
            .see(ONLINE)
            .action(MySqlTableRules::foreignKey, TableAction.Kind.ADD_CONSTRAINT),
        warning("MY11", "FULLTEXT or SPATIAL index")
            .on(MYSQL_FAMILY)
            .upgrades()
            .locking()
            .because("nobody can write to the table while it is built.")
            .instead("Do it in a quiet window.")
            .see(ONLINE)
            .statements(MySqlTableRules::specialIndex),
        error("MY13", "Change of character set")
            .on(MYSQL_FAMILY)
            .upgrades()
            .locking()
            .because(
                "all texts are written anew, and unique keys may meet values that became equal.")
            .instead("Look for such values with a @check first, and do it in a quiet window.")
            .see("https://dev.mysql.com/doc/refman/8.4/en/charset-conversion.html")
            .action(
                (alter, action, spot) ->
                    spot.found(action.tokens(), "Table " + alter.table()).about(alter.table()),
                TableAction.Kind.CONVERT_CHARSET),
        warning("MY14", "Engine other than InnoDB")
            .on(MYSQL_FAMILY)
            .upgrades()
            .fixable()
            .because("it survives no crash, and every change of it locks the table.")
            .instead("ENGINE=InnoDB")
            .see("https://dev.mysql.com/doc/refman/8.4/en/innodb-introduction.html")
            .statements(MySqlTableRules::engine),
        warning("MY15", "Character set other than utf8mb4")
            .on(MYSQL_FAMILY)
            .upgrades()
            .fixable()
            .because("inserting a character that it lacks, such as an emoji, fails or loses it.")
            .instead("CHARSET=utf8mb4")
            .see("https://dev.mysql.com/doc/refman/8.4/en/charset-unicode-utf8mb4.html")
            .statements(MySqlTableRules::charset),
        warning("MY22", "Drop of a table before 8.0.23")
            .on(MYSQL)
            .versions("before 8.0.23")
            .existing()
            .because("the whole server stalls while the buffer pool is searched for its pages.")
            .instead("Rename it, and drop it when little is going on.")
            .see("https://dev.mysql.com/doc/relnotes/mysql/8.0/en/news-8-0-23.html")
            .each(
                Drop.class,
                (drop, spot) -> {
                  if (drop.kind().equals("TABLE") && spot.context().isBefore(8, 0, 23)) {
                    drop.names().forEach(table -> spot.found("DROP TABLE " + table).about(table));
                  }
                }),
        warning("MY23", "Change of partitions")
            .on(MYSQL_FAMILY)
            .upgrades()
            .existing()
            .because("dropping or truncating one loses its rows, other changes copy the table.")
            .instead("Do it in a revision of its own, after a backup.")
            .see("https://dev.mysql.com/doc/refman/8.4/en/partitioning-management.html")
            .action(
                (alter, action, spot) ->
                    spot.found(action.tokens(), "Table " + alter.table()).about(alter.table()),
                TableAction.Kind.CHANGE_PARTITIONS),
        warning("MA03", "max_execution_time on MariaDB")
            .on(MARIADB)
            .fixable()
            .because("MariaDB does not know it.")
            .instead("SET max_statement_time, in seconds.")
            .see("https://mariadb.com/kb/en/server-system-variables/#max_statement_time")
            .each(
                Setting.class,
                (setting, spot) -> {
                  if (setting.name().equals("max_execution_time")) {
                    seconds(setting, spot);
                  }
                }),
        warning("MA06", "ALTER of a system-versioned table")
            .on(MARIADB)
            .upgrades()
            .because("the server refuses it, or changes the history as well.")
            .instead("Decide with SET system_versioning_alter_history = 'KEEP' what becomes of it.")
            .see("https://mariadb.com/kb/en/system-versioned-tables/")
            .action(
                (alter, action, spot) -> {
                  if (action.has("SYSTEM", "VERSIONING")) {
                    spot.found(action.tokens(), "Table " + alter.table());
                  }
                },
                TableAction.Kind.values()));
  }

  /** MySQL counts milliseconds, MariaDB seconds. */
  private static void seconds(Setting setting, Spot spot) {
    Report.Entry entry = spot.found("SET max_execution_time");
    List<Token> tokens = spot.statement().tokens();
    Token value = tokens.get(tokens.size() - 1);
    int name = Words.find(tokens, "max_execution_time");
    if (name >= 0
        && value.kind() == Token.Kind.NUMBER
        && setting.value().equals(value.text())
        && value.text().matches("\\d{1,9}")) {
      BigDecimal seconds = new BigDecimal(value.text()).movePointLeft(3).stripTrailingZeros();
      entry.fix(
          "Make it max_statement_time",
          spot.statement().replace(tokens.get(name), "max_statement_time"),
          spot.statement().replace(value, seconds.toPlainString()));
    }
  }

  private static void foreignKey(AlterTable alter, TableAction action, Spot spot) {
    ConstraintDefinition constraint = action.constraint();
    if (constraint == null || constraint.kind() != Kind.FOREIGN_KEY) {
      return;
    }
    boolean checked = true;
    for (StatementView before : spot.section().statements()) {
      if (before.index() < spot.statement().index()
          && before.operation() instanceof Setting setting
          && setting.name().equals("foreign_key_checks")) {
        checked = !List.of("0", "off").contains(setting.value());
      }
    }
    if (checked) {
      spot.found(action.tokens(), constraint.title() + " of " + alter.table()).about(alter.table());
    }
  }

  private static void specialIndex(Spot spot) {
    if (spot.statement().operation() instanceof CreateIndex index
        && (index.kind() == Kind.FULLTEXT || index.kind() == Kind.SPATIAL)) {
      spot.found(index.title() + " of " + index.table()).about(index.table());
    } else if (spot.statement().operation() instanceof AlterTable alter) {
      for (TableAction action : alter.actions()) {
        ConstraintDefinition index = action.constraint();
        if (index != null && (index.kind() == Kind.FULLTEXT || index.kind() == Kind.SPATIAL)) {
          spot.found(action.tokens(), index.title() + " of " + alter.table()).about(alter.table());
        }
      }
    }
  }

  private static void engine(Spot spot) {
    boolean relevant =
        spot.statement().operation() instanceof CreateTable
            || spot.statement().operation() instanceof AlterTable;
    int place = Words.findOutside(spot.statement().tokens(), "ENGINE");
    if (relevant && place >= 0) {
      Token engine = valueAt(spot, place + 1);
      if (!engine.is("InnoDB") && !engine.text().equalsIgnoreCase("InnoDB")) {
        spot.found("ENGINE=" + engine.text())
            .on(engine)
            .fix("Make it InnoDB", spot.statement().replace(engine, "InnoDB"));
      }
    }
  }

  private static void charset(Spot spot) {
    boolean relevant =
        spot.statement().operation() instanceof CreateTable
            || spot.statement().operation() instanceof AlterTable;
    List<Token> tokens = spot.statement().tokens();
    int word = Words.find(tokens, "CHARSET");
    int two = Words.find(tokens, "CHARACTER", "SET");
    if (relevant && (word >= 0 || two >= 0)) {
      Token value = valueAt(spot, word >= 0 ? word + 1 : two + 2);
      String name = value.text().toLowerCase(Locale.ROOT);
      if (!List.of("utf8mb4", "ascii", "binary").contains(name)) {
        boolean collated = Words.has(tokens, "COLLATE");
        var entry = spot.found("Character set " + name).on(value);
        if (!collated && List.of("utf8", "utf8mb3", "latin1").contains(name)) {
          entry.fix("Make it utf8mb4", spot.statement().replace(value, "utf8mb4"));
        }
      }
    }
  }

  private static Token valueAt(Spot spot, int place) {
    List<Token> tokens = spot.statement().tokens();
    int at = place < tokens.size() && tokens.get(place).is("=") ? place + 1 : place;
    return tokens.get(Math.min(at, tokens.size() - 1));
  }
}
