package dev.retort.dialect;

import dev.retort.diff.Change;
import dev.retort.diff.SchemaEditor;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Indexes of several tables that have one name, for databases in which a name is given only once
 * (MySQL and MariaDB have no such rule). The first of those tables by name has the index as it is
 * called; at the others the name of the table follows, as in {@code ix_name__orders}. So what an
 * index is called in the database depends on nothing but the schema, and is read back as what it
 * was called.
 */
public final class IndexNamesakes {
  static final String JOINT = "__";

  static final Comparator<String> ORDER =
      Comparator.comparing((String t) -> t.toLowerCase(Locale.ROOT))
          .thenComparing(Comparator.naturalOrder());

  private final IndexNaming naming;

  /** For a dialect in which no two tables may have an index of one name. */
  public IndexNamesakes(DialectId dialect) {
    this.naming = new IndexNaming(dialect);
  }

  /** A schema of the database, with its indexes called as they were before they were written. */
  public Schema read(Schema schema) {
    Map<String, String> firstTables = new HashMap<>();
    boolean any = false;
    for (Table table : schema.tables().values()) {
      for (String name : naming.names(table)) {
        any |= name.contains(JOINT);
        firstTables.merge(
            naming.key(name), table.name(), (a, b) -> ORDER.compare(a, b) < 0 ? a : b);
      }
    }
    return any ? naming.called(schema, (table, name) -> plain(table, name, firstTables)) : schema;
  }

  private String plain(String table, String name, Map<String, String> firstTables) {
    String end = JOINT + table;
    if (!name.endsWith(end)) {
      return name;
    }
    String plain = name.substring(0, name.length() - end.length());
    String first = firstTables.get(naming.key(plain));
    return first != null && ORDER.compare(first, table) < 0 ? plain : name;
  }

  /** How to carry out changes of which two tables may have an index of one name. */
  public NamesakePlan plan(List<Change> changes, Schema before) {
    if (!mayClash(changes, before)) {
      return new NamesakePlan(List.of(), before, changes, List.of(), Map.of());
    }
    Schema after = SchemaEditor.apply(before, changes);
    return new NamesakePlanning(
            naming, new WrittenIndexNames(before, naming), new WrittenIndexNames(after, naming))
        .plan(changes, before, after);
  }

  private boolean mayClash(List<Change> changes, Schema before) {
    Map<String, String> owners = new HashMap<>();
    List<Table> tables = new ArrayList<>(before.tables().values());
    for (Change change : changes) {
      if (change instanceof Change.CreateTable create) {
        tables.add(create.table());
      } else if (change instanceof Change.CreateIndex create) {
        tables.add(Table.builder(create.table()).index(create.index()).build());
      } else if (change instanceof Change.AddUnique add) {
        tables.add(Table.builder(add.table()).unique(add.unique()).build());
      }
    }
    for (Table table : tables) {
      for (String name : naming.names(table)) {
        if (!owners.computeIfAbsent(naming.key(name), k -> table.name()).equals(table.name())) {
          return true;
        }
      }
    }
    return false;
  }
}
