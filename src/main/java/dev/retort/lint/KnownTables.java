package dev.retort.lint;

import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ConstraintDefinition;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateIndex;
import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.RenameTables;
import dev.retort.lint.statement.TableAction;
import dev.retort.lint.statement.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tables as the statements so far leave them. A sketch: enough to know a column's old type, and
 * silent about what it has not seen.
 */
public final class KnownTables {
  private final Map<String, KnownTable> tables = new TreeMap<>();
  private final Set<String> created = new HashSet<>();
  private final Set<String> dropped = new HashSet<>();
  private final KnownObjects objects = new KnownObjects();

  KnownTables() {}

  KnownTables(Set<String> created) {
    this.created.addAll(created);
  }

  /** Becomes these tables, none of them new. */
  void takeOver(KnownTables other) {
    tables.clear();
    created.clear();
    dropped.clear();
    objects.takeOver(other.objects);
    other.tables.forEach((key, table) -> tables.put(key, table.copy()));
  }

  void put(KnownTable table) {
    tables.put(table.key(), table);
  }

  /** No table is new any more. */
  void forgetCreated() {
    created.clear();
    dropped.clear();
    objects.forgetCreated();
  }

  /** What else there is. */
  public KnownObjects objects() {
    return objects;
  }

  /** Whether this run has made the table, so that nobody else uses it yet. */
  public boolean isNew(ObjectName table) {
    return created.contains(table.key());
  }

  /** The table, if anything was seen of it. */
  public Optional<KnownTable> table(ObjectName name) {
    return Optional.ofNullable(tables.get(name.key()));
  }

  /** All tables by name. */
  public List<KnownTable> all() {
    return List.copyOf(tables.values());
  }

  /** The column as it was declared, if that was seen. */
  public Optional<ColumnDefinition> column(ObjectName table, String column) {
    return table(table).flatMap(known -> known.column(column));
  }

  void apply(Operation operation, List<Token> tokens) {
    objects.apply(operation, tokens);
    if (operation instanceof CreateTable create) {
      KnownTable table = new KnownTable(create.table().name());
      create.columns().forEach(table::put);
      create.constraints().forEach(table::add);
      table.options(create.options().keySet());
      tables.put(create.table().key(), table);
      created.add(create.table().key());
    } else if (operation instanceof AlterTable alter) {
      for (TableAction action : alter.actions()) {
        apply(alter.table(), action);
      }
    } else if (operation instanceof CreateIndex index) {
      table(index.table())
          .ifPresent(
              table ->
                  table.add(
                      new ConstraintDefinition(
                          index.kind(),
                          index.name(),
                          index.columns(),
                          null,
                          false,
                          false,
                          List.of())));
    } else if (operation instanceof Drop drop) {
      drop(drop);
    } else if (operation instanceof RenameTables rename) {
      List<ObjectName> names = rename.names();
      for (int i = 0; i + 1 < names.size(); i += 2) {
        rename(names.get(i), names.get(i + 1).name());
      }
    }
  }

  private void drop(Drop drop) {
    for (ObjectName name : drop.names()) {
      if (drop.kind().equals("TABLE")) {
        tables.remove(name.key());
        if (!created.remove(name.key())) {
          dropped.add(name.key());
        }
      } else if (drop.kind().equals("INDEX")) {
        tables.values().forEach(table -> table.dropConstraint(name.name()));
      }
    }
  }

  private void rename(ObjectName from, String to) {
    KnownTable table = tables.remove(from.key());
    String key = to.toLowerCase(Locale.ROOT);
    if (table != null) {
      tables.put(key, table.named(to));
    }
    // What takes the place of a table that was there before holds its rows: it was rebuilt.
    if (created.remove(from.key()) && !dropped.remove(key)) {
      created.add(key);
    }
  }

  private void apply(ObjectName name, TableAction action) {
    if (action.kind() == TableAction.Kind.RENAME_TABLE) {
      rename(name, action.newName());
    } else {
      table(name).ifPresent(table -> table.apply(action));
    }
  }

  /** Foreign keys of known tables that point to a table. */
  public Stream<ConstraintDefinition> pointingTo(ObjectName table) {
    return tables.values().stream()
        .flatMap(known -> known.constraints().stream())
        .filter(
            constraint ->
                constraint.references() != null
                    && constraint.references().key().equals(table.key()));
  }
}
