package dev.retort.dialect.postgresql;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How PostgreSQL writes names and texts. */
final class PostgreSqlNames {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final Set<String> RESERVED =
      Set.of(
          ("all analyse analyze and any array as asc asymmetric both case cast check collate column"
                  + " constraint create current_date current_role current_time current_timestamp"
                  + " current_user default deferrable desc distinct do else end except false fetch"
                  + " for foreign from grant group having in initially intersect into lateral"
                  + " leading limit localtime localtimestamp not null offset on only or order"
                  + " placing primary references returning select session_user some symmetric table"
                  + " then to trailing true union unique user using variadic when where window with"
                  + " authorization binary collation concurrently cross freeze full ilike inner is"
                  + " isnull join left like natural notnull outer overlaps right similar tablesample"
                  + " verbose")
              .split(" "));

  private PostgreSqlNames() {}

  static String quote(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
        ? name
        : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String list(List<String> names) {
    return String.join(", ", names.stream().map(PostgreSqlNames::quote).toList());
  }
}
