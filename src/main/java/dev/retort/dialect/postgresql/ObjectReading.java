package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.dialect.Scope;
import dev.retort.schema.StoredObject;
import dev.retort.schema.StoredObject.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One reading of the routines, triggers and other objects of a schema. */
final class ObjectReading {
  private static final String NAMESPACE = "(SELECT oid FROM pg_namespace WHERE nspname = ?)";

  private final Connection connection;
  private final String schema;
  private final Scope scope;
  private final List<StoredObject> objects = new ArrayList<>();

  ObjectReading(Connection connection, String schema, Scope scope) {
    this.connection = connection;
    this.schema = schema;
    this.scope = scope;
  }

  List<StoredObject> objects() {
    return objects;
  }

  void addAll(Collection<StoredObject> more) {
    objects.addAll(more);
  }

  void read() throws SQLException {
    each(
        """
        SELECT p.proname AS name, p.prokind AS kind,
          pg_get_function_identity_arguments(p.oid) AS arguments,
          CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END AS definition,
          count(*) OVER (PARTITION BY p.proname) AS overloads,
          a.aggtransfn::regproc::text AS step, format_type(a.aggtranstype, NULL) AS state,
          a.aggfinalfn::regproc::text AS final, a.aggcombinefn::regproc::text AS combine,
          quote_literal(a.agginitval) AS initial, p.proparallel AS parallel,
          a.aggkind = 'n' AND a.aggmtransfn = 0 AND a.aggserialfn = 0 AND a.aggsortop = 0
            AND NOT a.aggfinalextra AND a.aggtransspace = 0 AS is_plain
        FROM pg_proc p LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
        WHERE p.pronamespace ="""
            + NAMESPACE
            + " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass"
            + " AND e.objid = p.oid AND e.deptype = 'e') ORDER BY p.proname, 3",
        this::routine);
    each(
        """
        SELECT t.tgname AS name, c.relname AS of_table, pg_get_triggerdef(t.oid, true) AS definition,
          count(*) OVER (PARTITION BY t.tgname) AS namesakes
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relnamespace ="""
            + NAMESPACE
            + " ORDER BY c.relname, t.tgname",
        row -> {
          String table = row.text("of_table");
          if (scope.includes(table)) {
            String name = row.text("name");
            add(
                Kind.TRIGGER,
                row.number("namesakes") > 1 ? name + " on " + table : name,
                table,
                row.text("definition"));
          }
        });
    each(
        "SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' AND extnamespace = "
            + NAMESPACE
            + " ORDER BY extname",
        row ->
            add(
                Kind.EXTENSION,
                row.text("name"),
                "",
                "CREATE EXTENSION IF NOT EXISTS " + PostgreSqlNames.quote(row.text("name"))));
    each(
        """
        SELECT i.relname AS name, c.relname AS of_view,
          pg_get_indexdef(x.indexrelid, 0, true) AS definition
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_class c ON c.oid = x.indrelid
        WHERE c.relkind = 'm' AND c.relnamespace ="""
            + NAMESPACE
            + " ORDER BY i.relname",
        row -> {
          if (scope.includes(row.text("of_view"))) {
            add(Kind.INDEX, row.text("name"), row.text("of_view"), row.text("definition"));
          }
        });
    addAll(UserTypeReading.read(connection, schema));
    others();
  }

  private void routine(CatalogueRow row) throws SQLException {
    String name = row.text("name");
    String full =
        row.number("overloads") > 1
            ? PostgreSqlNames.quote(name) + "(" + row.text("arguments") + ")"
            : name;
    if (row.is("kind", "a")) {
      aggregate(row);
      return;
    }
    // The server always writes the schema's name, which is another elsewhere.
    String sql =
        row.text("definition")
            .replaceFirst(
                "^(CREATE OR REPLACE (?:FUNCTION|PROCEDURE) )(?:\\w+|\"(?:[^\"]|\"\")+\")\\.",
                "$1");
    add(row.is("kind", "p") ? Kind.PROCEDURE : Kind.FUNCTION, full, "", sql);
  }

  private void aggregate(CatalogueRow row) throws SQLException {
    String arguments = row.text("arguments").isEmpty() ? "*" : row.text("arguments");
    String full = PostgreSqlNames.quote(row.text("name")) + "(" + arguments + ")";
    if (!row.is("is_plain", "t")) {
      opaque(full, "", "aggregate " + full);
      return;
    }
    List<String> parts = new ArrayList<>();
    parts.add("SFUNC = " + row.text("step"));
    parts.add("STYPE = " + row.text("state"));
    if (!row.is("final", "-")) {
      parts.add("FINALFUNC = " + row.text("final"));
    }
    if (!row.is("combine", "-")) {
      parts.add("COMBINEFUNC = " + row.text("combine"));
    }
    if (!row.text("initial").isEmpty()) {
      parts.add("INITCOND = " + row.text("initial"));
    }
    if (!row.is("parallel", "u")) {
      parts.add("PARALLEL = " + (row.is("parallel", "s") ? "SAFE" : "RESTRICTED"));
    }
    add(
        Kind.AGGREGATE,
        full,
        "",
        "CREATE AGGREGATE " + full + " (" + String.join(", ", parts) + ")");
  }

  /** What is only told of, so that nobody believes that it was compared. */
  private void others() throws SQLException {
    each(
        "SELECT 'range type' AS kind, t.typname AS name, '' AS of_table FROM pg_type t"
            + " WHERE t.typtype = 'r'"
            + " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_type'::regclass"
            + " AND e.objid = t.oid AND e.deptype = 'e') AND t.typnamespace = "
            + NAMESPACE
            + " UNION ALL SELECT 'rule', rulename, tablename FROM pg_rules WHERE schemaname = ?"
            + " AND rulename <> '_RETURN'"
            + " UNION ALL SELECT 'policy', policyname, tablename FROM pg_policies"
            + " WHERE schemaname = ?"
            + " UNION ALL SELECT 'statistics', stxname, '' FROM pg_statistic_ext"
            + " WHERE stxnamespace = "
            + NAMESPACE
            + " ORDER BY 1, 2, 3",
        row -> {
          String table = row.text("of_table");
          String of = table.isEmpty() ? "" : " of " + table;
          opaque(row.text("name"), table, row.text("kind") + " " + row.text("name") + of);
        });
  }

  private void opaque(String name, String table, String what) {
    add(Kind.OPAQUE, name, table, "-- not understood, and kept: " + what);
  }

  private void add(Kind kind, String name, String table, String sql) {
    objects.add(new StoredObject(kind, name, table, sql.strip()));
  }

  private void each(String sql, CatalogueRow.Reader reader) throws SQLException {
    CatalogueRow.each(connection, sql, schema, reader);
  }
}
