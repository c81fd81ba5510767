package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.info;
import static dev.retort.lint.rule.RuleBuilder.warning;
import static dev.retort.sql.DialectId.POSTGRESQL;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.Severity;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.Token;
import dev.retort.lint.statement.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL: types and names. */
final class PostgreSqlTypeRules {
  private static final int LONGEST_NAME = 63;
  private static final String WIKI = "https://wiki.postgresql.org/wiki/Don%27t_Do_This";
  private static final String ALTER_TYPE =
      "https://www.postgresql.org/docs/current/sql-altertype.html";

  private static final Map<String, String> INTEGERS =
      Map.of("serial", "integer", "bigserial", "bigint", "smallserial", "smallint");

  private PostgreSqlTypeRules() {}

  static List<LintRule> rules() {
    return List.of(
        warning("PG19", "Value added to an enum in a way that may fail or surprise")
            .on(POSTGRESQL)
            .upgrades()
            .fixable()
            .because("it becomes the last one, or cannot be used before the commit.")
            .instead("ALTER TYPE … ADD VALUE in a revision of its own, with BEFORE or AFTER.")
            .see(ALTER_TYPE)
            .each(Other.class, PostgreSqlTypeRules::addValue),
        warning("PG20", "Rename of an enum's value")
            .on(POSTGRESQL)
            .upgrades()
            .because("applications that still run read and write the old one.")
            .instead("Add the new value, move the rows over, and leave the old one.")
            .see(ALTER_TYPE)
            .each(
                Other.class,
                (other, spot) -> {
                  if (other.kind().equals("ALTER TYPE")
                      && spot.has("RENAME", "VALUE")
                      && !spot.isNew("TYPE", other.name())) {
                    spot.found("Type " + other.name());
                  }
                }),
        info("PG21", "Column of type json")
            .on(POSTGRESQL)
            .upgrades()
            .fixable()
            .because("it cannot be compared, so that DISTINCT and GROUP BY fail, nor indexed.")
            .instead("jsonb")
            .see("https://www.postgresql.org/docs/current/datatype-json.html")
            .statements(
                spot -> {
                  for (ColumnDefinition column : newColumns(spot)) {
                    if (column.type().isAny("json")) {
                      Token type = column.tokens().get(Words.find(column.tokens(), "JSON"));
                      spot.found("Column " + column.name())
                          .on(type)
                          .fix("Make it jsonb", spot.statement().replace(type, "jsonb"));
                    }
                  }
                }),
        info("PG22", "Type that has a better one")
            .on(POSTGRESQL)
            .upgrades()
            .fixable()
            .because(
                "padding, lost time zones, sequences with rights of their own, keys that run out.")
            .instead("text with a check, timestamptz, GENERATED … AS IDENTITY, bigint.")
            .see(WIKI)
            .statements(PostgreSqlTypeRules::betterTypes),
        warning("PG28", "Name longer than 63 bytes")
            .on(POSTGRESQL)
            .because("the server cuts it off, and from then on files and database differ.")
            .instead("A shorter name.")
            .see(
                "https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS")
            .statements(
                spot -> {
                  for (Token token : spot.statement().tokens()) {
                    int bytes = token.text().getBytes(StandardCharsets.UTF_8).length;
                    if (token.isName() && bytes > LONGEST_NAME) {
                      spot.found(token.text()).on(token);
                      return;
                    }
                  }
                }),
        TypeLeftovers.rule());
  }

  static List<ColumnDefinition> newColumns(Spot spot) {
    List<ColumnDefinition> columns = new ArrayList<>();
    if (spot.statement().operation() instanceof CreateTable create) {
      columns.addAll(create.columns());
    } else if (spot.statement().operation() instanceof AlterTable alter) {
      for (TableAction action : alter.actions()) {
        ColumnDefinition column = action.column();
        if (column != null && action.kind() != TableAction.Kind.ALTER_TYPE) {
          columns.add(column);
        }
      }
    }
    return columns;
  }

  private static void addValue(Other other, Spot spot) {
    if (!other.kind().equals("ALTER TYPE") || !spot.has("ADD", "VALUE")) {
      return;
    }
    List<Token> tokens = spot.statement().tokens();
    String value =
        tokens.stream()
            .filter(t -> t.kind() == Token.Kind.STRING)
            .map(Token::text)
            .findFirst()
            .orElse("");
    boolean inside = spot.section().inTransaction();
    boolean used =
        spot.section().statements().stream()
            .filter(later -> later.index() > spot.statement().index())
            .flatMap(later -> later.tokens().stream())
            .anyMatch(t -> t.kind() == Token.Kind.STRING && t.text().equals(value));
    if (inside && spot.context().isBefore(12, 0, 0)) {
      spot.found("'" + value + "'").because("before 12 the server refuses it in a transaction.");
    } else if (inside && used) {
      spot.found("'" + value + "'")
          .because("a later statement uses the value, which does not work before the commit.");
    } else if (!spot.has("BEFORE") && !spot.has("AFTER")) {
      Report.Entry entry =
          spot.found("'" + value + "'")
              .because("it becomes the last one, which may be the wrong place when sorting.")
              .as(Severity.INFO);
      List<String> values =
          spot.tables().objects().enums().getOrDefault(spot.nameAfter("TYPE").key(), List.of());
      if (!values.isEmpty()) {
        String last = values.get(values.size() - 1).replace("'", "''");
        entry.fix("Say that it is the last one", spot.statement().append(" AFTER '" + last + "'"));
      }
    }
  }

  private static void betterTypes(Spot spot) {
    for (ColumnDefinition column : newColumns(spot)) {
      String why =
          switch (column.type().name()) {
            case "char", "character", "bpchar" -> "it pads with blanks; take text or varchar.";
            case "timestamp", "timestamp without time zone" ->
                "it does not say which moment it means; take timestamptz.";
            case "serial", "bigserial", "smallserial" ->
                "its sequence has rights and an owner of its own; take GENERATED BY DEFAULT AS IDENTITY.";
            case "int", "integer", "int4" ->
                column.is(ColumnDefinition.Fact.PRIMARY_KEY)
                    ? "two thousand million keys are soon used up; take bigint."
                    : "";
            default -> "";
          };
      if (!why.isEmpty()) {
        Report.Entry entry =
            spot.found(column.tokens(), "Column " + column.name() + " " + column.type())
                .because(why);
        identity(entry, column, spot);
      }
    }
  }

  /** The other types take values in another way, so that only who knows them may change them. */
  private static void identity(Report.Entry entry, ColumnDefinition column, Spot spot) {
    String type = INTEGERS.get(column.type().name());
    if (type != null && Sections.isPostgreSqls(spot) && !spot.context().isBefore(10, 0, 0)) {
      Token serial = column.tokens().get(1);
      String identity = type + " GENERATED BY DEFAULT AS IDENTITY";
      entry.fix("Make it an identity", spot.statement().replace(serial, identity));
    }
  }
}
