package dev.retort.service.guard;

import dev.retort.dialect.Dialect;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.OperationReader;
import dev.retort.lint.statement.TableAction;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads from a plan's statements what the rows must be like for them to succeed.
 *
 * <p>Only tables and columns that are there before the run are asked about, and a statement that is
 * not understood asks nothing.
 */
final class DataQuestions {
  private static final Pattern PARTIAL = Pattern.compile("(?is)\\bWHERE\\b");
  private static final Pattern REFERENCED =
      Pattern.compile("(?is)REFERENCES\\s+[^\\s(]+\\s*\\(([^)]*)\\)");

  private final Dialect dialect;
  private final Schema live;
  private final List<Question> questions = new ArrayList<>();

  private DataQuestions(Dialect dialect, Schema live) {
    this.dialect = dialect;
    this.live = live;
  }

  /**
   * A query for the number of rows that stand in the way.
   *
   * @param what of what the number is, in the singular: {@code row} or {@code value}
   * @param complaint where they are and what is wrong, for example {@code of users without a name}
   * @param sql the query
   */
  record Question(String what, String complaint, String sql) {
    /** What stands in the way, for example {@code 3 rows of users without a name}. */
    String answer(long number) {
      return number + " " + what + (number == 1 ? " " : "s ") + complaint;
    }
  }

  static List<Question> of(MigrationPlan plan, Schema live, Dialect dialect) {
    DataQuestions reader = new DataQuestions(dialect, live);
    for (PlanStep step : plan.steps()) {
      for (SqlStatement statement : step.statements()) {
        reader.read(statement.text());
      }
    }
    return List.copyOf(reader.questions);
  }

  private void read(String sql) {
    Operation operation =
        OperationReader.read(sql, OperationReader.tokens(sql, dialect.id()), dialect.id());
    if (operation instanceof Operation.AlterTable alter) {
      table(alter.table())
          .ifPresent(table -> alter.actions().forEach(action -> action(table, action, sql)));
    } else if (operation instanceof Operation.CreateIndex index
        && index.kind() == ConstraintDefinition.Kind.UNIQUE
        && !PARTIAL.matcher(sql).find()) {
      table(index.table()).ifPresent(table -> duplicates(table, index.columns()));
    }
  }

  private Optional<Table> table(ObjectName name) {
    return live.tables().values().stream()
        .filter(t -> t.name().equalsIgnoreCase(name.name()))
        .findFirst();
  }

  private void action(Table table, TableAction action, String sql) {
    ColumnDefinition column = action.column();
    ConstraintDefinition constraint = action.constraint();
    switch (action.kind()) {
      case SET_NOT_NULL -> nulls(table, action.name());
      case REDEFINE_COLUMN -> {
        if (column != null && column.is(ColumnDefinition.Fact.NOT_NULL)) {
          nulls(table, action.name());
        }
        if (column != null) {
          longest(table, action.name(), column);
        }
      }
      case ALTER_TYPE -> {
        if (column != null) {
          longest(table, action.name(), column);
        }
      }
      case ADD_COLUMN -> {
        if (column != null
            && dialect.id() != DialectId.MYSQL
            && dialect.id() != DialectId.MARIADB) {
          anyRow(table, column);
        }
      }
      case ADD_CONSTRAINT -> {
        if (constraint != null && !constraint.notValid() && !constraint.usingIndex()) {
          constraint(table, constraint, sql);
        }
      }
      default -> {}
    }
  }

  private void constraint(Table table, ConstraintDefinition constraint, String sql) {
    switch (constraint.kind()) {
      case UNIQUE, PRIMARY_KEY -> duplicates(table, constraint.columns());
      case FOREIGN_KEY -> {
        ObjectName references = constraint.references();
        if (references != null) {
          table(references).ifPresent(other -> orphans(table, constraint.columns(), other, sql));
        }
      }
      default -> {}
    }
  }

  private boolean has(Table table, List<String> columns) {
    return !columns.isEmpty()
        && columns.stream()
            .allMatch(c -> table.columns().stream().anyMatch(o -> o.name().equalsIgnoreCase(c)));
  }

  private void nulls(Table table, String column) {
    if (has(table, List.of(column))) {
      ask(
          "row",
          "of " + table.name() + " without a value in " + column,
          "SELECT count(*) FROM " + name(table) + " WHERE " + dialect.quote(column) + " IS NULL");
    }
  }

  private void anyRow(Table table, ColumnDefinition column) {
    boolean fillsItself =
        column.hasDefault()
            || column.isGenerated()
            || column.is(ColumnDefinition.Fact.IDENTITY)
            || column.type().name().endsWith("serial");
    if (column.is(ColumnDefinition.Fact.NOT_NULL) && !fillsItself) {
      ask(
          "row",
          "of " + table.name() + " without a value for " + column.name() + ", which has no default",
          "SELECT count(*) FROM " + name(table));
    }
  }

  private void longest(Table table, String column, ColumnDefinition wanted) {
    int length = wanted.type().number(0);
    if (length > 0
        && wanted.type().isAny("varchar", "char", "character varying", "character")
        && has(table, List.of(column))) {
      ask(
          "row",
          "of " + table.name() + " with more in " + column + " than " + length + " characters",
          "SELECT count(*) FROM "
              + name(table)
              + " WHERE CHAR_LENGTH("
              + dialect.quote(column)
              + ") > "
              + length);
    }
  }

  private void duplicates(Table table, List<String> columns) {
    if (!has(table, columns)) {
      return;
    }
    String list = columns.stream().map(dialect::quote).collect(Collectors.joining(", "));
    String filled =
        columns.stream()
            .map(c -> dialect.quote(c) + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    ask(
        "value",
        "of " + table.name() + " (" + String.join(", ", columns) + ") in several rows",
        "SELECT count(*) FROM (SELECT 1 AS one FROM "
            + name(table)
            + " WHERE "
            + filled
            + " GROUP BY "
            + list
            + " HAVING count(*) > 1) twice");
  }

  private void orphans(Table table, List<String> columns, Table other, String sql) {
    List<String> keys = referenced(other, sql);
    if (!has(table, columns) || keys.size() != columns.size() || !has(other, keys)) {
      return;
    }
    List<String> filled = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      filled.add("child." + dialect.quote(columns.get(i)) + " IS NOT NULL");
      equal.add(
          "parent." + dialect.quote(keys.get(i)) + " = child." + dialect.quote(columns.get(i)));
    }
    ask(
        "row",
        "of " + table.name() + " without the row of " + other.name() + " that it refers to",
        "SELECT count(*) FROM "
            + name(table)
            + " child WHERE "
            + String.join(" AND ", filled)
            + " AND NOT EXISTS (SELECT 1 FROM "
            + name(other)
            + " parent WHERE "
            + String.join(" AND ", equal)
            + ")");
  }

  private static List<String> referenced(Table other, String sql) {
    Matcher matcher = REFERENCED.matcher(sql);
    if (matcher.find()) {
      List<String> names = new ArrayList<>();
      for (String name : matcher.group(1).split(",")) {
        names.add(name.strip().replaceAll("[\"`\\[\\]]", ""));
      }
      return names;
    }
    PrimaryKey key = other.primaryKey();
    return key == null ? List.of() : key.columns();
  }

  private String name(Table table) {
    return dialect.quote(table.name());
  }

  private void ask(String what, String complaint, String sql) {
    questions.add(new Question(what, complaint, sql));
  }
}
