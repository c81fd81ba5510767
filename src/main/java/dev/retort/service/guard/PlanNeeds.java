package dev.retort.service.guard;

import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.OperationReader;
import dev.retort.lint.statement.TableAction;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an account must be allowed to do for a plan's statements.
 *
 * @param privileges in MySQL's words: CREATE, ALTER, DROP, INDEX, REFERENCES, TRIGGER, CREATE VIEW
 *     and those for rows
 * @param tables names of the tables that are altered or dropped, in lower case; those that the plan
 *     itself makes are not among them
 */
record PlanNeeds(Set<String> privileges, Set<String> tables) {
  PlanNeeds {
    privileges = Set.copyOf(privileges);
    tables = Set.copyOf(tables);
  }

  static PlanNeeds of(MigrationPlan plan) {
    Set<String> privileges = new TreeSet<>();
    Set<String> tables = new LinkedHashSet<>();
    Set<String> made = new LinkedHashSet<>();
    for (PlanStep step : plan.steps()) {
      for (SqlStatement statement : step.statements()) {
        Operation operation =
            OperationReader.read(
                statement.text(),
                OperationReader.tokens(statement.text(), plan.dialect()),
                plan.dialect());
        collect(operation, privileges, tables, made);
      }
    }
    tables.removeAll(made);
    return new PlanNeeds(privileges, tables);
  }

  private static void collect(
      Operation operation, Set<String> privileges, Set<String> tables, Set<String> made) {
    if (operation instanceof Operation.CreateTable create) {
      privileges.add("CREATE");
      made.add(create.table().key());
      if (create.constraints().stream()
          .anyMatch(c -> c.kind() == ConstraintDefinition.Kind.FOREIGN_KEY)) {
        privileges.add("REFERENCES");
      }
    } else if (operation instanceof Operation.AlterTable alter) {
      privileges.add("ALTER");
      tables.add(alter.table().key());
      alter.actions().forEach(action -> collect(action, privileges, made));
    } else if (operation instanceof Operation.CreateIndex index) {
      privileges.add("INDEX");
      tables.add(index.table().key());
    } else if (operation instanceof Operation.RenameTables rename) {
      privileges.addAll(Set.of("ALTER", "DROP", "CREATE", "INSERT"));
      rename.names().stream().map(ObjectName::key).forEach(tables::add);
    } else if (operation instanceof Operation.Drop drop) {
      if (drop.kind().equals("TABLE")) {
        drop.names().stream().map(ObjectName::key).forEach(tables::add);
      }
      privileges.add(
          switch (drop.kind()) {
            case "INDEX" -> "INDEX";
            case "TRIGGER" -> "TRIGGER";
            default -> "DROP";
          });
    } else if (operation instanceof Operation.Truncate) {
      privileges.add("DROP");
    } else if (operation instanceof Operation.ChangeRows change) {
      privileges.add(change.verb().toUpperCase(Locale.ROOT));
    } else if (operation instanceof Operation.Other other) {
      if (other.kind().startsWith("CREATE VIEW") || other.kind().startsWith("CREATE OR REPLACE")) {
        privileges.add("CREATE VIEW");
      } else if (other.kind().startsWith("CREATE TRIGGER")) {
        privileges.add("TRIGGER");
      }
    }
  }

  private static void collect(TableAction action, Set<String> privileges, Set<String> made) {
    if (action.kind() == TableAction.Kind.RENAME_TABLE) {
      made.add(action.newName().toLowerCase(Locale.ROOT));
      privileges.addAll(Set.of("DROP", "CREATE", "INSERT"));
    }
    ConstraintDefinition constraint = action.constraint();
    if (constraint != null && constraint.kind() == ConstraintDefinition.Kind.FOREIGN_KEY) {
      privileges.add("REFERENCES");
    }
  }
}
