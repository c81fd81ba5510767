package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.warning;
import static dev.retort.sql.DialectId.POSTGRESQL;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.RevisionView;
import dev.retort.lint.SectionView;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.TableAction.Kind;
import java.util.List;

/** PostgreSQL: types that an upgrade makes and the downgrade forgets. */
final class TypeLeftovers {
  private TypeLeftovers() {}

  static LintRule rule() {
    return warning("PG36", "Type that the downgrade leaves behind")
        .on(POSTGRESQL)
        .fixable()
        .because("the next upgrade fails, since the type exists.")
        .instead("DROP TYPE in the downgrade, after the tables that use it.")
        .see("https://www.postgresql.org/docs/current/sql-createtype.html")
        .revision(TypeLeftovers::look);
  }

  private static void look(RevisionView revision, Report report) {
    SectionView up = revision.upgrade();
    SectionView down = revision.downgrade();
    if (up == null || down == null || down.section().irreversible() != null) {
      return;
    }
    for (StatementView statement : up.statements()) {
      if (statement.operation() instanceof Other other
          && other.kind().equals("CREATE TYPE")
          && !drops(down, "TYPE", nameOf(other))) {
        Report.Entry entry = report.at(statement, "Type " + other.name());
        dropLast(entry, statement, nameOf(other), down);
      }
    }
  }

  /** Offered where everything that the upgrade made of the type is gone at the downgrade's end. */
  private static void dropLast(
      Report.Entry entry, StatementView creation, ObjectName type, SectionView down) {
    List<StatementView> way = down.statements();
    boolean free =
        creation.section().statements().stream()
            .filter(s -> s.index() != creation.index() && mentions(s, type))
            .allMatch(s -> isUndone(s, type, down));
    if (free && !way.isEmpty() && way.get(way.size() - 1).isEditable()) {
      String drop = ";\n\nDROP TYPE " + Names.sql(type, POSTGRESQL);
      entry.fix("Drop it in the downgrade", way.get(way.size() - 1).append(drop));
    }
  }

  private static boolean mentions(StatementView statement, ObjectName type) {
    return statement.tokens().stream().anyMatch(t -> t.text().equalsIgnoreCase(type.name()));
  }

  private static boolean isUndone(StatementView statement, ObjectName type, SectionView down) {
    if (statement.operation() instanceof CreateTable create) {
      return drops(down, "TABLE", create.table());
    }
    return statement.operation() instanceof AlterTable alter
        && (drops(down, "TABLE", alter.table())
            || alter.actions().stream()
                .filter(a -> a.tokens().stream().anyMatch(t -> t.text().equals(type.name())))
                .allMatch(a -> isUndone(alter, a, down)));
  }

  private static boolean isUndone(AlterTable alter, TableAction action, SectionView down) {
    return action.kind() == Kind.ADD_COLUMN
        && down.statements().stream()
            .anyMatch(
                s ->
                    s.operation() instanceof AlterTable back
                        && back.table().key().equals(alter.table().key())
                        && back.actions().stream()
                            .anyMatch(
                                b ->
                                    b.kind() == Kind.DROP_COLUMN
                                        && b.name().equals(action.name())));
  }

  private static boolean drops(SectionView down, String kind, ObjectName wanted) {
    return down.statements().stream()
        .anyMatch(
            s ->
                s.operation() instanceof Drop drop
                    && (drop.kind().equals("SCHEMA")
                        || (drop.kind().equals(kind)
                            && drop.names().stream().anyMatch(n -> n.key().equals(wanted.key())))));
  }

  private static ObjectName nameOf(Other other) {
    int dot = other.name().lastIndexOf('.');
    return new ObjectName(
        dot < 0 ? "" : other.name().substring(0, dot), other.name().substring(dot + 1));
  }
}
