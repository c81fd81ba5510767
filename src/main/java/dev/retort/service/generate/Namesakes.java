package dev.retort.service.generate;

import dev.retort.diff.SqlNames;
import dev.retort.schema.Column;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Things of a schema that have one name where a database wants names to be different. */
final class Namesakes {
  private Namesakes() {}

  /**
   * Whether there are any. Then each may be buildable without the other though both together are
   * not, or be called otherwise.
   */
  static boolean areIn(Schema schema, DialectId dialect) {
    boolean mysql = dialect.lookupOrder().contains(DialectId.MYSQL);
    Set<String> names = new HashSet<>();
    for (View view : schema.views().values()) {
      if (!names.add(SqlNames.fold(view.name()))) {
        return true;
      }
    }
    for (Table table : schema.tables().values()) {
      for (String name : mysql ? namesInMySql(table) : namesElsewhere(table)) {
        if (!names.add(SqlNames.fold(name))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Indexes have their table's names to themselves, foreign keys and checks have not. */
  private static Set<String> namesInMySql(Table table) {
    Set<String> names = new HashSet<>();
    names.add(table.name());
    table.foreignKeys().forEach(f -> addIfNamed(names, f.name()));
    table.checks().forEach(c -> addIfNamed(names, c.name()));
    return names;
  }

  private static Set<String> namesElsewhere(Table table) {
    Set<String> names = new HashSet<>();
    names.add(table.name());
    table.indexes().forEach(i -> names.add(i.name()));
    table.uniques().forEach(u -> addIfNamed(names, u.name()));
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      addIfNamed(names, key.name());
    }
    table.columns().stream()
        .filter(Column::autoIncrement)
        .forEach(c -> names.add(table.name() + "_" + c.name() + "_seq"));
    return names;
  }

  private static void addIfNamed(Set<String> names, @Nullable String name) {
    if (name != null) {
      names.add(name);
    }
  }
}
