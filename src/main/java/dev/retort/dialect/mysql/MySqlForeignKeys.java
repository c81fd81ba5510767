package dev.retort.dialect.mysql;

import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.StatementList;
import dev.retort.diff.Change;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Foreign keys that MySQL wants out of the way while a column of theirs changes its type or the
 * index that they use goes.
 */
final class MySqlForeignKeys {
  private record Place(String table, ForeignKey key) {}

  private final MySqlKeys keys;
  private final StatementList out;
  private final Map<Place, Change> aside = new LinkedHashMap<>();

  MySqlForeignKeys(MySqlKeys keys, StatementList out) {
    this.keys = keys;
    this.out = out;
  }

  void add(Change change, String table, ForeignKey key) {
    String sql = keys.foreignKey(table, key, out);
    out.add(change, "ALTER TABLE " + MySqlNames.quote(table) + " ADD " + sql);
  }

  void drop(Change change, Table table, ForeignKey key) {
    if (aside.remove(new Place(table.name(), key)) == null) {
      out.add(change, dropSql(table, key, true));
    }
  }

  /** The index that MySQL made for the key goes with it. */
  private static String dropSql(Table table, ForeignKey key, boolean forGood) {
    String name = MySqlNames.quote(ConstraintNames.of(table.name(), key));
    String sql = "ALTER TABLE " + MySqlNames.quote(table.name()) + " DROP FOREIGN KEY " + name;
    boolean own =
        forGood
            && indexed(table).stream().noneMatch(columns -> startsWith(columns, key.columns()))
            && table.foreignKeys().stream()
                .noneMatch(f -> !f.equals(key) && f.columns().get(0).equals(key.columns().get(0)));
    return own ? sql + ", DROP INDEX " + name : sql;
  }

  /** Sets aside every key that has the column on either end. */
  void setAside(Change change, Schema schema, String table, String column) {
    for (Table owner : schema.tables().values()) {
      for (ForeignKey key : owner.foreignKeys()) {
        boolean child = owner.name().equals(table) && key.columns().contains(column);
        boolean parent =
            key.referencedTable().equals(table) && key.referencedColumns().contains(column);
        if (child || parent) {
          setAside(change, owner, key);
        }
      }
    }
  }

  private void setAside(Change change, Table owner, ForeignKey key) {
    Place place = new Place(owner.name(), key);
    if (!aside.containsKey(place)) {
      out.note("set aside while a column or index of it changes");
      out.add(change, dropSql(owner, key, false));
      aside.put(place, change);
    }
  }

  /** Sets aside the keys of {@code table} that have no other index than one on {@code columns}. */
  void setAsideForIndex(Change change, Table table, List<String> columns) {
    for (ForeignKey key : table.foreignKeys()) {
      long others =
          indexed(table).stream().filter(other -> startsWith(other, key.columns())).count();
      if (startsWith(columns, key.columns()) && others <= 1) {
        setAside(change, table, key);
      }
    }
  }

  /** Puts back what is still part of the schema. */
  void restore(Schema schema) {
    List<Map.Entry<Place, Change>> open = new ArrayList<>(aside.entrySet());
    aside.clear();
    for (Map.Entry<Place, Change> entry : open) {
      Place place = entry.getKey();
      schema
          .table(place.table())
          .filter(t -> t.foreignKeys().contains(place.key()))
          .ifPresent(t -> add(entry.getValue(), place.table(), place.key()));
    }
  }

  private static List<List<String>> indexed(Table table) {
    List<List<String>> all = new ArrayList<>();
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      all.add(key.columns());
    }
    table.uniques().forEach(u -> all.add(u.columns()));
    table
        .indexes()
        .forEach(
            i -> all.add(i.parts().stream().map(p -> Objects.toString(p.column(), "")).toList()));
    return all;
  }

  /** Whether an index on {@code columns} serves who looks for {@code start}. */
  static boolean startsWith(List<String> columns, List<String> start) {
    return columns.size() >= start.size() && columns.subList(0, start.size()).equals(start);
  }
}
