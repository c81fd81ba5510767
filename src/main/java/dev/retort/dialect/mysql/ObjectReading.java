package dev.retort.dialect.mysql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.dialect.Scope;
import dev.retort.schema.StoredObject;
import dev.retort.schema.StoredObject.Kind;
import dev.retort.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One reading of views, triggers, routines, events and sequences; whose they are is left out. */
final class ObjectReading {
  /** What the modes of a session must not change in the text of a routine or trigger. */
  private static final Set<String> MODES =
      Set.of(
          "ANSI_QUOTES",
          "PIPES_AS_CONCAT",
          "NO_BACKSLASH_ESCAPES",
          "IGNORE_SPACE",
          "ORACLE",
          "HIGH_NOT_PRECEDENCE");

  private final Connection connection;
  private final MySqlServer server;
  private final String schema;
  private final Scope scope;
  private final List<View> views = new ArrayList<>();
  private final List<StoredObject> objects = new ArrayList<>();
  private final Map<String, String> lastTriggers = new HashMap<>();

  ObjectReading(Connection connection, MySqlServer server, String schema, Scope scope) {
    this.connection = connection;
    this.server = server;
    this.schema = schema;
    this.scope = scope;
  }

  List<View> views() {
    return views;
  }

  List<StoredObject> objects() {
    return objects;
  }

  void addAll(Collection<StoredObject> more) {
    objects.addAll(more);
  }

  void read(List<String> sequences) throws SQLException {
    each(
        "SELECT table_name AS name, view_definition AS body, check_option AS check_option,"
            + " security_type AS security_type, "
            + (server.isMariaDb() ? "algorithm" : "''")
            + " AS algorithm FROM information_schema.views WHERE table_schema = ?"
            + " ORDER BY table_name",
        this::view);
    each(
        """
        SELECT trigger_name AS name, event_object_table AS of_table, action_timing AS timing,
          event_manipulation AS event, action_statement AS body, sql_mode AS sql_mode
        FROM information_schema.triggers WHERE trigger_schema = ?
        ORDER BY event_object_table, action_order, trigger_name""",
        this::trigger);
    Map<String, List<String>> parameters = parameters();
    each(
        """
        SELECT routine_name AS name, routine_type AS type, dtd_identifier AS returns,
          routine_definition AS body, is_deterministic AS is_deterministic,
          sql_data_access AS sql_data_access, security_type AS security_type,
          routine_comment AS comment, sql_mode AS sql_mode
        FROM information_schema.routines WHERE routine_schema = ?
        ORDER BY routine_type, routine_name""",
        row -> routine(row, parameters));
    each(
        """
        SELECT event_name AS name, event_definition AS body, event_type AS type,
          execute_at AS at, interval_value AS every, interval_field AS field, status AS status
        FROM information_schema.events WHERE event_schema = ? ORDER BY event_name""",
        this::event);
    if (!sequences.isEmpty()) {
      sequences(sequences);
    }
  }

  /** To whom MySQL shows the text of a view, it shows the whole statement as well. */
  private String algorithm(String view, String body) throws SQLException {
    return body.isEmpty()
        ? ViewAlgorithm.UNDEFINED
        : ViewAlgorithm.of(connection, MySqlNames.qualified(schema, view));
  }

  private void view(CatalogueRow row) throws SQLException {
    String name = row.text("name");
    if (scope.hidden().contains(name)) {
      return;
    }
    Map<String, String> options = new TreeMap<>();
    if (row.is("security_type", "INVOKER")) {
      options.put("security", "INVOKER");
    }
    String algorithm =
        server.isMariaDb() ? row.text("algorithm") : algorithm(name, row.text("body"));
    if (!algorithm.equals(ViewAlgorithm.UNDEFINED)) {
      options.put("algorithm", algorithm);
    }
    String option = row.text("check_option");
    views.add(
        new View(
            name,
            MySqlExpressions.withoutSchema(row.text("body"), schema)
                + (option.isEmpty() || option.equals("NONE")
                    ? ""
                    : " WITH " + option + " CHECK OPTION"),
            false,
            options));
  }

  private void trigger(CatalogueRow row) throws SQLException {
    String table = row.text("of_table");
    String moment = row.text("timing") + " " + row.text("event");
    String before = lastTriggers.put(table + " " + moment, row.text("name"));
    if (!scope.includes(table)) {
      return;
    }
    if (isOfOtherMode(row)) {
      opaque("trigger", row);
    } else {
      add(
          Kind.TRIGGER,
          row.text("name"),
          table,
          MySqlObjects.CREATE
              + "TRIGGER "
              + MySqlNames.quote(row.text("name"))
              + " "
              + moment
              + " ON "
              + MySqlNames.quote(table)
              + " FOR EACH ROW "
              + (before == null ? "" : "FOLLOWS " + MySqlNames.quote(before) + " ")
              + row.text("body"));
    }
  }

