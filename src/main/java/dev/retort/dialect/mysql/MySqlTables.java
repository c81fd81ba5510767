package dev.retort.dialect.mysql;

import dev.retort.dialect.StatementList;
import dev.retort.schema.Column;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes whole tables. */
final class MySqlTables {
  private static final String PREFIX = "mysql.";

  private final MySqlColumns columns;
  private final MySqlKeys keys;

  MySqlTables(MySqlColumns columns, MySqlKeys keys) {
    this.columns = columns;
    this.keys = keys;
  }

  /** CREATE TABLE without the indexes, which are statements of their own. */
  String create(Table table, StatementList out) {
    List<String> lines = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean numbered = MySqlColumns.startsKey(table, column);
      if (column.autoIncrement() && !numbered) {
        out.note("MySQL numbers only the first column of a key: " + column.name() + " is plain");
      }
      lines.add(columns.definition(table, column, numbered, out));
    }
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      lines.add(keys.primaryKey(table, key, out));
    }
    table.uniques().forEach(u -> lines.add(keys.unique(table, u, out)));
    table.foreignKeys().forEach(f -> lines.add(keys.foreignKey(table.name(), f, out)));
    table.checks().forEach(c -> lines.add(keys.check(table, c)));
    return "CREATE TABLE "
        + MySqlNames.quote(table.name())
        + " (\n    "
        + String.join(",\n    ", lines)
        + "\n)"
        + suffix(table);
  }

  private static String suffix(Table table) {
    Map<String, String> options = new TreeMap<>(own(table.options()));
    StringBuilder sql = new StringBuilder();
    sql.append(" ENGINE=").append(take(options, "engine", "InnoDB"));
    sql.append(" DEFAULT CHARSET=").append(take(options, "charset", "utf8mb4"));
    String partition = options.remove("partition");
    options.forEach((k, v) -> sql.append(' ').append(option(k, v)));
    String comment = table.comment();
    if (comment != null) {
      sql.append(" COMMENT=").append(MySqlNames.literal(comment));
    }
    return partition == null ? sql.toString() : sql.append('\n').append(partition).toString();
  }

  private static String take(Map<String, String> options, String key, String otherwise) {
    String value = options.remove(key);
    return value == null ? otherwise : value;
  }

  /** What follows ALTER TABLE to change options; empty where none of MySQL's differs. */
  static String options(Map<String, String> from, Map<String, String> to) {
    Map<String, String> before = own(from);
    Map<String, String> after = new TreeMap<>(own(to));
    if (before.containsKey("engine")) {
      after.putIfAbsent("engine", "InnoDB");
    }
    if (before.containsKey("charset")) {
      after.putIfAbsent("charset", "utf8mb4");
    }
    after.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
    String partition = after.remove("partition");
    List<String> parts = new ArrayList<>();
    after.forEach((k, v) -> parts.add(option(k, v)));
    if (partition != null) {
      parts.add(partition);
    } else if (before.containsKey("partition") && !own(to).containsKey("partition")) {
      parts.add("REMOVE PARTITIONING");
    }
    return String.join(" ", parts);
  }

  private static String option(String key, String value) {
    return switch (key) {
      case "engine" -> "ENGINE=" + value;
      case "charset" -> "DEFAULT CHARSET=" + value;
      case "collation", "collate" -> "COLLATE=" + value;
      default -> key.toUpperCase(java.util.Locale.ROOT) + "=" + value;
    };
  }

  private static Map<String, String> own(Map<String, String> options) {
    Map<String, String> own = new TreeMap<>();
    options.forEach(
        (k, v) -> {
          if (k.startsWith(PREFIX)) {
            own.put(k.substring(PREFIX.length()), v);
          }
        });
    return own;
  }
}
