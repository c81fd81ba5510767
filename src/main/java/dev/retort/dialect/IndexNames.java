package dev.retort.dialect;

import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which table has the index of a name, for databases in which no two tables may have one. */
public final class IndexNames {
  private final DialectId dialect;
  private final Map<String, String> tables = new HashMap<>();

  /** Those of a schema. */
  public IndexNames(DialectId dialect, Schema before) {
    this.dialect = dialect;
    before.tables().values().forEach(t -> t.indexes().forEach(i -> put(t.name(), i)));
  }

  private void put(String table, Index index) {
    tables.putIfAbsent(key(index), table);
  }

  private String key(Index index) {
    return dialect == DialectId.SQLITE ? index.name().toLowerCase(Locale.ROOT) : index.name();
  }

  /** Takes a new index; says so where another table has one of its name. */
  public Optional<String> add(String table, Index index) {
    String other = tables.putIfAbsent(key(index), table);
    return other == null || other.equals(table)
        ? Optional.empty()
        : Optional.of(
            "fails while "
                + other
                + " has an index "
                + index.name()
                + " as well; give one of them another name");
  }

  /** Follows a table to its new name. */
  public void rename(String from, String to) {
    tables.replaceAll((name, table) -> table.equals(from) ? to : table);
  }

  /** Forgets an index. */
  public void remove(String table, Index index) {
    tables.remove(key(index), table);
  }

  /** Forgets the indexes of a table that goes. */
  public void remove(Table table) {
    table.indexes().forEach(i -> remove(table.name(), i));
  }
}
