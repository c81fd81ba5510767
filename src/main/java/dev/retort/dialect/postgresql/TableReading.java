package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.dialect.Scope;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.TableBuilder;
import dev.retort.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One reading of the tables, views and sequences of a schema: a query for each kind of part. */
final class TableReading {
  static final String NAMESPACE = "(SELECT oid FROM pg_namespace WHERE nspname = ?)";
  static final String NOT_OF_AN_EXTENSION =
      " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_class'::regclass"
          + " AND e.objid = c.oid AND e.deptype = 'e')";

  private final Connection connection;
  private final int version;
  private final String schema;
  private final Scope scope;
  private final OpaqueObjects opaque;
  private final Map<String, TableDraft> drafts = new LinkedHashMap<>();
  private final Map<String, ChildTable> children = new LinkedHashMap<>();
  private final Set<String> texts = new HashSet<>();
  private final SequenceReading sequences;
  private final ViewReading viewReading = new ViewReading();
  private final Map<String, RelationNames> names = new HashMap<>();
  private final Map<String, List<String>> enums = new LinkedHashMap<>();
  private final TreeSet<String> usedEnums = new TreeSet<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<View> views = new ArrayList<>();

  TableReading(
      Connection connection, int version, String schema, Scope scope, OpaqueObjects opaque) {
    this.connection = connection;
    this.version = version;
    this.schema = schema;
    this.scope = scope;
    this.opaque = opaque;
    this.sequences = new SequenceReading(connection, schema, scope);
  }

  /** The tables that were found. */
  Collection<Table> tables() {
    return tables;
  }

  /** The views that were found. */
  List<View> views() {
    return views;
  }

  /** The sequences that no column owns. */
  List<StoredObject> sequences() {
    return sequences.sequences();
  }

  /** The names of the tables and views that were found. */
  Set<String> relations() {
    Set<String> all = new HashSet<>();
    tables.forEach(t -> all.add(t.name()));
    views.forEach(v -> all.add(v.name()));
    return all;
  }

  void read() throws SQLException {
    each(
        """
        SELECT c.oid AS oid, c.relname AS name, c.relkind AS kind,
          c.relpersistence AS persistence, c.relrowsecurity AS row_security,
          c.relforcerowsecurity AS force_row_security, c.relreplident AS replica_identity,
          s.description AS comment, array_to_string(c.reloptions, ', ') AS storage,
          CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
          CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
          CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS query,
          (SELECT string_agg(i.inhparent::regclass::text, E'\\n' ORDER BY i.inhseqno)
            FROM pg_inherits i WHERE i.inhrelid = c.oid) AS parents,
          CASE WHEN c.relkind IN ('v', 'm') THEN (SELECT string_agg(DISTINCT d.refobjid::text, ',')
            FROM pg_rewrite r JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass
            AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> c.oid
            WHERE r.ev_class = c.oid) END AS reads
        FROM pg_class c
        LEFT JOIN pg_description s ON s.objoid = c.oid AND s.classoid = 'pg_class'::regclass
          AND s.objsubid = 0
        WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.relnamespace =\
        """
            + NAMESPACE
            + NOT_OF_AN_EXTENSION
            + " ORDER BY c.relname",
        this::relation);
    each(
        """
        SELECT t.typname AS name, e.enumlabel AS value
        FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
        WHERE t.typnamespace =\
        """
            + NAMESPACE
            + " ORDER BY t.typname, e.enumsortorder",
        row ->
            enums.computeIfAbsent(row.text("name"), n -> new ArrayList<>()).add(row.text("value")));
    sequences.read();
    columns();
    constraints();
    indexes();
    views.addAll(viewReading.views(texts, opaque));
    drafts.values().forEach(d -> tables.add(d.table()));
    Schema before = Schema.ofTables(List.of(columnsOfEachEnum()));
    children.values().forEach(c -> c.tell(opaque, before));
    enums.forEach(
        (name, values) -> {
          if (!usedEnums.contains(name)) {
            opaque.add(
                "enum type",
                name,
                "",
                "that no column which is understood has",
                PostgreSqlEnums.create(new ColumnType.Enumerated(name, values)));
          }
        });
  }

  private void relation(CatalogueRow row) throws SQLException {
    String name = row.text("name");
    names.put(row.text("oid"), new RelationNames(name, new HashMap<>()));
    if (!scope.includes(name)) {
      return;
    }
    String oid = row.text("oid");
    String parents = row.text("parents");
    switch (row.text("kind")) {
      case "v", "m" -> viewReading.read(oid, row);
      case "f" -> texts.add(oid);
      default -> {
        TableDraft draft = new TableDraft(row);
        if (parents.isEmpty()) {
          drafts.put(oid, draft);
        } else {
          texts.add(oid);
          children.put(oid, new ChildTable(draft, List.of(parents.split("\n")), row.text("bound")));
        }
      }
    }
  }

  private @Nullable TableDraft draft(CatalogueRow row) throws SQLException {
    String oid = row.text("oid");
    ChildTable child = children.get(oid);
    return child == null ? drafts.get(oid) : child.draft();
  }

  private Table columnsOfEachEnum() {
    TableBuilder table = Table.builder("");
    enums.forEach(
        (name, values) -> table.column(Column.of(name, new ColumnType.Enumerated(name, values))));
    return table.build();
  }

