package dev.retort.lint.rule;

import static dev.retort.lint.rule.Catalogue.MYSQL_FAMILY;
import static dev.retort.lint.rule.RuleBuilder.info;
import static dev.retort.lint.rule.RuleBuilder.warning;

import dev.retort.lint.LintContext;
import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ColumnDefinition.Fact;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.TableAction.Kind;
import dev.retort.lint.statement.Token;
import dev.retort.lint.statement.Words;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** MySQL and MariaDB: what goes together in one ALTER TABLE, and what a key needs. */
final class MySqlAlterRules {
  private static final String ONLINE =
      "https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html";

  private MySqlAlterRules() {}

  static List<LintRule> rules() {
    return List.of(
        info("MY04", "ALTER TABLE without ALGORITHM or LOCK")
            .on(MYSQL_FAMILY)
            .upgrades()
            .locking()
            .fixable()
            .because("where the server cannot do it online it locks the table without a word.")
            .instead(
                "State ALGORITHM=INSTANT, or ALGORITHM=INPLACE, LOCK=NONE: then it fails at once.")
            .see(ONLINE, "https://mariadb.com/kb/en/innodb-online-ddl-overview/")
            .each(AlterTable.class, MySqlAlterRules::unstated),
        warning("MY06", "What is instant, together with what is not")
            .on(MYSQL_FAMILY)
            .versions("MySQL from 8.0.12, MariaDB from 10.3.2")
            .upgrades()
            .locking()
            .fixable()
            .because("the whole statement then takes the slow way.")
            .instead("Two statements: first what is instant, then the rest.")
            .see(
                ONLINE,
                "https://mariadb.com/kb/en/innodb-online-ddl-operations-with-the-instant-alter-algorithm/")
            .each(AlterTable.class, MySqlAlterRules::mixed),
        warning("MY18", "Foreign key to columns without a unique key")
            .on(MYSQL_FAMILY)
            .because("MySQL refuses it from 8.4 on, and a row may have several parents before.")
            .instead("Add a unique key on exactly these columns of the parent first.")
            .see(
                "https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_restrict_fk_on_non_standard_key")
            .statements(MySqlAlterRules::parents),
        warning("MY21", "Several ALTER TABLE of one table in a row")
            .on(MYSQL_FAMILY)
            .upgrades()
            .locking()
            .fixable()
            .because("each of them may copy the table.")
            .instead(
                "One ALTER TABLE with all actions, or one that is INSTANT apart from the rest.")
            .see(ONLINE)
            .each(AlterTable.class, MySqlAlterRules::row));
  }

  /** What neither copies nor locks, on a server of this version. */
  private static boolean isInstant(TableAction action, LintContext context) {
    boolean mariadb = context.dialect() == DialectId.MARIADB;
    ColumnDefinition column = action.column();
    return switch (action.kind()) {
      case ADD_COLUMN ->
          column != null
              && !column.is(Fact.AUTO_INCREMENT)
              && !column.is(Fact.GENERATED_STORED)
              && !column.is(Fact.PRIMARY_KEY)
              && !column.is(Fact.UNIQUE)
              && column.references() == null
              && (!isPlaced(column)
                  || !(mariadb ? context.isBefore(10, 4, 0) : context.isBefore(8, 0, 29)));
      case DROP_COLUMN -> mariadb ? !context.isBefore(10, 4, 0) : !context.isBefore(8, 0, 29);
      case SET_DEFAULT, DROP_DEFAULT -> true;
      default -> false;
    };
  }

  private static boolean isPlaced(ColumnDefinition column) {
    return column.is(Fact.FIRST) || column.is(Fact.AFTER);
  }

  private static boolean isSlow(TableAction action) {
    return switch (action.kind()) {
      case ADD_CONSTRAINT, REDEFINE_COLUMN, DROP_PRIMARY_KEY, ENGINE, CONVERT_CHARSET -> true;
      default -> false;
    };
  }

  private static void unstated(AlterTable alter, Spot spot) {
    boolean stated =
        alter.actions().stream().anyMatch(a -> a.kind() == Kind.ALGORITHM || a.kind() == Kind.LOCK);
    boolean renames = alter.actions().stream().allMatch(a -> a.kind() == Kind.RENAME_TABLE);
    if (stated || renames) {
      return;
    }
    Report.Entry entry = spot.found("ALTER TABLE " + alter.table()).about(alter.table());
    if (!MYSQL_FAMILY.containsAll(spot.section().section().dialects())) {
      return;
    }
    if (hasInstant(spot.context()) && isInstant(alter, spot.context())) {
      entry.fix("State ALGORITHM=INSTANT", spot.statement().append(", ALGORITHM=INSTANT"));
    } else if (alter.actions().stream().allMatch(MySqlAlterRules::addsPlainIndex)) {
      String clause = ", ALGORITHM=INPLACE, LOCK=NONE";
      entry.fix("State ALGORITHM=INPLACE, LOCK=NONE", spot.statement().append(clause));
    }
  }

  private static boolean addsPlainIndex(TableAction action) {
    ConstraintDefinition added = action.constraint();
    return action.kind() == Kind.ADD_CONSTRAINT
        && added != null
        && (added.kind() == ConstraintDefinition.Kind.INDEX
            || added.kind() == ConstraintDefinition.Kind.UNIQUE);
  }

  private static boolean hasInstant(LintContext context) {
    return context.dialect() == DialectId.MARIADB
        ? !context.isBefore(10, 3, 2)
        : !context.isBefore(8, 0, 12);
  }

