package dev.retort.lint.rule;

import dev.retort.lint.LintRule;
import dev.retort.lint.Report;
import dev.retort.lint.RevisionView;
import dev.retort.lint.Severity;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.TableAction;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Puts a rule together. */
final class RuleBuilder {
  /** Looks at one action of ALTER TABLE. */
  interface ActionCheck {
    void look(AlterTable table, TableAction action, Spot spot);
  }

  private final String id;
  private final String title;
  private final Severity severity;
  private final List<String> links = new ArrayList<>();
  private Set<DialectId> dialects = EnumSet.allOf(DialectId.class);
  private Set<Direction> directions = EnumSet.allOf(Direction.class);
  private String versions = "";
  private String reason = "";
  private String advice = "";
  private boolean fixable;
  private boolean existingTables;
  private boolean lock;

  private RuleBuilder(String id, String title, Severity severity) {
    this.id = id;
    this.title = title;
    this.severity = severity;
  }

  static RuleBuilder error(String id, String title) {
    return new RuleBuilder(id, title, Severity.ERROR);
  }

  static RuleBuilder warning(String id, String title) {
    return new RuleBuilder(id, title, Severity.WARNING);
  }

  static RuleBuilder info(String id, String title) {
    return new RuleBuilder(id, title, Severity.INFO);
  }

  RuleBuilder on(DialectId first, DialectId... others) {
    dialects = EnumSet.of(first, others);
    return this;
  }

  RuleBuilder on(Set<DialectId> some) {
    dialects = some;
    return this;
  }

  /** For which versions it holds; the check itself asks for them. */
  RuleBuilder versions(String text) {
    versions = text;
    return this;
  }

  RuleBuilder because(String text) {
    reason = text;
    return this;
  }

  RuleBuilder instead(String text) {
    advice = text;
    return this;
  }

  RuleBuilder see(String... urls) {
    links.addAll(List.of(urls));
    return this;
  }

  RuleBuilder fixable() {
    fixable = true;
    return this;
  }

  /** Looks at upgrades only. */
  RuleBuilder upgrades() {
    directions = EnumSet.of(Direction.UPGRADE);
    return this;
  }

  /** Is silent about tables that the same run has made. */
  RuleBuilder existing() {
    existingTables = true;
    return this;
  }

  /** Is about waiting: silent about new tables, mere advice for small ones. */
  RuleBuilder locking() {
    existingTables = true;
    lock = true;
    return this;
  }

  /** The rule that looks at each operation of a kind. */
  <T extends Operation> LintRule each(Class<T> kind, BiConsumer<T, Spot> check) {
    return statements(
        spot -> {
          if (kind.isInstance(spot.statement().operation())) {
            check.accept(kind.cast(spot.statement().operation()), spot);
          }
        });
  }

  /** The rule that looks at each action of ALTER TABLE that has one of these kinds. */
  LintRule action(ActionCheck check, TableAction.Kind... kinds) {
    List<TableAction.Kind> wanted = List.of(kinds);
    return each(
        AlterTable.class,
        (alter, spot) -> {
          for (TableAction action : alter.actions()) {
            if (wanted.contains(action.kind())) {
              check.look(alter, action, spot);
            }
          }
        });
  }

  /** The rule that looks at each statement. */
  LintRule statements(Consumer<Spot> check) {
    return build(
        new LintRule.Check() {
          @Override
          public void statement(StatementView statement, Report report) {
            check.accept(new Spot(statement, report));
          }
        });
  }

  /** The rule that looks at each revision. */
  LintRule revision(BiConsumer<RevisionView, Report> check) {
    return build(
        new LintRule.Check() {
          @Override
          public void revision(RevisionView revision, Report report) {
            check.accept(revision, report);
          }
        });
  }

  /** A rule that the linter itself applies. */
  LintRule byLinter() {
    return build(new LintRule.Check() {});
  }

  private LintRule build(LintRule.Check check) {
    return new LintRule(
        id,
        title,
        severity,
        dialects,
        versions,
        reason,
        advice,
        links,
        directions,
        fixable,
        existingTables,
        lock,
        check);
  }
}