  private void columns() throws SQLException {
    PostgreSqlColumnReader reader =
        new PostgreSqlColumnReader(new PostgreSqlTypeReader(enums), sequences.owned());
    each(
        """
        SELECT a.attrelid AS oid, a.attnum AS number, a.attname AS name,
          format_type(a.atttypid, a.atttypmod) AS type,
          COALESCE(e.typtype, t.typtype) AS type_kind, COALESCE(e.typname, t.typname) AS type_name,
          a.attnotnull AND NOT EXISTS (SELECT 1 FROM pg_constraint n WHERE n.conrelid = a.attrelid
            AND n.contype = 'n' AND n.conkey[1] = a.attnum AND NOT n.convalidated) AS not_null,
          a.attidentity AS identity, a.attgenerated AS generated,
          pg_get_expr(d.adbin, d.adrelid) AS value, s.description AS comment,
          o.collname AS collation
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_type e ON t.typcategory = 'A' AND e.oid = t.typelem
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        LEFT JOIN pg_description s ON s.objoid = c.oid AND s.classoid = 'pg_class'::regclass
          AND s.objsubid = a.attnum
        LEFT JOIN pg_collation o ON o.oid = a.attcollation AND a.attcollation <> t.typcollation
        WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
          AND c.relnamespace =\
        """
            + NAMESPACE
            + " ORDER BY a.attrelid, a.attnum",
        row -> {
          RelationNames relation = names.get(row.text("oid"));
          if (relation != null) {
            relation.columns().put(row.text("number"), row.text("name"));
          }
          TableDraft draft = draft(row);
          if (row.is("type_kind", "e") && drafts.containsKey(row.text("oid"))) {
            usedEnums.add(row.text("type_name"));
          }
          if (draft != null) {
            draft.column(reader.read(row));
          }
        });
  }

  private void constraints() throws SQLException {
    ConstraintReader reader = new ConstraintReader(names, texts::contains, opaque);
    each(
        "SELECT n.conrelid AS oid, n.conname AS name, n.contype AS kind, n.conkey::text AS columns,"
            + " n.confrelid AS target, n.confkey::text AS target_columns,"
            + " n.confdeltype AS on_delete, n.confupdtype AS on_update, n.confmatchtype AS match,"
            + " n.condeferrable AS is_deferrable, n.condeferred AS is_deferred,"
            + " n.convalidated AS is_valid, n.connoinherit AS no_inherit,"
            + " pg_get_expr(n.conbin, n.conrelid) AS expression,"
            + (version >= 15 ? " n.confdelsetcols::text" : " NULL")
            + " AS set_columns,"
            + (version >= 18 ? " n.conenforced" : " true")
            + " AS is_enforced,"
            + (version >= 18 ? " n.conperiod" : " false")
            + " AS is_period,"
            + " CASE WHEN n.contype IN ('p', 'u') THEN (SELECT"
            + " string_agg(a.attname, ', ' ORDER BY k.n) FROM pg_index x"
            + " CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k (attnum, n)"
            + " JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.attnum"
            + " WHERE x.indexrelid = n.conindid AND k.n > x.indnkeyatts) END AS included,"
            + " (SELECT array_to_string(i.reloptions, ', ') FROM pg_class i"
            + " WHERE i.oid = n.conindid AND n.contype IN ('p', 'u', 'x')) AS storage,"
            + " pg_get_constraintdef(n.oid) AS definition FROM pg_constraint n JOIN"
            + " pg_class c ON c.oid = n.conrelid WHERE n.contype IN ('p', 'u', 'f', 'c', 'x') AND"
            + " (n.conparentid = 0 OR n.contype IN ('p', 'u', 'x')) AND c.relnamespace = "
            + NAMESPACE
            + " ORDER BY c.relname, n.conname",
        row -> {
          TableDraft draft = draft(row);
          if (draft != null) {
            reader.read(row, draft);
          }
        });
  }

  private void indexes() throws SQLException {
    IndexReader reader = new IndexReader(opaque);
    each(
        "SELECT x.indrelid AS oid, i.relname AS name, x.indisunique AS is_unique,"
            + " x.indisvalid AS is_valid, m.amname AS method, k.attnum AS number,"
            + " a.attname AS column_name, k.n > x.indnkeyatts AS is_included,"
            + " CASE WHEN k.attnum = 0 THEN pg_get_indexdef(x.indexrelid, k.n::int, false) END"
            + " AS expression, x.indoption[k.n - 1] AS direction, p.opcname AS operator_class,"
            + " o.collname AS collation, pg_get_expr(x.indpred, x.indrelid) AS predicate,"
            + " array_to_string(i.reloptions, ', ') AS storage,"
            + " CASE WHEN NOT x.indisvalid THEN pg_get_indexdef(x.indexrelid) END AS definition,"
            + (version >= 15 ? " x.indnullsnotdistinct" : " false")
            + " AS nulls_equal"
            + " FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid"
            + " JOIN pg_class c ON c.oid = x.indrelid JOIN pg_am m ON m.oid = i.relam"
            + " CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k (attnum, n)"
            + " LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.attnum"
            + " AND k.attnum <> 0"
            + " LEFT JOIN pg_opclass p ON p.oid = x.indclass[k.n - 1] AND NOT p.opcdefault"
            + " LEFT JOIN pg_collation o ON o.oid = x.indcollation[k.n - 1]"
            + " AND o.oid <> COALESCE(NULLIF(a.attcollation, 0), 100)"
            + " WHERE NOT EXISTS (SELECT 1 FROM pg_constraint n WHERE n.conindid = x.indexrelid"
            + " AND n.contype IN ('p', 'u', 'x')) AND c.relnamespace = "
            + NAMESPACE
            + " ORDER BY c.relname, i.relname, k.n",
        row -> {
          TableDraft draft = draft(row);
          if (draft != null) {
            reader.read(row, draft);
          }
        });
    reader.finish();
  }

  private void each(String sql, CatalogueRow.Reader reader) throws SQLException {
    CatalogueRow.each(connection, sql, schema, reader);
  }

  /** What a table and its columns are called; the columns by their numbers. */
  record RelationNames(String table, Map<String, String> columns) {}
}
