package dev.retort.model.yaml;

import dev.retort.error.NearestName;
import dev.retort.model.yaml.TableReader.Located;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.ForeignKey.Action;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at where foreign keys lead, and fills in the primary key where only a table is named. */
final class ReferenceCheck {
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final List<TableReader.Found> found;
  private final DialectId dialect;

  ReferenceCheck(DialectId dialect, List<TableReader.Found> found) {
    this.dialect = dialect;
    this.found = found;
    found.forEach(t -> tables.put(t.table().name(), t.table()));
  }

  /** Reports what is wrong; gives the tables with complete references. */
  List<Table> run() {
    return found.stream()
        .map(
            t ->
                t.table().toBuilder()
                    .foreignKeys(
                        t.foreignKeys().stream().map(key -> checked(t.table(), key)).toList())
                    .build())
        .toList();
  }

  private ForeignKey checked(Table own, Located<ForeignKey> located) {
    ForeignKey key = located.part();
    ModelValue at = located.at();
    if (key.referencedTable().isEmpty()) {
      return key;
    }
    Table other = tables.get(key.referencedTable());
    if (other == null) {
      String nearest = NearestName.of(key.referencedTable(), tables.keySet()).orElse(null);
      at.keyProblem(
          "There is no table " + key.referencedTable() + "." + Texts.didYouMean(nearest), nearest);
      return key;
    }
    ForeignKey complete = key.referencedColumns().isEmpty() ? toPrimaryKey(key, other) : key;
    if (complete.referencedColumns().isEmpty()) {
      at.keyProblem(
          "The table "
              + other.name()
              + " has no primary key: name its columns, as in "
              + other.name()
              + "(id).");
    } else if (columnsExist(complete, other, at)) {
      compare(own, complete, other, at);
    }
    checkSetNull(own, complete, at);
    return complete;
  }

  private static ForeignKey toPrimaryKey(ForeignKey key, Table other) {
    PrimaryKey primaryKey = other.primaryKey();
    return new ForeignKey(
        key.name(),
        key.columns(),
        key.referencedTable(),
        primaryKey == null ? List.of() : primaryKey.columns(),
        key.onDelete(),
        key.onUpdate(),
        key.deferrable());
  }

  private static boolean columnsExist(ForeignKey key, Table other, ModelValue at) {
    boolean complete = true;
    List<String> known = other.columns().stream().map(Column::name).toList();
    for (String column : key.referencedColumns()) {
      if (!known.contains(column)) {
        String nearest = NearestName.of(column, known).orElse(null);
        at.keyProblem(
            "The table "
                + other.name()
                + " has no column "
                + column
                + "."
                + Texts.didYouMean(nearest),
            nearest);
        complete = false;
      }
    }
    return complete;
  }

  private static void compare(Table own, ForeignKey key, Table other, ModelValue at) {
    if (key.columns().size() != key.referencedColumns().size()) {
      at.keyProblem(
          "The foreign key has "
              + key.columns().size()
              + " columns and leads to "
              + key.referencedColumns().size()
              + ".");
      return;
    }
    if (!isKey(other, key.referencedColumns())) {
      at.keyProblem(
          "The columns "
              + String.join(", ", key.referencedColumns())
              + " of "
              + other.name()
              + " are neither its primary key nor unique.");
    }
    for (int i = 0; i < key.columns().size(); i++) {
      var from = own.column(key.columns().get(i));
      var to = other.column(key.referencedColumns().get(i));
      if (from.isPresent() && to.isPresent()) {
        compareTypes(from.get(), to.get(), other, at);
      }
    }
  }

  private static void compareTypes(Column from, Column to, Table other, ModelValue at) {
    TypeFamily own = TypeFamily.of(from.type());
    TypeFamily target = TypeFamily.of(to.type());
    if (own != target && own != TypeFamily.OTHER && target != TypeFamily.OTHER) {
      at.keyProblem(
          from.name()
              + " is "
              + own.words()
              + ", but "
              + other.name()
              + "."
              + to.name()
              + " is "
              + target.words()
              + ".");
    }
  }

  private static boolean isKey(Table table, List<String> columns) {
    Set<String> wanted = new HashSet<>(columns);
    PrimaryKey key = table.primaryKey();
    return (key != null && wanted.equals(new HashSet<>(key.columns())))
        || table.uniques().stream().anyMatch(u -> wanted.equals(new HashSet<>(u.columns())))
        || table.indexes().stream()
            .filter(i -> i.unique() && i.predicate() == null)
            .anyMatch(
                i ->
                    wanted.size() == i.parts().size()
                        && i.parts().stream().allMatch(p -> wanted.contains(p.column())));
  }

  /** Only these servers look at it at once; elsewhere such schemas exist. */
  private void checkSetNull(Table own, ForeignKey key, ModelValue at) {
    if (dialect != DialectId.MYSQL && dialect != DialectId.MARIADB) {
      return;
    }
    if (key.onDelete() != Action.SET_NULL && key.onUpdate() != Action.SET_NULL) {
      return;
    }
    for (String name : key.columns()) {
      if (own.column(name).filter(c -> !c.nullable()).isPresent()) {
        at.keyProblem("'set null' can't work: the column " + name + " is not nullable.");
      }
    }
  }
}