  private Map<String, List<String>> parameters() throws SQLException {
    Map<String, List<String>> found = new HashMap<>();
    each(
        """
        SELECT specific_name AS name, routine_type AS type, parameter_mode AS mode,
          parameter_name AS parameter, dtd_identifier AS dtd
        FROM information_schema.parameters WHERE specific_schema = ? AND ordinal_position > 0
        ORDER BY routine_type, specific_name, ordinal_position""",
        row -> {
          boolean moded = row.is("type", "PROCEDURE");
          found
              .computeIfAbsent(row.text("type") + " " + row.text("name"), k -> new ArrayList<>())
              .add(
                  (moded ? row.text("mode") + " " : "")
                      + MySqlNames.quote(row.text("parameter"))
                      + " "
                      + row.text("dtd"));
        });
    return found;
  }

  private void routine(CatalogueRow row, Map<String, List<String>> parameters) throws SQLException {
    String name = row.text("name");
    String type = row.text("type").toUpperCase(Locale.ROOT);
    String body = row.text("body");
    boolean function = type.equals("FUNCTION");
    if (body.isEmpty() || !(function || type.equals("PROCEDURE"))) {
      String why = body.isEmpty() ? " (the user may not see its text)" : "";
      add(Kind.OPAQUE, name, "", "-- not read, and kept: " + type + " " + name + why);
      return;
    }
    if (isOfOtherMode(row)) {
      opaque(type.toLowerCase(Locale.ROOT), row);
      return;
    }
    String comment = row.text("comment");
    add(
        function ? Kind.FUNCTION : Kind.PROCEDURE,
        name,
        "",
        MySqlObjects.CREATE
            + type
            + " "
            + MySqlNames.quote(name)
            + "("
            + String.join(", ", parameters.getOrDefault(type + " " + name, List.of()))
            + ")"
            + (function ? " RETURNS " + row.text("returns") : "")
            + (row.is("is_deterministic", "YES") ? " DETERMINISTIC" : "")
            + (row.is("sql_data_access", "CONTAINS SQL") ? "" : " " + row.text("sql_data_access"))
            + (row.is("security_type", "INVOKER") ? " SQL SECURITY INVOKER" : "")
            + (comment.isEmpty() ? "" : " COMMENT " + MySqlNames.literal(comment))
            + "\n"
            + body);
  }

  /** Whether the text means something else in a session of ours. */
  private static boolean isOfOtherMode(CatalogueRow row) throws SQLException {
    return Arrays.stream(row.text("sql_mode").split(",", -1)).anyMatch(MODES::contains);
  }

  private void opaque(String kind, CatalogueRow row) throws SQLException {
    add(
        Kind.OPAQUE,
        row.text("name"),
        "",
        "-- of sql_mode "
            + row.text("sql_mode")
            + ", and kept: "
            + kind
            + " "
            + row.text("name")
            + "\n"
            + row.text("body"));
  }

  /** An event starts and ends at moments of its own; it is reported and left alone. */
  private void event(CatalogueRow row) throws SQLException {
    String schedule =
        row.is("type", "RECURRING")
            ? "EVERY " + MySqlNames.literal(row.text("every")) + " " + row.text("field")
            : "AT " + MySqlNames.literal(row.text("at"));
    add(
        Kind.OPAQUE,
        row.text("name"),
        "",
        MySqlObjects.CREATE
            + "EVENT "
            + MySqlNames.quote(row.text("name"))
            + " ON SCHEDULE "
            + schedule
            + " "
            + (row.is("status", "ENABLED") ? "ENABLE" : "DISABLE")
            + " DO "
            + row.text("body"));
  }

  private void sequences(List<String> names) throws SQLException {
    String sql =
        names.stream()
            .map(
                n ->
                    "SELECT "
                        + MySqlNames.literal(n)
                        + " AS name, start_value AS start_value, minimum_value AS minimum_value,"
                        + " maximum_value AS maximum_value, increment AS increment,"
                        + " cache_size AS cache_size, cycle_option AS cycle_option FROM "
                        + MySqlNames.qualified(schema, n))
            .collect(Collectors.joining(" UNION ALL "));
    // A name with a question mark must not become a parameter, so the text goes as it is.
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        String name = rows.getString("name");
        if (scope.includes(name)) {
          add(
              Kind.SEQUENCE,
              name,
              "",
              "CREATE SEQUENCE "
                  + MySqlNames.quote(name)
                  + " START WITH "
                  + rows.getString("start_value")
                  + " MINVALUE "
                  + rows.getString("minimum_value")
                  + " MAXVALUE "
                  + rows.getString("maximum_value")
                  + " INCREMENT BY "
                  + rows.getString("increment")
                  + " CACHE "
                  + rows.getString("cache_size")
                  + (rows.getInt("cycle_option") == 0 ? " NOCYCLE" : " CYCLE"));
        }
      }
    }
  }

  private void add(Kind kind, String name, String table, String sql) {
    objects.add(new StoredObject(kind, name, table, sql.strip()));
  }

  private void each(String sql, CatalogueRow.Reader reader) throws SQLException {
    CatalogueRow.each(connection, sql, schema, reader);
  }
}
