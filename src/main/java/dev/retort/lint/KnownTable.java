package dev.retort.lint;

import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ColumnDefinition.Fact;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ConstraintDefinition.Kind;
import dev.retort.lint.statement.TableAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was seen of a table. */
public final class KnownTable {
  private final String name;
  private final Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
  private final List<ConstraintDefinition> constraints = new ArrayList<>();
  private final Set<String> options = new HashSet<>();

  KnownTable(String name) {
    this.name = name;
  }

  KnownTable named(String newName) {
    KnownTable renamed = new KnownTable(newName);
    renamed.columns.putAll(columns);
    renamed.constraints.addAll(constraints);
    renamed.options.addAll(options);
    return renamed;
  }

  KnownTable copy() {
    return named(name);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  String key() {
    return key(name);
  }

  /** Its columns in order. */
  public List<ColumnDefinition> columns() {
    return List.copyOf(columns.values());
  }

  /** Its constraints and indexes, without those that stand at a column. */
  public List<ConstraintDefinition> constraints() {
    return List.copyOf(constraints);
  }

  /** The column with this name, in any case. */
  public Optional<ColumnDefinition> column(String column) {
    return Optional.ofNullable(columns.get(key(column)));
  }

  /** What else is said of it, such as {@code STRICT}. */
  public Set<String> options() {
    return Set.copyOf(options);
  }

  void options(Set<String> more) {
    options.addAll(more);
  }

  /** Constraints and indexes that a column takes part in. */
  public List<ConstraintDefinition> constraintsOn(String column) {
    return constraints.stream()
        .filter(c -> c.columns().stream().anyMatch(column::equalsIgnoreCase))
        .toList();
  }

  /** Whether an index begins with these columns. */
  public boolean hasIndexOn(List<String> wanted) {
    boolean alone =
        wanted.size() == 1
            && column(wanted.get(0))
                .filter(c -> c.is(Fact.PRIMARY_KEY) || c.is(Fact.UNIQUE))
                .isPresent();
    return alone || constraints.stream().anyMatch(c -> isIndex(c.kind()) && leads(c, wanted));
  }

  static boolean isIndex(Kind kind) {
    return kind == Kind.INDEX || kind == Kind.UNIQUE || kind == Kind.PRIMARY_KEY;
  }

  private static boolean leads(ConstraintDefinition index, List<String> wanted) {
    if (index.columns().size() < wanted.size()) {
      return false;
    }
    Set<String> head = new HashSet<>();
    index.columns().subList(0, wanted.size()).forEach(c -> head.add(key(c)));
    return wanted.stream().allMatch(c -> head.contains(key(c)));
  }

  void put(ColumnDefinition column) {
    columns.put(key(column.name()), column);
    if (column.references() != null) {
      constraints.add(
          new ConstraintDefinition(
              Kind.FOREIGN_KEY,
              "",
              List.of(column.name()),
              column.references(),
              false,
              false,
              List.of()));
    }
  }

  void add(ConstraintDefinition constraint) {
    constraints.add(constraint);
  }

  void dropConstraint(String constraint) {
    constraints.removeIf(c -> c.name().equalsIgnoreCase(constraint));
  }

  void apply(TableAction action) {
    ColumnDefinition column = action.column();
    ConstraintDefinition constraint = action.constraint();
    switch (action.kind()) {
      case DROP_COLUMN -> drop(action.name());
      case RENAME_COLUMN -> rename(action.name(), action.newName());
      case SET_NOT_NULL -> setNullable(action.name(), false);
      case DROP_NOT_NULL -> setNullable(action.name(), true);
      case DROP_CONSTRAINT, DROP_FOREIGN_KEY, DROP_INDEX -> dropConstraint(action.name());
      case ALTER_TYPE -> retype(action);
      default -> {
        if (column != null) {
          drop(action.name());
          put(column);
        }
        if (constraint != null) {
          add(constraint);
        }
      }
    }
  }

  private void drop(String column) {
    columns.remove(key(column));
  }

  private void rename(String from, String to) {
    ColumnDefinition column = columns.remove(key(from));
    if (column != null) {
      columns.put(key(to), changed(column, to, column.facts(), column));
    }
  }

  private void setNullable(String name, boolean nullable) {
    column(name)
        .ifPresent(
            column -> {
              Set<Fact> facts = EnumSet.noneOf(Fact.class);
              facts.addAll(column.facts());
              if (nullable) {
                facts.remove(Fact.NOT_NULL);
              } else {
                facts.add(Fact.NOT_NULL);
              }
              columns.put(key(name), changed(column, column.name(), facts, column));
            });
  }

  private void retype(TableAction action) {
    ColumnDefinition typed = action.column();
    Optional<ColumnDefinition> old = column(action.name());
    if (typed != null && old.isPresent()) {
      ColumnDefinition was = old.get();
      columns.put(key(was.name()), changed(was, was.name(), was.facts(), typed));
    }
  }

  private static ColumnDefinition changed(
      ColumnDefinition column, String name, Set<Fact> facts, ColumnDefinition typed) {
    return new ColumnDefinition(
        name, typed.type(), facts, column.defaultTokens(), column.references(), column.tokens());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
