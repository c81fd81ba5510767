package dev.retort.model.yaml;

import dev.retort.error.NearestName;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of columns of one table and reports those that it does not have. */
final class ColumnNames {
  private final String table;
  private final List<String> columns;

  ColumnNames(String table, List<String> columns) {
    this.table = table;
    this.columns = columns;
  }

  List<String> all() {
    return columns;
  }

  /** A list of columns, or one column. */
  List<String> read(ModelValue value, String what) {
    List<ModelValue> items = value.isScalar() ? List.of(value) : value.items(what);
    List<String> names = new ArrayList<>();
    for (ModelValue item : items) {
      item.text("a column's name")
          .ifPresent(
              name -> {
                check(item, name);
                if (names.contains(name)) {
                  item.problem("The column " + name + " stands here twice.");
                }
                names.add(name);
              });
    }
    if (items.isEmpty()) {
      value.problem("Name at least one column for " + what + ".");
    }
    return names;
  }

  /** Reports a name that is not one of the columns. */
  void check(ModelValue at, String name) {
    if (!columns.contains(name)) {
      String nearest = NearestName.of(name, columns).orElse(null);
      at.problem(
          "The table " + table + " has no column " + name + "." + Texts.didYouMean(nearest),
          nearest);
    }
  }
}
