package dev.retort.service.backup;

import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.OperationReader;
import dev.retort.lint.statement.TableAction;
import dev.retort.schema.Column;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a plan's statements and notes which rows of the live tables they destroy.
 *
 * <p>A table that is made anew, filled by a query and put in the place of one that is dropped has
 * kept its rows; only the columns that it no longer has are lost.
 */
final class LossReader {
  private final DialectId dialect;
  private final Map<String, Known> byName = new HashMap<>();
  private final Map<Table, Set<Column>> lost = new LinkedHashMap<>();
  private final Set<Table> whole = new HashSet<>();

  /** A table under its present name. */
  private static final class Known {
    private final @Nullable Table live;

    /** Present names in one spelling to those that the live table has for them. */
    private final Map<String, String> columns = new HashMap<>();

    private boolean filledByQuery;

    Known(@Nullable Table live, List<String> columns) {
      this.live = live;
      columns.forEach(c -> this.columns.put(key(c), c));
    }
  }

  LossReader(Schema live, DialectId dialect) {
    this.dialect = dialect;
    for (Table table : live.tables().values()) {
      byName.put(
          key(table.name()), new Known(table, table.columns().stream().map(Column::name).toList()));
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The losses so far; the last comes first. */
  List<LostRows> losses() {
    List<LostRows> losses = new ArrayList<>();
    lost.forEach((table, columns) -> loss(table, columns).ifPresent(losses::add));
    Collections.reverse(losses);
    return losses;
  }

  private Optional<LostRows> loss(Table table, Set<Column> columns) {
    Known heir = byName.get(key(table.name()));
    if (!whole.contains(table)) {
      return columns.isEmpty()
          ? Optional.empty()
          : Optional.of(new LostRows(table, List.copyOf(columns)));
    }
    if (heir == null || heir.live != null || !heir.filledByQuery) {
      return Optional.of(new LostRows(table, List.of()));
    }
    Set<Column> gone = new LinkedHashSet<>(columns);
    table.columns().stream()
        .filter(c -> c.generated() == null && !heir.columns.containsKey(key(c.name())))
        .forEach(gone::add);
    return gone.isEmpty() ? Optional.empty() : Optional.of(new LostRows(table, List.copyOf(gone)));
  }

  void read(String sql) {
    Operation operation = OperationReader.read(sql, OperationReader.tokens(sql, dialect), dialect);
    if (operation instanceof Operation.CreateTable create) {
      created(create);
    } else if (operation instanceof Operation.AlterTable alter) {
      alter.actions().forEach(action -> altered(alter.table(), action));
    } else if (operation instanceof Operation.RenameTables rename) {
      for (int i = 0; i + 1 < rename.names().size(); i += 2) {
        renamed(rename.names().get(i).name(), rename.names().get(i + 1).name());
      }
    } else if (operation instanceof Operation.Drop drop && drop.kind().equals("TABLE")) {
      drop.names().forEach(name -> emptied(byName.remove(name.key())));
    } else if (operation instanceof Operation.Truncate truncate) {
      truncate.tables().forEach(name -> emptied(byName.get(name.key())));
    } else if (operation instanceof Operation.ChangeRows change) {
      changed(change);
    }
  }

  private void created(Operation.CreateTable create) {
    if (create.ifNotExists() && byName.containsKey(create.table().key())) {
      return;
    }
    byName.put(
        create.table().key(),
        new Known(null, create.columns().stream().map(ColumnDefinition::name).toList()));
  }

  private void changed(Operation.ChangeRows change) {
    Known table = byName.get(change.table().key());
    if (table != null && change.verb().equals("DELETE") && change.unbounded()) {
      emptied(table);
    } else if (table != null && change.fromQuery()) {
      table.filledByQuery = true;
    }
  }

  private void emptied(@Nullable Known table) {
    if (table != null && table.live != null) {
      note(table.live);
      whole.add(table.live);
    }
  }

  private Set<Column> note(Table table) {
    Set<Column> known = lost.remove(table);
    Set<Column> columns = known == null ? new LinkedHashSet<>() : known;
    lost.put(table, columns);
    return columns;
  }

  private void renamed(String from, String to) {
    Known table = byName.remove(key(from));
    if (table != null) {
      byName.put(key(to), table);
    }
  }

  private void altered(ObjectName name, TableAction action) {
    Known table = byName.get(name.key());
    if (table == null) {
      return;
    }
    switch (action.kind()) {
      case RENAME_TABLE -> renamed(name.name(), action.newName());
      case RENAME_COLUMN -> moved(table, action);
      case REDEFINE_COLUMN -> {
        if (!action.newName().isEmpty()) {
          moved(table, action);
        }
      }
      case DROP_COLUMN -> {
        String column = table.columns.remove(key(action.name()));
        if (column != null && table.live != null) {
          table
              .live
              .column(column)
              .filter(c -> c.generated() == null)
              .ifPresent(note(table.live)::add);
        }
      }
      default -> {}
    }
  }

  private static void moved(Known table, TableAction action) {
    String column = table.columns.remove(key(action.name()));
    if (column != null) {
      table.columns.put(key(action.newName()), column);
    }
  }
}
