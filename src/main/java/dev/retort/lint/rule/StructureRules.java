package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.info;
import static dev.retort.lint.rule.RuleBuilder.warning;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ColumnDefinition.Fact;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ConstraintDefinition.Kind;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateIndex;
import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.Token;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How tables, keys, indexes and their names are made. */
final class StructureRules {
  private StructureRules() {}

  static List<LintRule> rules() {
    return List.of(
        warning("IX01", "Foreign key whose columns have no index")
            .on(DialectId.POSTGRESQL, DialectId.SQLITE)
            .upgrades()
            .fixable()
            .because("each delete in the other table reads this one from end to end.")
            .instead("Create an index that begins with the key's columns.")
            .see("https://www.sqlite.org/foreignkeys.html#fk_indexes")
            .statements(StructureRules::foreignKeys),
        warning("IX02", "Index that another one makes needless")
            .upgrades()
            .because("an index with the same first columns exists, and each write pays for both.")
            .instead("Keep the longer one.")
            .each(
                CreateIndex.class,
                (index, spot) -> {
                  boolean covered =
                      index.kind() == Kind.INDEX
                          && !index.columns().isEmpty()
                          && !index.columns().contains("")
                          && !spot.has("WHERE")
                          && !spot.has("INCLUDE")
                          && spot.tables().table(index.table()).stream()
                              .flatMap(table -> table.constraints().stream())
                              .anyMatch(other -> beginsWith(other, index.columns()));
                  if (covered) {
                    spot.found(index.title() + " of " + index.table());
                  }
                }),
        info("IX03", "Index with more than three columns")
            .upgrades()
            .because("the last columns rarely help and always cost.")
            .instead("Index the columns that a WHERE names, the most selective first.")
            .each(
                CreateIndex.class,
                (index, spot) -> {
                  if (index.kind() == Kind.INDEX && index.columns().size() > 3) {
                    spot.found(index.title() + " of " + index.table());
                  }
                }),
        warning("IX04", "Table without a primary key")
            .upgrades()
            .because("replication, online changes and applications need one.")
            .instead("Give it a primary key.")
            .each(CreateTable.class, StructureRules::primaryKey),
        warning("NM02", "Constraint without a name")
            .upgrades()
            .fixable()
            .because("each server names it in its own way, so that no later revision can drop it.")
            .instead("Name it by your convention: CONSTRAINT fk_tasks_user_id FOREIGN KEY ….")
            .statements(StructureRules::unnamed),
        warning("NM03", "Name that needs quotes")
            .upgrades()
            .because("it is a reserved word or has capitals, so that each statement must quote it.")
            .instead("Take a name of small letters that no database reserves.")
            .statements(StructureRules::quotedNames));
  }

