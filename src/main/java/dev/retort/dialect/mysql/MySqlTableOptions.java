package dev.retort.dialect.mysql;

import dev.retort.dialect.StatementList;
import dev.retort.schema.Column;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes what is said of a table as a whole: engine, character set, rows and partitions. */
final class MySqlTableOptions {
  private static final String PREFIX = "mysql.";
  private static final String ENGINE = "engine";
  private static final String CHARSET = "charset";
  private static final String COLLATION = "collation";
  private static final String PARTITION = "partition";
  private static final Pattern TEXT =
      Pattern.compile("(?is)(?:CHAR|VARCHAR|(?:TINY|MEDIUM|LONG)?TEXT|ENUM|SET)\\b.*");

  /** What has to be written of its own, and not with the others. */
  private static final Set<String> APART =
      Set.of(ENGINE, CHARSET, COLLATION, PARTITION, MySqlKeys.PRIMARY_KEY_OPTION);

  /** What takes an option back that knows no DEFAULT. */
  private static final Map<String, String> RESETS =
      Map.ofEntries(
          Map.entry("key_block_size", "0"),
          Map.entry("max_rows", "0"),
          Map.entry("min_rows", "0"),
          Map.entry("avg_row_length", "0"),
          Map.entry("checksum", "0"),
          Map.entry("delay_key_write", "0"),
          Map.entry("insert_method", "NO"),
          Map.entry("compression", "''"),
          Map.entry("encryption", "'N'"));

  private final Table from;
  private final Table to;
  private final Map<String, String> before;
  private final Map<String, String> after;

  /** Between two forms of one table that differ in their options alone. */
  MySqlTableOptions(Table from, Table to) {
    this.from = from;
    this.to = to;
    this.before = own(from);
    this.after = own(to);
  }

  /** What follows the columns of a new table. */
  static String ofNew(Table table) {
    Map<String, String> options = own(table);
    StringBuilder sql = new StringBuilder(" ").append(engine(options));
    sql.append(' ').append(charset(options));
    others(options).forEach((k, v) -> sql.append(' ').append(other(k, v)));
    String comment = table.comment();
    if (comment != null) {
      sql.append(" COMMENT=").append(MySqlNames.literal(comment));
    }
    String partition = options.get(PARTITION);
    return partition == null ? sql.toString() : sql.append('\n').append(partition).toString();
  }

  /** Whether texts get another character set or order. */
  boolean changesTexts() {
    return !charset(before).equals(charset(after));
  }

  /** The columns that follow the table's character set. */
  List<Column> texts(MySqlTypes types) {
    return to.columns().stream()
        .filter(c -> c.collation() == null && TEXT.matcher(types.of(c.type())).matches())
        .toList();
  }

  /** What follows ALTER TABLE, a statement each. */
  List<String> alterations(MySqlColumns columns, MySqlKeys keys, StatementList notes) {
    List<String> statements = new ArrayList<>();
    PrimaryKey key = to.primaryKey();
    if (key != null) {
      String wanted = keys.primaryKey(to, key, notes);
      if (!wanted.equals(keys.primaryKey(from, key, new StatementList()))) {
        statements.add("DROP PRIMARY KEY, ADD " + wanted);
      }
    }
    String changed = changed(columns, notes);
    if (!changed.isEmpty()) {
      statements.add(changed);
    }
    String wanted = after.get(PARTITION);
    String present = before.get(PARTITION);
    if (!Objects.equals(present, wanted)) {
      statements.add(wanted == null ? "REMOVE PARTITIONING" : divided(present, wanted));
    }
    return statements;
  }

  private String changed(MySqlColumns columns, StatementList notes) {
    List<String> parts = new ArrayList<>();
    if (!engine(before).equals(engine(after))) {
      parts.add(engine(after));
    }
    if (changesTexts()) {
      parts.add(charset(after));
    }
    others(after)
        .forEach(
            (k, v) -> {
              if (!v.equals(before.get(k))) {
                parts.add(other(k, v));
              }
            });
    others(before).keySet().stream()
        .filter(k -> !after.containsKey(k))
        .forEach(k -> parts.add(other(k, RESETS.getOrDefault(k, "DEFAULT"))));
    StringBuilder sql = new StringBuilder(String.join(" ", parts));
    if (changesTexts()) {
      // The table's character set is only what a new column gets; those that are there are told.
      for (Column column : texts(columns.types())) {
        sql.append(",\n    MODIFY COLUMN ").append(columns.definition(to, column, true, notes));
      }
    }
    return sql.toString();
  }

  /** New partitions after those that are there move no row. */
  private static String divided(@Nullable String present, String wanted) {
    if (present == null) {
      return wanted;
    }
    String open = present.substring(0, present.length() - 1) + ", ";
    return present.endsWith(")") && wanted.startsWith(open)
        ? "ADD PARTITION (" + wanted.substring(open.length())
        : wanted;
  }

  private static String engine(Map<String, String> options) {
    return "ENGINE=" + options.getOrDefault(ENGINE, "InnoDB");
  }

  private static String charset(Map<String, String> options) {
    String collation = options.getOrDefault(COLLATION, options.get("collate"));
    return "DEFAULT CHARSET="
        + options.getOrDefault(CHARSET, CharsetDefaults.CHARSET)
        + (collation == null ? "" : " COLLATE=" + collation);
  }

  private static Map<String, String> others(Map<String, String> options) {
    Map<String, String> others = new TreeMap<>(options);
    others.keySet().removeAll(APART);
    others.remove("collate");
    return others;
  }

  private static String other(String key, String value) {
    return key.toUpperCase(Locale.ROOT) + "=" + value;
  }

  private static Map<String, String> own(Table table) {
    Map<String, String> own = new TreeMap<>();
    table
        .options()
        .forEach(
            (k, v) -> {
              if (k.startsWith(PREFIX)) {
                own.put(k.substring(PREFIX.length()), v);
              }
            });
    return own;
  }
}
