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
import java.util.Set;

/** One reading of the routines, triggers and other objects of a schema. */
final class ObjectReading {
  private static final String NAMESPACE = "(SELECT oid FROM pg_namespace WHERE nspname = ?)";

  private final Connection connection;
  private final String schema;
  private final int version;
  private final Scope scope;
  private final Set<String> relations;
  private final OpaqueObjects opaque;
  private final List<StoredObject> objects = new ArrayList<>();

  /**
   * A reading.
   *
   * @param relations the tables and views that are more than a text
   * @param opaque takes what is not understood
   */
  ObjectReading(
      Connection connection,
      int version,
      String schema,
      Scope scope,
      Set<String> relations,
      OpaqueObjects opaque) {
    this.connection = connection;
    this.version = version;
    this.schema = schema;
    this.scope = scope;
    this.relations = relations;
    this.opaque = opaque;
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
          EXISTS (SELECT 1 FROM pg_depend d JOIN pg_type u ON u.oid = d.refobjid
            JOIN pg_type t ON t.oid IN (u.oid, u.typelem)
            LEFT JOIN pg_range r ON r.rngtypid = t.oid
            LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
              AND d.refclassid = 'pg_type'::regclass AND (c.relkind = 'f' OR c.relkind IN ('r', 'p')
                AND EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = c.oid) OR\
        """
            + UserTypeReading.IS_TEXT
            + """
              )) AS needs_text,
              CASE WHEN p.prokind = 'a' THEN concat_ws(', ', 'SFUNC = ' || a.aggtransfn,
                'STYPE = ' || format_type(a.aggtranstype, NULL),
                'SSPACE = ' || NULLIF(a.aggtransspace, 0), 'FINALFUNC = ' || NULLIF(a.aggfinalfn::oid, 0)::regproc,
                CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
                CASE WHEN a.aggfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END
                  THEN 'FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify WHEN 'r' THEN 'READ_ONLY'
                    WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
                'COMBINEFUNC = ' || NULLIF(a.aggcombinefn::oid, 0)::regproc,
                'SERIALFUNC = ' || NULLIF(a.aggserialfn::oid, 0)::regproc,
                'DESERIALFUNC = ' || NULLIF(a.aggdeserialfn::oid, 0)::regproc,
                'INITCOND = ' || quote_literal(a.agginitval),
                'MSFUNC = ' || NULLIF(a.aggmtransfn::oid, 0)::regproc,
                'MINVFUNC = ' || NULLIF(a.aggminvtransfn::oid, 0)::regproc,
                'MSTYPE = ' || CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END,
                'MSSPACE = ' || NULLIF(a.aggmtransspace, 0),
                'MFINALFUNC = ' || NULLIF(a.aggmfinalfn::oid, 0)::regproc,
                CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
                CASE WHEN a.aggmfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END
                  AND a.aggmfinalfn <> 0
                  THEN 'MFINALFUNC_MODIFY = ' || CASE a.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY'
                    WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
                'MINITCOND = ' || quote_literal(a.aggminitval),
                (SELECT format('SORTOP = OPERATOR(%I.%s)', n.nspname, o.oprname) FROM pg_operator o
                  JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oid = a.aggsortop),
                CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END,
                CASE a.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END) END AS aggregate
            FROM pg_proc p LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
            WHERE p.pronamespace =\
            """
            + NAMESPACE
            // The functions that make values of a range type come with it.
            + " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass"
            + " AND e.objid = p.oid AND e.deptype IN ('e', 'i')) ORDER BY p.proname, 3",
        this::routine);
    each(
        """
        SELECT t.tgname AS name, c.relname AS of_table, pg_get_triggerdef(t.oid, true)
          || CASE t.tgenabled WHEN 'O' THEN '' ELSE format(E';\\nALTER TABLE %I %s TRIGGER %I',
            c.relname, CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
            ELSE 'ENABLE ALWAYS' END, t.tgname) END AS definition,
          count(*) OVER (PARTITION BY t.tgname) AS namesakes
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relnamespace =\
        """
            + NAMESPACE
            + " ORDER BY c.relname, t.tgname",
        row -> {
          String table = row.text("of_table");
          if (scope.includes(table)) {
            String name = row.text("name");
            if (relations.contains(table)) {
              add(
                  Kind.TRIGGER,
                  row.number("namesakes") > 1 ? name + " on " + table : name,
                  table,
                  row.text("definition"));
            } else {
              opaque.add("trigger", name, table, "", row.text("definition"));
            }
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
        WHERE c.relkind = 'm' AND c.relnamespace =\
        """
            + NAMESPACE
            + " ORDER BY i.relname",
        row -> {
          String view = row.text("of_view");
          if (relations.contains(view)) {
            add(Kind.INDEX, row.text("name"), view, row.text("definition"));
          } else if (scope.includes(view)) {
            opaque.add("index", row.text("name"), view, "", row.text("definition"));
          }
        });
    addAll(UserTypeReading.read(connection, version, schema));
    OpaqueReading.read(connection, version, schema, scope, opaque);
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
    Kind kind = row.is("kind", "p") ? Kind.PROCEDURE : Kind.FUNCTION;
    if (row.is("needs_text", "t")) {
      opaque.add(kind.words(), full, "", "with a type that is not understood", sql);
    } else {
      add(kind, full, "", sql);
    }
  }

  private void aggregate(CatalogueRow row) throws SQLException {
    String arguments = row.text("arguments").isEmpty() ? "*" : row.text("arguments");
    String full = PostgreSqlNames.quote(row.text("name")) + "(" + arguments + ")";
    add(Kind.AGGREGATE, full, "", "CREATE AGGREGATE " + full + " (" + row.text("aggregate") + ")");
  }

  private void add(Kind kind, String name, String table, String sql) {
    objects.add(new StoredObject(kind, name, table, sql.strip()));
  }

  private void each(String sql, CatalogueRow.Reader reader) throws SQLException {
    CatalogueRow.each(connection, sql, schema, reader);
  }
}