  private static boolean beginsWith(ConstraintDefinition other, List<String> columns) {
    boolean index =
        other.kind() == Kind.INDEX
            || other.kind() == Kind.UNIQUE
            || other.kind() == Kind.PRIMARY_KEY;
    if (!index || other.columns().size() < columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!other.columns().get(i).equalsIgnoreCase(columns.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static void foreignKeys(Spot spot) {
    if (spot.statement().operation() instanceof CreateTable create) {
      for (ConstraintDefinition constraint : create.constraints()) {
        foreignKey(spot, create.table(), constraint, ownIndexes(create));
      }
      for (ColumnDefinition column : create.columns()) {
        if (column.references() != null) {
          foreignKey(spot, create.table(), of(column), ownIndexes(create));
        }
      }
    } else if (spot.statement().operation() instanceof AlterTable alter) {
      for (TableAction action : alter.actions()) {
        ConstraintDefinition constraint = action.constraint();
        ColumnDefinition column = action.column();
        if (constraint != null) {
          foreignKey(spot, alter.table(), constraint, new KnownTableIndexes(spot, alter.table()));
        } else if (column != null && column.references() != null) {
          foreignKey(spot, alter.table(), of(column), new KnownTableIndexes(spot, alter.table()));
        }
      }
    }
  }

  private static ConstraintDefinition of(ColumnDefinition column) {
    return new ConstraintDefinition(
        Kind.FOREIGN_KEY,
        "",
        List.of(column.name()),
        column.references(),
        false,
        false,
        column.tokens());
  }

  /** Whether some index begins with these columns. */
  private interface Indexes {
    boolean lead(List<String> columns);
  }

  private record KnownTableIndexes(Spot spot, ObjectName table) implements Indexes {
    @Override
    public boolean lead(List<String> columns) {
      return spot.tables().table(table).filter(known -> known.hasIndexOn(columns)).isPresent();
    }
  }

  private static Indexes ownIndexes(CreateTable create) {
    return columns ->
        create.constraints().stream().anyMatch(c -> beginsWith(c, columns))
            || (columns.size() == 1
                && create.columns().stream()
                    .filter(c -> c.name().equalsIgnoreCase(columns.get(0)))
                    .anyMatch(c -> c.is(Fact.PRIMARY_KEY) || c.is(Fact.UNIQUE)));
  }

  private static void foreignKey(
      Spot spot, ObjectName table, ConstraintDefinition key, Indexes indexes) {
    if (key.kind() != Kind.FOREIGN_KEY || key.columns().isEmpty() || indexes.lead(key.columns())) {
      return;
    }
    for (StatementView other : spot.section().statements()) {
      boolean helps =
          other.operation() instanceof CreateIndex index
              && index.table().key().equals(table.key())
              && index.columns().size() >= key.columns().size()
              && beginsWith(
                  new ConstraintDefinition(
                      index.kind(), "", index.columns(), null, false, false, List.of()),
                  key.columns());
      if (helps) {
        return;
      }
    }
    Report.Entry entry =
        spot.found(
            key.tokens(), "Foreign key " + table + " (" + String.join(", ", key.columns()) + ")");
    if (spot.statement().operation() instanceof CreateTable) {
      DialectId dialect = spot.context().dialect();
      entry.fix(
          "Create the index",
          spot.statement()
              .append(
                  ";\n\nCREATE INDEX "
                      + Names.sql(Names.made("ix", table.name(), key.columns()), dialect)
                      + " ON "
                      + Names.sql(table.name(), dialect)
                      + " ("
                      + Names.list(key.columns(), dialect)
                      + ")"));
    }
  }

  private static void primaryKey(CreateTable create, Spot spot) {
    boolean keyed =
        create.columns().stream().anyMatch(c -> c.is(Fact.PRIMARY_KEY))
            || create.constraints().stream().anyMatch(c -> c.kind() == Kind.PRIMARY_KEY);
    boolean taken =
        create.fromQuery()
            || create.options().containsKey("LIKE")
            || create.options().containsKey("PARTITION OF");
    boolean keyFollows =
        spot.section().statements().stream()
            .anyMatch(
                later ->
                    later.operation() instanceof AlterTable alter
                        && alter.table().key().equals(create.table().key())
                        && later.text().toUpperCase(Locale.ROOT).contains("PRIMARY KEY"));
    if (!keyed && !taken && !create.temporary() && !keyFollows) {
      spot.found("Table " + create.table());
    }
  }

  private static void unnamed(Spot spot) {
    List<ConstraintDefinition> constraints = new ArrayList<>();
    ObjectName table = null;
    if (spot.statement().operation() instanceof CreateTable create) {
      table = create.table();
      constraints.addAll(create.constraints());
    } else if (spot.statement().operation() instanceof AlterTable alter) {
      table = alter.table();
      for (TableAction action : alter.actions()) {
        ConstraintDefinition constraint = action.constraint();
        if (constraint != null) {
          constraints.add(constraint);
        }
      }
    }
    for (ConstraintDefinition constraint : constraints) {
      if (table != null && constraint.name().isEmpty()) {
        unnamed(spot, table, constraint);
      }
    }
  }

  private static void unnamed(Spot spot, ObjectName table, ConstraintDefinition constraint) {
    String prefix =
        switch (constraint.kind()) {
          case FOREIGN_KEY -> "fk";
          case UNIQUE -> "uq";
          case CHECK -> "ck";
          default -> "";
        };
    if (prefix.isEmpty()) {
      return;
    }
    List<Token> tokens = constraint.tokens();
    boolean added = tokens.get(0).is("ADD");
    Report.Entry entry = spot.found(tokens, constraint.kind().sql() + " of " + table);
    boolean fixable = !constraint.columns().isEmpty() && !constraint.columns().contains("");
    if (fixable) {
      String name = Names.made(prefix, table.name(), constraint.columns());
      Token first = tokens.get(added ? 1 : 0);
      entry.fix(
          "Name it " + name,
          spot.statement()
              .before(first, "CONSTRAINT " + Names.sql(name, spot.context().dialect()) + " "));
    }
  }

  private static void quotedNames(Spot spot) {
    if (spot.statement().operation() instanceof CreateTable create) {
      quotedName(spot, create.table().name(), "Table ");
      create.columns().forEach(c -> quotedName(spot, c.name(), "Column " + create.table() + "."));
    } else if (spot.statement().operation() instanceof AlterTable alter) {
      for (TableAction action : alter.actions()) {
        if (action.kind() == TableAction.Kind.ADD_COLUMN) {
          quotedName(spot, action.name(), "Column " + alter.table() + ".");
        }
      }
    }
  }

  private static void quotedName(Spot spot, String name, String title) {
    Token quoted =
        spot.statement().tokens().stream()
            .filter(t -> t.kind() == Token.Kind.QUOTED && t.text().equals(name))
            .findFirst()
            .orElse(null);
    boolean capitals =
        spot.context().dialect() == DialectId.POSTGRESQL
            && !name.equals(name.toLowerCase(Locale.ROOT));
    if (quoted != null && (capitals || Names.RESERVED.contains(name.toLowerCase(Locale.ROOT)))) {
      spot.found(title + name).on(quoted);
    }
  }
}
