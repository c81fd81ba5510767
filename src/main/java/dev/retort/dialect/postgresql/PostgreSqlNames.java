package dev.retort.dialect.postgresql;

import dev.retort.dialect.ShortNames;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and text literals as PostgreSQL writes them. */
final class PostgreSqlNames {
  /** Longest name, in bytes. */
  static final int LIMIT = 63;

  /** An upper-case letter needs quotes, or it would be folded. */
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private static final Set<String> RESERVED =
      Set.of(
          ("all analyse analyze and any array as asc asymmetric authorization binary both case cast"
                  + " check collate collation column concurrently constraint create cross"
                  + " current_catalog current_date current_role current_schema current_time"
                  + " current_timestamp current_user default deferrable desc distinct do else end"
                  + " except false fetch for foreign freeze from full grant group having ilike in"
                  + " initially inner intersect into is isnull join lateral leading left like limit"
                  + " localtime localtimestamp natural not notnull null offset on only or order"
                  + " outer overlaps placing primary references returning right select"
                  + " session_user similar some symmetric system_user table tablesample then to"
                  + " trailing true union unique user using variadic verbose when where window"
                  + " with")
              .split(" "));

  private PostgreSqlNames() {}

  /** A name within the limit, in double quotes where it needs them. */
  static String quote(String name) {
    String fitting = ShortNames.bytes(name, LIMIT);
    return PLAIN.matcher(fitting).matches() && !RESERVED.contains(fitting)
        ? fitting
        : "\"" + fitting.replace("\"", "\"\"") + "\"";
  }

  /** Names in brackets. */
  static String list(Collection<String> names) {
    return names.stream().map(PostgreSqlNames::quote).collect(Collectors.joining(", ", "(", ")"));
  }

  /** A text literal; a backslash is itself. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
