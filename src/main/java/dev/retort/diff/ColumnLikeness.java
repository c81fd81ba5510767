package dev.retort.diff;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much the dropped and the added columns of one table resemble each other.
 *
 * <p>Of 100 points: type 40 (25 for the same type with other arguments), nullability and default
 * 10, place among the columns that stayed 15, the same parts in keys and indexes 15, name 20.
 */
final class ColumnLikeness {
  private static final int TYPE = 40;
  private static final int TYPE_NAME = 25;
  private static final int ATTRIBUTES = 10;
  private static final int PLACE = 15;
  private static final int KEYS = 15;
  private static final int NAME = 20;

  private final TableDiff diff;
  private final DiffPolicy policy;
  private final Map<String, Set<String>> rolesBefore;
  private final Map<String, Set<String>> rolesAfter;

  ColumnLikeness(TableDiff diff, DiffPolicy policy) {
    this.diff = diff;
    this.policy = policy;
    this.rolesBefore = roles(diff.from());
    this.rolesAfter = roles(diff.to());
  }

  List<RenameCandidate> candidates() {
    List<RenameCandidate> result = new ArrayList<>();
    for (Column dropped : diff.droppedColumns()) {
      for (Column added : diff.addedColumns()) {
        RenameCandidate candidate = compare(dropped, added);
        if (candidate.score() >= RenameCandidates.THRESHOLD) {
          result.add(candidate);
        }
      }
    }
    return result;
  }

  private RenameCandidate compare(Column dropped, Column added) {
    List<String> evidence = new ArrayList<>();
    int score = 0;
    if (sameType(dropped, added)) {
      score += TYPE;
      evidence.add("same type");
    } else if (typeName(dropped.type()).equals(typeName(added.type()))) {
      score += TYPE_NAME;
      evidence.add("same type with other arguments");
    }
    if (dropped.nullable() == added.nullable()
        && Objects.equals(dropped.defaultValue(), added.defaultValue())
        && dropped.autoIncrement() == added.autoIncrement()) {
      score += ATTRIBUTES;
    }
    if (neighbours(diff.from(), dropped).equals(neighbours(diff.to(), added))) {
      score += PLACE;
      evidence.add("same place");
    }
    Set<String> before = rolesBefore.getOrDefault(dropped.name(), Set.of());
    Set<String> after = rolesAfter.getOrDefault(added.name(), Set.of());
    if (before.equals(after)) {
      score += KEYS;
      if (!before.isEmpty()) {
        evidence.add("same keys and indexes");
      }
    }
    int name = NameLikeness.of(dropped.name(), added.name());
    score += NAME * name / 100;
    if (name >= 50) {
      evidence.add("similar name");
    }
    return new RenameCandidate(
        RenameCandidate.Kind.COLUMN,
        diff.from().name(),
        dropped.name(),
        added.name(),
        score,
        String.join(", ", evidence));
  }

  private boolean sameType(Column dropped, Column added) {
    return policy.sameColumn(
        Column.of(dropped.name(), dropped.type()), Column.of(dropped.name(), added.type()));
  }

  private static String typeName(ColumnType type) {
    return type instanceof ColumnType.Standard standard
        ? standard.name().sql()
        : type.getClass().getSimpleName();
  }

  /** The nearest columns before and after that both tables have. */
  private List<String> neighbours(Table table, Column column) {
    Set<String> gone = new TreeSet<>();
    diff.droppedColumns().forEach(c -> gone.add(c.name()));
    diff.addedColumns().forEach(c -> gone.add(c.name()));
    String before = "";
    String after = "";
    boolean passed = false;
    for (Column other : table.columns()) {
      if (other.name().equals(column.name())) {
        passed = true;
      } else if (!gone.contains(other.name())) {
        if (passed) {
          after = policy.nameKey(other.name());
          break;
        }
        before = policy.nameKey(other.name());
      }
    }
    return List.of(before, after);
  }

  /** What parts each column plays: the kind of key or index, its place in it, what it points to. */
  private static Map<String, Set<String>> roles(Table table) {
    Map<String, Set<String>> roles = new HashMap<>();
    PrimaryKey primaryKey = table.primaryKey();
    if (primaryKey != null) {
      number(roles, "primary key", primaryKey.columns());
    }
    table.uniques().forEach(u -> number(roles, "unique", u.columns()));
    table
        .foreignKeys()
        .forEach(f -> number(roles, "references " + f.referencedTable(), f.columns()));
    for (Index index : table.indexes()) {
      number(
          roles,
          index.unique() ? "unique index" : "index",
          index.parts().stream().map(p -> Objects.toString(p.column(), "")).toList());
    }
    return roles;
  }

  private static void number(Map<String, Set<String>> roles, String kind, List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      roles.computeIfAbsent(columns.get(i), c -> new TreeSet<>()).add(kind + " " + i);
    }
  }
}
