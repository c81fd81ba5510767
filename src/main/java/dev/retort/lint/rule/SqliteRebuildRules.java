package dev.retort.lint.rule;

import static dev.retort.lint.rule.RuleBuilder.error;
import static dev.retort.sql.DialectId.SQLITE;

import dev.retort.lint.KnownObjects.Dependant;
import dev.retort.lint.KnownTable;
import dev.retort.lint.LintRule;
import dev.retort.lint.Severity;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ColumnDefinition.Fact;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ConstraintDefinition.Kind;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateIndex;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** SQLite: what a rebuild of a table leaves behind. */
final class SqliteRebuildRules {
  private static final String ALTER = "https://www.sqlite.org/lang_altertable.html#otheralter";

  /** What Retort's own rebuilds call the new table; they are proven, and lose nothing unasked. */
  private static final String PROVEN = "_retort_new_";

  private SqliteRebuildRules() {}

  static List<LintRule> rules() {
    return List.of(
        error("LT05", "Rebuild of a table that a view or a trigger uses")
            .on(SQLITE)
            .because("the rename that ends it fails, since the view's table is not there then.")
            .instead(
                "Drop the views and triggers before the rebuild, and make them again after it.")
            .see(ALTER)
            .statements(SqliteRebuildRules::users),
        error("LT06", "Rebuild that leaves something out")
            .on(SQLITE)
            .because("the new table does not have it, and nothing says so.")
            .instead(
                "Make indexes again after the rename, and write everything else into the new table;"
                    + " 'retort revision --autogenerate' does. What shall go: say so in @allow.")
            .see(ALTER)
            .each(Drop.class, SqliteRebuildRules::lost));
  }

  private static void users(Spot spot) {
    if (spot.statement().operation() instanceof Drop drop && drop.kind().equals("TABLE")) {
      for (ObjectName table : drop.names()) {
        if (Rebuilds.replaces(spot.statement(), table)) {
          spot.tables().objects().using(table).stream()
              .filter(user -> user.table().equals(table.key()) && !comesBack(spot, user))
              .forEach(
                  user ->
                      spot.found(table + " with its " + user.title())
                          .because("it goes with the old table, and is not made again."));
        }
      }
    } else if (spot.statement().operation() instanceof AlterTable alter) {
      for (TableAction action : alter.actions()) {
        ObjectName name = new ObjectName("", action.newName());
        if (action.kind() == TableAction.Kind.RENAME_TABLE && isRebuilt(spot, name)) {
          spot.tables().objects().using(name).stream()
              .filter(user -> !user.table().equals(name.key()))
              .forEach(user -> spot.found(name + ", which " + user.title() + " uses"));
        }
      }
    }
  }

  private static boolean isRebuilt(Spot spot, ObjectName table) {
    return spot.section().statements().stream()
        .anyMatch(
            s ->
                s.index() < spot.statement().index()
                    && s.operation() instanceof Drop drop
                    && drop.kind().equals("TABLE")
                    && drop.names().stream().anyMatch(n -> n.key().equals(table.key())));
  }

  private static boolean comesBack(Spot spot, Dependant trigger) {
    return later(spot)
        .anyMatch(
            s ->
                s.operation() instanceof Other other
                    && other.kind().equals("CREATE TRIGGER")
                    && other.name().toLowerCase(Locale.ROOT).endsWith(trigger.name()));
  }

  private static Stream<StatementView> later(Spot spot) {
    return spot.section().statements().stream().filter(s -> s.index() > spot.statement().index());
  }

  private static void lost(Drop drop, Spot spot) {
    for (ObjectName table : drop.names()) {
      Optional<KnownTable> old = spot.tables().table(table);
      Optional<KnownTable> made =
          drop.kind().equals("TABLE") && Rebuilds.replaces(spot.statement(), table)
              ? successor(spot, table)
              : Optional.empty();
      if (old.isPresent() && made.isPresent()) {
        boolean proven = made.get().name().startsWith(PROVEN);
        for (String loss : losses(spot, old.get(), made.get())) {
          spot.found(table + " without " + loss).as(proven ? Severity.WARNING : Severity.ERROR);
        }
      }
    }
  }

  private static Optional<KnownTable> successor(Spot spot, ObjectName table) {
    return later(spot)
        .filter(
            s ->
                s.operation() instanceof AlterTable alter
                    && alter.actions().stream()
                        .anyMatch(
                            a ->
                                a.kind() == TableAction.Kind.RENAME_TABLE
                                    && a.newName().equalsIgnoreCase(table.name())))
        .findFirst()
        .flatMap(s -> spot.tables().table(((AlterTable) s.operation()).table()));
  }

  private static List<String> losses(Spot spot, KnownTable old, KnownTable made) {
    List<String> losses = new ArrayList<>();
    for (ConstraintDefinition index : old.constraints()) {
      boolean named = index.kind() == Kind.INDEX || index.kind() == Kind.UNIQUE;
      boolean columnsStay =
          index.columns().stream().allMatch(c -> c.isEmpty() || made.column(c).isPresent());
      if (named && !index.name().isEmpty() && columnsStay && !isMadeAgain(spot, index, made)) {
        losses.add("index " + index.name());
      }
    }
    old.options().stream()
        .filter(option -> List.of("STRICT", "WITHOUT ROWID").contains(option))
        .filter(option -> !made.options().contains(option))
        .forEach(losses::add);
    for (ColumnDefinition column : old.columns()) {
      made.column(column.name()).ifPresent(now -> losses.addAll(losses(column, now)));
    }
    long checks = checks(old) - checks(made);
    if (checks > 0) {
      losses.add(checks == 1 ? "a CHECK" : checks + " CHECKs");
    }
    return losses;
  }

  private static List<String> losses(ColumnDefinition old, ColumnDefinition now) {
    List<String> losses = new ArrayList<>();
    if (old.is(Fact.AUTO_INCREMENT) && !now.is(Fact.AUTO_INCREMENT)) {
      losses.add("AUTOINCREMENT of " + old.name());
    }
    if (old.is(Fact.COLLATE) && !now.is(Fact.COLLATE)) {
      losses.add("the collation of " + old.name());
    }
    if (old.isGenerated() && !now.isGenerated()) {
      losses.add("the expression that generates " + old.name());
    }
    return losses;
  }

  private static boolean isMadeAgain(Spot spot, ConstraintDefinition index, KnownTable made) {
    boolean inside =
        made.constraints().stream()
            .anyMatch(
                c ->
                    c.name().equalsIgnoreCase(index.name())
                        || (c.kind() == index.kind() && c.columns().equals(index.columns())));
    return inside
        || later(spot)
            .anyMatch(
                s ->
                    s.operation() instanceof CreateIndex create
                        && (create.name().equalsIgnoreCase(index.name())
                            || create.columns().equals(index.columns())));
  }

  private static long checks(KnownTable table) {
    return table.constraints().stream().filter(c -> c.kind() == Kind.CHECK).count()
        + table.columns().stream().filter(c -> c.is(Fact.CHECK)).count();
  }
}
