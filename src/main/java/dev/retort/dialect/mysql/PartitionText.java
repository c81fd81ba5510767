package dev.retort.dialect.mysql;

import dev.retort.dialect.CatalogueRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The clause that divides a table into partitions, put together from the catalogue. */
final class PartitionText {
  private final String method;
  private final String head;
  private final List<String> names = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();
  private int subpartitions;
  private boolean isPlain = true;

  PartitionText(CatalogueRow first) throws SQLException {
    method = first.text("partition_method").toUpperCase(Locale.ROOT);
    String sub = first.text("subpartition_method");
    head =
        "PARTITION BY "
            + method
            + " ("
            + first.text("partition_expression")
            + ")"
            + (sub.isEmpty()
                ? ""
                : " SUBPARTITION BY " + sub + " (" + first.text("subpartition_expression") + ")");
  }

  void add(CatalogueRow row) throws SQLException {
    String name = row.text("partition_name");
    if (!names.isEmpty() && names.get(names.size() - 1).equals(name)) {
      subpartitions++;
      return;
    }
    names.add(name);
    subpartitions = row.text("subpartition_name").isEmpty() ? 0 : 1;
    String values = row.text("partition_description");
    String comment = row.text("partition_comment");
    isPlain &= comment.isEmpty() && values.isEmpty() && name.equals("p" + (names.size() - 1));
    parts.add(
        "PARTITION "
            + MySqlNames.quote(name)
            + (method.startsWith("RANGE")
                ? " VALUES LESS THAN " + (values.equals("MAXVALUE") ? values : "(" + values + ")")
                : method.startsWith("LIST") ? " VALUES IN (" + values + ")" : "")
            + (comment.isEmpty() ? "" : " COMMENT = " + MySqlNames.literal(comment)));
  }

  String sql() {
    if (isPlain && subpartitions == 0) {
      return head + " PARTITIONS " + names.size();
    }
    return head
        + (subpartitions == 0 ? "" : " SUBPARTITIONS " + subpartitions)
        + " ("
        + String.join(", ", parts)
        + ")";
  }
}
