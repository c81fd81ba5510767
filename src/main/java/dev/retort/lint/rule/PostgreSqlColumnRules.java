package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.sql.DialectId.POSTGRESQL;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.Severity;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ColumnDefinition.Fact;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.TableAction.Kind;
import dev.retort.lint.statement.Token;
import dev.retort.lint.statement.TypeText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL: columns of tables that are in use. */
final class PostgreSqlColumnRules {
  private static final String NOTES =
      "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES";
  private static final Set<String> VOLATILE =
      Set.of(
          "random",
          "gen_random_uuid",
          "uuid_generate_v1",
          "uuid_generate_v4",
          "uuidv4",
          "uuidv7",
          "nextval",
          "clock_timestamp",
          "timeofday",
          "txid_current");

  private PostgreSqlColumnRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("PG10", "New column with a default that is worked out for each row")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .fixable()
            .versions("before 11: any default")
            .because("the whole table is written anew, and nobody can use it meanwhile.")
            .instead("Add the column without it, SET DEFAULT, then fill the rows in batches.")
            .see(NOTES)
            .action(PostgreSqlColumnRules::defaultOfNewColumn, Kind.ADD_COLUMN),
        error("PG11", "New stored generated column")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .because("the whole table is written anew, and nobody can use it meanwhile.")
            .instead("A virtual column (18 and later), or a column that a trigger fills.")
            .see("https://www.postgresql.org/docs/current/ddl-generated-columns.html")
            .action((a, b, c) -> newColumn(a, b, c, Fact.GENERATED_STORED), Kind.ADD_COLUMN),
        error("PG12", "New serial or identity column")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .because("the whole table is written anew to number its rows.")
            .instead("A plain column, filled in batches; then a sequence as its default.")
            .see(NOTES)
            .action(
                (alter, action, spot) -> {
                  newColumn(alter, action, spot, Fact.AUTO_INCREMENT);
                  newColumn(alter, action, spot, Fact.IDENTITY);
                },
                Kind.ADD_COLUMN),
        error("PG13", "Change of type that writes the table anew")
            .on(POSTGRESQL)
            .upgrades()
            .locking()
            .because("rows and indexes are written anew, and nobody can use the table meanwhile.")
            .instead(
                "Free are: a longer varchar or none, text, more digits of the same scale, cidr to inet."
                    + " Else a new column, filled in batches.")
            .see(NOTES)
            .action(PostgreSqlColumnRules::rewritten, Kind.ALTER_TYPE),
        error("PG14", "Change of type without USING")
            .on(POSTGRESQL)
            .upgrades()
            .fixable()
            .because("the server has no cast that it would apply by itself, and refuses.")
            .instead("Say how: ALTER COLUMN c TYPE t USING c::t.")
            .see("https://www.postgresql.org/docs/current/sql-altertable.html")
            .action(PostgreSqlColumnRules::withoutUsing, Kind.ALTER_TYPE));
  }

  private static void newColumn(AlterTable alter, TableAction action, Spot spot, Fact fact) {
    ColumnDefinition column = action.column();
    if (column != null && column.is(fact)) {
      spot.found(action.tokens(), alter.table() + "." + column.name()).about(alter.table());
    }
  }

  private static void defaultOfNewColumn(AlterTable alter, TableAction action, Spot spot) {
    ColumnDefinition column = action.column();
    if (column == null || !column.hasDefault()) {
      return;
    }
    boolean changing =
        column.defaultTokens().stream()
            .map(t -> t.text().toLowerCase(Locale.ROOT))
            .anyMatch(VOLATILE::contains);
    if (changing || spot.context().isBefore(11, 0, 0)) {
      Report.Entry entry =
          spot.found(action.tokens(), alter.table() + "." + column.name()).about(alter.table());
      fillLater(entry, alter, action, column, spot);
    }
  }

  /** A trigger would see an UPDATE that adding the column with its default does not make. */
  private static void fillLater(
      Report.Entry entry,
      AlterTable alter,
      TableAction action,
      ColumnDefinition column,
      Spot spot) {
    boolean bare =
        Set.of(Fact.COLLATE).containsAll(column.facts())
            && column.references() == null
            && !action.has("IF", "NOT", "EXISTS");
    if (!bare
        || !Sections.isAlone(alter, spot)
        || !spot.tables().objects().using(alter.table()).isEmpty()) {
      return;
    }
    String sql = spot.statement().text();
    List<Token> value = column.defaultTokens();
    int start = value.get(0).start();
    int end = value.get(value.size() - 1).end();
    int keyword = sql.toUpperCase(Locale.ROOT).lastIndexOf("DEFAULT", start);
    String rewritten =
        """
        %1$s%2$s;

        ALTER TABLE %3$s ALTER COLUMN %4$s SET DEFAULT %5$s;

        UPDATE %3$s SET %4$s = DEFAULT WHERE %4$s IS NULL"""
            .formatted(
                sql.substring(0, keyword).stripTrailing(),
                sql.substring(end),
                Names.sql(alter.table(), POSTGRESQL),
                Names.sql(column.name(), POSTGRESQL),
                sql.substring(start, end));
    Sections.fixApart(
        entry,
        spot,
        "Add it empty, then set and fill the default",
        spot.statement().replaceAll(rewritten));
  }

  private static void rewritten(AlterTable alter, TableAction action, Spot spot) {
    ColumnDefinition column = action.column();
    if (column == null) {
      return;
    }
    Optional<ColumnDefinition> old = spot.column(alter.table(), action.name());
    TypeText to = column.type();
    if (old.isPresent()) {
      TypeChange change = new TypeChange(old.get().type(), to);
      if (!change.isFreeInPostgreSql()) {
        spot.found(
                action.tokens(),
                alter.table() + "." + action.name() + " from " + change.from() + " to " + to)
            .about(alter.table());
      }
    } else if (!to.isAny("text")) {
      spot.found(action.tokens(), alter.table() + "." + action.name() + " to " + to)
          .about(alter.table())
          .because("unless the old type is a shorter one of its kind, the table is written anew.")
          .as(Severity.WARNING);
    }
  }

  private static void withoutUsing(AlterTable alter, TableAction action, Spot spot) {
    ColumnDefinition column = action.column();
    Optional<ColumnDefinition> old = spot.column(alter.table(), action.name());
    if (column == null || old.isEmpty() || action.has("USING")) {
      return;
    }
    TypeText from = old.get().type();
    TypeText to = column.type();
    boolean refused = TypeChange.isCharacter(from) && !TypeChange.isCharacter(to);
    if (refused && !to.isAny("name")) {
      Token last = action.tokens().get(action.tokens().size() - 1);
      int end = last.end();
      Token first = column.tokens().get(0);
      String type = spot.statement().text().substring(first.start(), end);
      String name = Names.sql(action.name(), spot.context().dialect());
      Report.Entry entry =
          spot.found(
              action.tokens(), alter.table() + "." + action.name() + " from " + from + " to " + to);
      entry.fix("Add USING", spot.statement().after(last, " USING " + name + "::" + type));
    }
  }
}
