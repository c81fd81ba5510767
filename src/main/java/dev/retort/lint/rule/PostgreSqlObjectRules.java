package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.sql.DialectId.POSTGRESQL;

import dev.retort.lint.KnownObjects.Dependant;
import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.Severity;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.Token;
import dev.retort.lint.statement.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** PostgreSQL: what hangs on a column, and enums. */
final class PostgreSqlObjectRules {
  private PostgreSqlObjectRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("PG18", "Enum made anew where values are only added")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .fixable()
            .because("every row of every column of the type is rewritten, behind a lock on all.")
            .instead("ALTER TYPE … ADD VALUE … BEFORE or AFTER: it touches no row.")
            .see("https://www.postgresql.org/docs/current/sql-altertype.html")
            .each(Other.class, PostgreSqlObjectRules::enumAnew),
        error("PG35", "Change of a column that a view or the like uses")
            .on(POSTGRESQL)
            .because("the server refuses it as long as that is there.")
            .instead("Drop what uses it before, and make it again after, with its privileges.")
            .see(
                "https://www.postgresql.org/docs/current/sql-altertable.html",
                "https://www.postgresql.org/docs/current/ddl-depend.html")
            .statements(PostgreSqlObjectRules::used));
  }

  private static void used(Spot spot) {
    if (spot.statement().operation() instanceof AlterTable alter) {
      for (TableAction action : alter.actions()) {
        boolean drops = action.kind() == TableAction.Kind.DROP_COLUMN;
        if ((drops || action.kind() == TableAction.Kind.ALTER_TYPE) && !action.has("CASCADE")) {
          users(alter.table(), action.name(), spot)
              .forEach(
                  user ->
                      spot.found(
                              action.tokens(),
                              alter.table()
                                  + "."
                                  + action.name()
                                  + ", which "
                                  + user.title()
                                  + " uses")
                          .as(
                              isSure(user, alter.table(), action.name(), spot)
                                  ? Severity.ERROR
                                  : Severity.WARNING));
        }
      }
    } else if (spot.statement().operation() instanceof Drop drop
        && drop.kind().equals("TABLE")
        && !drop.cascade()) {
      for (ObjectName table : drop.names()) {
        spot.tables().objects().using(table).stream()
            .filter(user -> user.kind().endsWith("VIEW"))
            .forEach(user -> spot.found(table + ", which " + user.title() + " uses"));
      }
    }
  }

  private static List<Dependant> users(ObjectName table, String column, Spot spot) {
    List<Dependant> users = new ArrayList<>(spot.tables().objects().using(table));
    users.removeIf(user -> !user.uses(table, column));
    spot.tables()
        .table(table)
        .ifPresent(
            known -> {
              for (ColumnDefinition other : known.columns()) {
                boolean uses =
                    other.isGenerated()
                        && !other.name().equalsIgnoreCase(column)
                        && other.tokens().stream()
                            .anyMatch(t -> t.isName() && t.text().equalsIgnoreCase(column));
                if (uses) {
                  users.add(
                      new Dependant("GENERATED COLUMN", other.name(), known.name(), Set.of()));
                }
              }
            });
    return users;
  }

  /** A name that another table of the view has as well may be that one's. */
  private static boolean isSure(Dependant user, ObjectName table, String column, Spot spot) {
    return spot.tables().all().stream()
        .noneMatch(
            other ->
                !other.name().equalsIgnoreCase(table.name())
                    && user.uses(new ObjectName("", other.name()))
                    && other.column(column).isPresent());
  }

  private static void enumAnew(Other other, Spot spot) {
    List<Token> tokens = spot.statement().tokens();
    if (!other.kind().equals("CREATE TYPE") || !Words.has(tokens, "AS", "ENUM")) {
      return;
    }
    List<String> values = strings(tokens);
    for (Map.Entry<String, List<String>> old : spot.tables().objects().enums().entrySet()) {
      boolean grows =
          values.size() > old.getValue().size()
              && values.stream().filter(old.getValue()::contains).toList().equals(old.getValue());
      Optional<ObjectName> moved = moved(spot, bare(other.name()));
      if (grows && moved.isPresent() && drops(spot, old.getKey())) {
        Report.Entry entry = spot.found("Type " + other.name()).about(moved.get());
        rewrite(spot, old.getKey(), values).ifPresent(fix -> fix.offer(entry));
        return;
      }
    }
  }

  /** A table whose column becomes one of the type; one that is in use rather than a new one. */
  private static Optional<ObjectName> moved(Spot spot, String type) {
    return later(spot)
        .filter(s -> s.operation() instanceof AlterTable)
        .map(s -> (AlterTable) s.operation())
        .filter(alter -> alter.actions().stream().anyMatch(a -> isMoveTo(a, type)))
        .map(AlterTable::table)
        .min(Comparator.comparing(table -> spot.tables().isNew(table)));
  }

  private static boolean isMoveTo(TableAction action, String type) {
    ColumnDefinition column = action.column();
    return action.kind() == TableAction.Kind.ALTER_TYPE
        && column != null
        && bare(column.type().name()).equals(type);
  }

  private static boolean drops(Spot spot, String type) {
    return later(spot).anyMatch(s -> isDropOf(s, type));
  }

  private static boolean isDropOf(StatementView statement, String type) {
    return statement.operation() instanceof Drop drop
        && drop.kind().equals("TYPE")
        && drop.names().size() == 1
        && drop.names().get(0).key().equals(type);
  }

  private static Stream<StatementView> later(Spot spot) {
    return spot.section().statements().stream().filter(s -> s.index() > spot.statement().index());
  }

  /** The statements from the first to the last of the change, if nothing else is among them. */
  private static Optional<Rewrite> rewrite(Spot spot, String old, List<String> values) {
    List<StatementView> all = spot.section().statements();
    String made = bare(((Other) spot.statement().operation()).name());
    int first = spot.statement().index();
    String name = made;
    if (first > 0 && isRename(all.get(first - 1), made, old)) {
      first--;
    } else {
      name = old;
    }
    int last = spot.statement().index() + 1;
    while (last < all.size() && movesOnly(all.get(last), made)) {
      last++;
    }
    if (last >= all.size() || !isDropOf(all.get(last), old)) {
      return Optional.empty();
    }
    if (!name.equals(made)) {
      last++;
      if (last >= all.size() || !isRename(all.get(last), made, old)) {
        return Optional.empty();
      }
    }
    List<String> known = spot.tables().objects().enums().getOrDefault(old, List.of());
    // A name in another schema, or in capitals, is not told apart here.
    boolean plain = ((Other) spot.statement().operation()).name().equals(made);
    return !plain || spot.context().isBefore(12, 0, 0)
        ? Optional.empty()
        : Optional.of(new Rewrite(all.get(first), all.get(last), additions(name, known, values)));
  }

  private record Rewrite(StatementView first, StatementView last, String text) {
    void offer(Report.Entry entry) {
      entry.fix("Add the values instead", first.replaceThrough(last, text));
    }
  }

  private static boolean isRename(StatementView statement, String from, String to) {
    int place = Words.find(statement.tokens(), "RENAME", "TO");
    return statement.operation() instanceof Other other
        && other.kind().equals("ALTER TYPE")
        && bare(other.name()).equals(from)
        && place >= 0
        && place + 3 == statement.tokens().size()
        && statement.tokens().get(place + 2).text().equalsIgnoreCase(to);
  }

  private static boolean movesOnly(StatementView statement, String type) {
    return statement.operation() instanceof AlterTable alter
        && alter.actions().stream().allMatch(a -> isMoveTo(a, type));
  }

  private static String additions(String type, List<String> old, List<String> values) {
    List<String> statements = new ArrayList<>();
    String before = "";
    for (String value : values) {
      if (!old.contains(value)) {
        String place =
            before.isEmpty() ? "BEFORE " + literal(old.get(0)) : "AFTER " + literal(before);
        statements.add(
            "ALTER TYPE "
                + Names.sql(type, POSTGRESQL)
                + " ADD VALUE "
                + literal(value)
                + " "
                + place);
      }
      before = value;
    }
    return String.join(";\n", statements);
  }

  private static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static List<String> strings(List<Token> tokens) {
    return tokens.stream().filter(t -> t.kind() == Token.Kind.STRING).map(Token::text).toList();
  }

  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
