package dev.retort.service.guard;

import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.OperationReader;
import dev.retort.lint.statement.TableAction;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an account must be allowed to do for a plan's statements.
 *
 * @param rights what must be allowed on what
 * @param tables names of the tables that are altered or dropped, in lower case; those that the plan
 *     itself makes are not among them
 */
record PlanNeeds(Set<Right> rights, Set<String> tables) {
  PlanNeeds {
    rights = Collections.unmodifiableSet(new LinkedHashSet<>(rights));
    tables = Set.copyOf(tables);
  }

  /**
   * One privilege.
   *
   * @param privilege in MySQL's words: CREATE, ALTER, DROP, INDEX, REFERENCES, TRIGGER, CREATE VIEW
   *     and those for rows
   * @param table the table for which it is needed, in lower case; empty for the whole database
   */
  record Right(String privilege, String table) {}

  static PlanNeeds of(MigrationPlan plan) {
    Collector needs = new Collector();
    for (PlanStep step : plan.steps()) {
      for (SqlStatement statement : step.statements()) {
        needs.add(
            OperationReader.read(
                statement.text(),
                OperationReader.tokens(statement.text(), plan.dialect()),
                plan.dialect()));
      }
    }
    needs.tables.removeAll(needs.made);
    return new PlanNeeds(needs.rights, needs.tables);
  }

  /** Whether a privilege is needed on anything. */
  boolean has(String privilege) {
    return rights.stream().anyMatch(right -> right.privilege().equals(privilege));
  }

  /** Goes through the statements in order. */
  private static final class Collector {
    final Set<Right> rights = new LinkedHashSet<>();
    final Set<String> tables = new LinkedHashSet<>();
    final Set<String> made = new LinkedHashSet<>();

    void add(Operation operation) {
      if (operation instanceof Operation.CreateTable create) {
        everywhere("CREATE");
        made.add(create.table().key());
        references(create.constraints());
      } else if (operation instanceof Operation.AlterTable alter) {
        on(alter.table(), "ALTER");
        tables.add(alter.table().key());
        alter.actions().forEach(this::add);
      } else if (operation instanceof Operation.CreateIndex index) {
        on(index.table(), "INDEX");
        tables.add(index.table().key());
      } else if (operation instanceof Operation.RenameTables rename) {
        Set.of("ALTER", "DROP", "CREATE", "INSERT").forEach(this::everywhere);
        rename.names().stream().map(ObjectName::key).forEach(tables::add);
      } else if (operation instanceof Operation.Drop drop) {
        drop(drop);
      } else if (operation instanceof Operation.Truncate truncate) {
        truncate.tables().forEach(table -> on(table, "DROP"));
      } else if (operation instanceof Operation.ChangeRows change) {
        on(change.table(), change.verb().toUpperCase(Locale.ROOT));
      } else if (operation instanceof Operation.Other other) {
        other(other.kind());
      }
    }

    private void drop(Operation.Drop drop) {
      switch (drop.kind()) {
        case "INDEX", "TRIGGER" -> everywhere(drop.kind());
        case "TABLE" ->
            drop.names()
                .forEach(
                    table -> {
                      on(table, "DROP");
                      tables.add(table.key());
                    });
        default -> everywhere("DROP");
      }
    }

    private void other(String kind) {
      if (kind.startsWith("CREATE VIEW") || kind.startsWith("CREATE OR REPLACE")) {
        everywhere("CREATE VIEW");
      } else if (kind.startsWith("CREATE TRIGGER")) {
        everywhere("TRIGGER");
      }
    }

    private void add(TableAction action) {
      if (action.kind() == TableAction.Kind.RENAME_TABLE) {
        made.add(action.newName().toLowerCase(Locale.ROOT));
        Set.of("DROP", "CREATE", "INSERT").forEach(this::everywhere);
      }
      ConstraintDefinition constraint = action.constraint();
      if (constraint != null) {
        references(List.of(constraint));
      }
    }

    private void references(List<ConstraintDefinition> constraints) {
      if (constraints.stream().anyMatch(c -> c.kind() == ConstraintDefinition.Kind.FOREIGN_KEY)) {
        everywhere("REFERENCES");
      }
    }

    private void everywhere(String privilege) {
      rights.add(new Right(privilege, ""));
    }

    /** Of a table that the plan makes itself nobody can have been given anything. */
    private void on(ObjectName table, String privilege) {
      rights.add(new Right(privilege, made.contains(table.key()) ? "" : table.key()));
    }
  }
}
