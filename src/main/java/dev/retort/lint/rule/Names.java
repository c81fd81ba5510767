package dev.retort.lint.rule;

import dev.retort.lint.statement.ObjectName;
import dev.retort.sql.DialectId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How rewrites spell names. */
final class Names {
  /** Words that people do take for tables and columns and that some database keeps for itself. */
  static final Set<String> RESERVED =
      Set.of(
          "all",
          "analyze",
          "and",
          "any",
          "as",
          "asc",
          "between",
          "by",
          "case",
          "check",
          "column",
          "condition",
          "constraint",
          "create",
          "cross",
          "current_date",
          "current_time",
          "current_timestamp",
          "current_user",
          "default",
          "delete",
          "desc",
          "distinct",
          "drop",
          "else",
          "end",
          "except",
          "exists",
          "fetch",
          "for",
          "foreign",
          "from",
          "function",
          "grant",
          "group",
          "groups",
          "having",
          "in",
          "index",
          "inner",
          "insert",
          "interval",
          "into",
          "is",
          "join",
          "key",
          "keys",
          "lead",
          "left",
          "like",
          "limit",
          "lock",
          "match",
          "not",
          "null",
          "offset",
          "on",
          "or",
          "order",
          "outer",
          "primary",
          "range",
          "rank",
          "read",
          "references",
          "release",
          "rename",
          "repeat",
          "replace",
          "require",
          "return",
          "revoke",
          "right",
          "row",
          "row_number",
          "rows",
          "schema",
          "select",
          "session_user",
          "set",
          "show",
          "some",
          "system",
          "table",
          "then",
          "to",
          "trigger",
          "union",
          "unique",
          "update",
          "usage",
          "use",
          "user",
          "using",
          "values",
          "when",
          "where",
          "window",
          "with",
          "write");

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private Names() {}

  /** The name as the dialect wants it, in quotes where it needs them. */
  static String sql(String name, DialectId dialect) {
    if (PLAIN.matcher(name).matches() && !RESERVED.contains(name)) {
      return name;
    }
    boolean backticks = dialect == DialectId.MYSQL || dialect == DialectId.MARIADB;
    return backticks
        ? "`" + name.replace("`", "``") + "`"
        : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** The name with its schema, if it has one. */
  static String sql(ObjectName name, DialectId dialect) {
    String bare = sql(name.name(), dialect);
    return name.schema().isEmpty() ? bare : sql(name.schema(), dialect) + "." + bare;
  }

  /** Names with commas between them. */
  static String list(List<String> names, DialectId dialect) {
    return String.join(", ", names.stream().map(name -> sql(name, dialect)).toList());
  }

  /** A name by the usual convention, for example {@code ix_users_email}. */
  static String made(String prefix, String table, List<String> columns) {
    return (prefix + "_" + table + "_" + String.join("_", columns)).toLowerCase(Locale.ROOT);
  }
}
