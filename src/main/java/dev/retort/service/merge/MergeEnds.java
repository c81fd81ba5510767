package dev.retort.service.merge;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeCollision;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.SchemaEditor;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.service.MergeDecision;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The schemas that both orders of two branches build, and what lies between them. Whichever branch
 * runs last wins, so following the left one is what the order with it last builds.
 *
 * @param leftLast built by the right branch, then the left one
 * @param rightLast built by the left branch, then the right one
 * @param differences from {@code rightLast} to {@code leftLast}
 */
record MergeEnds(DialectId dialect, Schema leftLast, Schema rightLast, List<Change> differences) {
  MergeEnds {
    differences = List.copyOf(differences);
  }

  /** What comes out otherwise in the other order. */
  Set<String> objects() {
    Set<String> objects = new LinkedHashSet<>();
    differences.forEach(c -> objects.add(ChangeCollision.element(c)));
    return objects;
  }

  /** Whether both can be had, which is so for the values of an enum. */
  boolean canHaveBoth(String object) {
    return differences.stream()
        .filter(c -> ChangeCollision.element(c).equals(object))
        .allMatch(MergeEnds::isEnum);
  }

  private static boolean isEnum(Change change) {
    return change instanceof Change.ModifyColumn modify
        && modify.from().type() instanceof ColumnType.Enumerated
        && modify.to().type() instanceof ColumnType.Enumerated;
  }

  /** Both branches' values, the left one's first. */
  private static Change union(Change.ModifyColumn change) {
    if (!(change.from().type() instanceof ColumnType.Enumerated right)
        || !(change.to().type() instanceof ColumnType.Enumerated left)) {
      return change;
    }
    Set<String> values = new LinkedHashSet<>(left.values());
    values.addAll(right.values());
    return new Change.ModifyColumn(
        change.table(),
        change.from(),
        change.to().withType(new ColumnType.Enumerated(left.typeName(), List.copyOf(values))));
  }

  private List<Change> of(Map<String, MergeDecision> decisions, MergeDecision wanted) {
    return differences.stream()
        .filter(c -> decisions.get(ChangeCollision.element(c)) == wanted)
        .toList();
  }

  private List<Change> unions(Map<String, MergeDecision> decisions) {
    List<Change> changes = new ArrayList<>();
    for (Change change : of(decisions, MergeDecision.BOTH)) {
      if (change instanceof Change.ModifyColumn modify) {
        changes.add(union(modify));
      }
    }
    return changes;
  }

  /** What is to come out; what is not decided is as the right branch leaves it. */
  Schema target(Map<String, MergeDecision> decisions) {
    List<Change> changes = new ArrayList<>(of(decisions, MergeDecision.LEFT));
    changes.addAll(unions(decisions));
    return SchemaEditor.apply(rightLast, changes);
  }

  /** What leads there from either end. */
  List<DdlStatement> statements(Dialect target, Map<String, MergeDecision> decisions) {
    List<Change> left = new ArrayList<>(of(decisions, MergeDecision.LEFT));
    left.addAll(unions(decisions));
    List<Change> right =
        new ArrayList<>(new ChangeSet(of(decisions, MergeDecision.RIGHT), List.of()).inverse());
    List<DdlStatement> statements = new ArrayList<>();
    statements.addAll(target.renderer().render(left, rightLast));
    if (!right.isEmpty()) {
      // What was decided for the left branch is there already when the left one ran last; what
      // both have was just made.
      Schema before = SchemaEditor.apply(leftLast, rebased(unions(decisions)));
      statements.addAll(target.renderer().render(right, before));
    }
    return Collections.unmodifiableList(statements);
  }

  /** The same changes from the other end. */
  private List<Change> rebased(List<Change> unions) {
    List<Change> changes = new ArrayList<>();
    for (Change change : unions) {
      if (change instanceof Change.ModifyColumn modify) {
        leftLast
            .table(modify.table())
            .flatMap(t -> t.column(modify.from().name()))
            .ifPresent(c -> changes.add(new Change.ModifyColumn(modify.table(), c, modify.to())));
      }
    }
    return changes;
  }

  /** The table or view that an object is or belongs to, alone. */
  Schema only(String object, Schema schema) {
    String name = object.substring(object.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
    List<Table> tables = schema.tables().values().stream().filter(t -> isMeant(t, name)).toList();
    List<View> views =
        schema.views().values().stream()
            .filter(v -> v.name().toLowerCase(Locale.ROOT).equals(name))
            .toList();
    return Schema.of(
        tables.stream().map(t -> t.toBuilder().foreignKeys(t.foreignKeys()).build()).toList(),
        views,
        List.of());
  }

  private static boolean isMeant(Table table, String name) {
    String own = table.name().toLowerCase(Locale.ROOT);
    return name.equals(own)
        || name.startsWith(own + ".")
        || table.indexes().stream().anyMatch(i -> i.name().equalsIgnoreCase(name))
        || table.uniques().stream().anyMatch(u -> name.equalsIgnoreCase(u.name()))
        || table.checks().stream().anyMatch(c -> name.equalsIgnoreCase(c.name()))
        || table.foreignKeys().stream().anyMatch(k -> name.equalsIgnoreCase(k.name()));
  }
}