  private static void mixed(AlterTable alter, Spot spot) {
    List<TableAction> instant =
        alter.actions().stream().filter(a -> isInstant(a, spot.context())).toList();
    List<TableAction> slow = alter.actions().stream().filter(MySqlAlterRules::isSlow).toList();
    if (!hasInstant(spot.context()) || instant.isEmpty() || slow.isEmpty()) {
      return;
    }
    Report.Entry entry = spot.found("ALTER TABLE " + alter.table()).about(alter.table());
    boolean plain =
        instant.size() + slow.size() == alter.actions().size()
            && instant.stream().allMatch(a -> a.kind() == Kind.ADD_COLUMN)
            && slow.stream().allMatch(a -> a.kind() == Kind.ADD_CONSTRAINT);
    if (plain) {
      String head =
          spot.statement().text().substring(0, alter.actions().get(0).tokens().get(0).start());
      entry.fix(
          "Split it in two",
          spot.statement()
              .replaceAll(head + text(instant, spot) + ";\n\n" + head + text(slow, spot)));
    }
  }

  private static String text(List<TableAction> actions, Spot spot) {
    return actions.stream()
        .map(TableAction::tokens)
        .map(t -> spot.statement().text().substring(t.get(0).start(), t.get(t.size() - 1).end()))
        .collect(Collectors.joining(", "));
  }

  private static void row(AlterTable alter, Spot spot) {
    int index = spot.statement().index();
    if (index == 0
        || !(spot.section().statements().get(index - 1).operation() instanceof AlterTable before)
        || !before.table().key().equals(alter.table().key())) {
      return;
    }
    boolean apart = isInstant(before, spot.context()) != isInstant(alter, spot.context());
    if (apart) {
      return;
    }
    Report.Entry entry = spot.found("ALTER TABLE " + alter.table()).about(alter.table());
    if (addsOnly(before) && addsOnly(alter)) {
      StatementView first = spot.section().statements().get(index - 1);
      entry.fix(
          "Make one of both",
          first.replaceThrough(
              spot.statement(), first.text().strip() + ", " + text(alter.actions(), spot)));
    }
  }

  private static boolean isInstant(AlterTable alter, LintContext context) {
    return alter.actions().stream()
        .allMatch(
            a -> isInstant(a, context) || a.kind() == Kind.ALGORITHM || a.kind() == Kind.LOCK);
  }

  private static boolean addsOnly(AlterTable alter) {
    return alter.actions().stream()
        .allMatch(a -> a.kind() == Kind.ADD_COLUMN || a.kind() == Kind.ADD_CONSTRAINT);
  }

  private static void parents(Spot spot) {
    if (spot.statement().operation() instanceof CreateTable create) {
      create.columns().forEach(c -> parent(c.references(), c.tokens(), create, spot));
      create.constraints().forEach(c -> parent(c.references(), c.tokens(), create, spot));
    } else if (spot.statement().operation() instanceof AlterTable alter) {
      for (TableAction action : alter.actions()) {
        ConstraintDefinition constraint = action.constraint();
        if (constraint != null) {
          parent(constraint.references(), constraint.tokens(), null, spot);
        }
      }
    }
  }

  private static void parent(
      @Nullable ObjectName parent, List<Token> tokens, @Nullable CreateTable self, Spot spot) {
    if (parent == null) {
      return;
    }
    List<String> wanted = referenced(tokens);
    boolean own = self != null && self.table().key().equals(parent.key());
    boolean known = own || spot.tables().table(parent).isPresent();
    boolean unique =
        (self != null && own)
            ? isUnique(wanted, self.columns(), self.constraints())
            : spot.tables()
                .table(parent)
                .filter(t -> isUnique(wanted, t.columns(), t.constraints()))
                .isPresent();
    if (known && !wanted.isEmpty() && !unique) {
      spot.found(tokens, parent + " (" + String.join(", ", wanted) + ")");
    }
  }

  /** What stands in brackets after the parent's name, in lower case. */
  private static List<String> referenced(List<Token> tokens) {
    int at = Words.find(tokens, "REFERENCES");
    List<String> columns = new ArrayList<>();
    while (at >= 0 && at < tokens.size() && !tokens.get(at).is("(")) {
      at++;
    }
    for (int i = at + 1; at >= 0 && i < tokens.size() && !tokens.get(i).is(")"); i++) {
      if (tokens.get(i).isName()) {
        columns.add(tokens.get(i).text().toLowerCase(Locale.ROOT));
      }
    }
    return columns;
  }

  private static boolean isUnique(
      List<String> wanted, List<ColumnDefinition> columns, List<ConstraintDefinition> keys) {
    boolean alone =
        wanted.size() == 1
            && columns.stream()
                .anyMatch(
                    c ->
                        c.name().equalsIgnoreCase(wanted.get(0))
                            && (c.is(Fact.PRIMARY_KEY) || c.is(Fact.UNIQUE)));
    // The order counts: InnoDB looks for a key that begins like this.
    return alone
        || keys.stream()
            .filter(
                k ->
                    k.kind() == ConstraintDefinition.Kind.PRIMARY_KEY
                        || k.kind() == ConstraintDefinition.Kind.UNIQUE)
            .anyMatch(
                k ->
                    k.columns().stream()
                        .map(c -> c.toLowerCase(Locale.ROOT))
                        .toList()
                        .equals(wanted));
  }
}
