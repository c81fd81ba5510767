package dev.retort.dialect.postgresql;

/** The queries that make statements of how tables are stored and told of, which is kept as text. */
final class TableSettings {
  private static final String OWN = " AND c.relnamespace = " + OpaqueReading.NAMESPACE;

  private static final String RELATION =
      "CASE c.relkind WHEN 'i' THEN 'INDEX' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END";

  /** Where tables, views and indexes lie, if not where the database does. */
  static final String TABLESPACES =
      "SELECT 'tablespace', c.relname, CASE WHEN c.relkind = 'i' THEN '' ELSE c.relname END,"
          + " format('ALTER %s %I SET TABLESPACE %I', "
          + RELATION
          + ", c.relname, s.spcname) FROM pg_class c JOIN pg_tablespace s ON s.oid ="
          + " c.reltablespace WHERE c.relkind IN ('r', 'm', 'i')"
          + OWN;

  /** What stores them, if not the heap. */
  static final String ACCESS_METHODS =
      "SELECT 'access method', c.relname, c.relname, format('ALTER %s %I SET ACCESS METHOD %I', "
          + RELATION
          + ", c.relname, m.amname) FROM pg_class c JOIN pg_am m ON m.oid = c.relam"
          + " WHERE c.relkind IN ('r', 'm') AND m.amname <> 'heap'"
          + OWN;

  /** The indexes that replication or CLUSTER goes by. */
  static final String MARKED_INDEXES =
      """
      SELECT 'replica identity', i.relname, c.relname,
        format('ALTER TABLE %I REPLICA IDENTITY USING INDEX %I', c.relname, i.relname)
      FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      WHERE x.indisreplident\
      """
          + OWN
          + """
           UNION ALL SELECT 'clustering', i.relname, c.relname,
            format('ALTER TABLE %I CLUSTER ON %I', c.relname, i.relname)
          FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
          WHERE x.indisclustered AND c.relkind IN ('r', 'p')\
          """
          + OWN;

  /** How columns are stored and counted, if not as their type usually is. */
  static final String COLUMNS =
      """
      SELECT * FROM (SELECT 'column settings', a.attname, c.relname,
        CASE c.relkind WHEN 'm' THEN 'ALTER MATERIALIZED VIEW ' ELSE 'ALTER TABLE ' END
        || quote_ident(c.relname) || ' ' || NULLIF(concat_ws(', ',
          CASE WHEN a.attstorage <> t.typstorage THEN format('ALTER COLUMN %I SET STORAGE %s',
            a.attname, CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
              WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END) END,
          CASE {compression} WHEN 'p' THEN format('ALTER COLUMN %I SET COMPRESSION pglz', a.attname)
            WHEN 'l' THEN format('ALTER COLUMN %I SET COMPRESSION lz4', a.attname) END,
          CASE WHEN a.attstattarget >= 0 THEN format('ALTER COLUMN %I SET STATISTICS %s',
            a.attname, a.attstattarget) END,
          CASE WHEN a.attoptions IS NOT NULL THEN format('ALTER COLUMN %I SET (%s)', a.attname,
            array_to_string(a.attoptions, ', ')) END), '') AS definition
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped\
      """
          + OWN
          + ") AS s WHERE definition IS NOT NULL";

  /** Sequences that belong to a column, but are not new ones of its type that number it. */
  static final String OWNED_SEQUENCES =
      """
      SELECT 'sequence', c.relname, t.relname, CASE
        WHEN numbers.it AND c.relname <> concat_ws('_', t.relname, a.attname, 'seq')
        THEN format(E'ALTER SEQUENCE %I RENAME TO %I;\\n',
          concat_ws('_', t.relname, a.attname, 'seq'), c.relname) ELSE '' END || format('%s SEQUENCE %I AS %s INCREMENT BY %s'
          || ' MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s OWNED BY %I.%I',
        CASE WHEN numbers.it THEN 'ALTER' ELSE 'CREATE' END, c.relname,
        format_type(q.seqtypid, NULL), q.seqincrement, q.seqmin, q.seqmax, q.seqstart,
        q.seqcache, CASE WHEN q.seqcycle THEN ' CYCLE' ELSE '' END, t.relname, a.attname)
      FROM pg_sequence q JOIN pg_class c ON c.oid = q.seqrelid
      JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
        AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a' AND d.refobjsubid > 0
      JOIN pg_class t ON t.oid = d.refobjid
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
      LEFT JOIN pg_attrdef f ON f.adrelid = t.oid AND f.adnum = a.attnum
      CROSS JOIN LATERAL (SELECT COALESCE(pg_get_expr(f.adbin, f.adrelid) LIKE 'nextval(%', false)
        AS it) AS numbers
      WHERE NOT (numbers.it AND q.seqtypid = a.atttypid AND q.seqincrement = 1 AND q.seqmin = 1
        AND q.seqmax = CASE q.seqtypid WHEN 21 THEN 32767 WHEN 23 THEN 2147483647
          ELSE 9223372036854775807 END
        AND q.seqstart = 1 AND q.seqcache = 1 AND NOT q.seqcycle)\
      """
          + OWN;

  /** NOT NULL constraints with a name or a state of their own; from version 18. */
  static final String NOT_NULLS =
      """
      SELECT 'not null constraint', n.conname, c.relname, CASE WHEN NOT n.convalidated
        THEN format('ALTER TABLE %I ADD CONSTRAINT %I %s', c.relname, n.conname,
          pg_get_constraintdef(n.oid))
        ELSE concat_ws(E';\\n', CASE WHEN n.conname !~ '_not_null[0-9]*$'
            THEN format('ALTER TABLE %I RENAME CONSTRAINT %I TO %I', c.relname,
              c.relname || '_' || a.attname || '_not_null', n.conname) END,
          CASE WHEN n.connoinherit THEN format('ALTER TABLE %I ALTER CONSTRAINT %I NO INHERIT',
            c.relname, n.conname) END) END
      FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = n.conkey[1]
      WHERE n.contype = 'n' AND (n.conname !~ '_not_null[0-9]*$' OR NOT n.convalidated
        OR n.connoinherit) AND n.coninhcount = 0 AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = c.oid)\
      """
          + OWN;

  /** Extensions of another version than a new one would have. */
  static final String EXTENSION_VERSIONS =
      """
      SELECT 'extension version', x.extname, '', format('ALTER EXTENSION %I UPDATE TO %L', x.extname,
        x.extversion) FROM pg_extension x JOIN pg_available_extensions() v ON v.name = x.extname
      WHERE v.default_version <> x.extversion AND x.extname <> 'plpgsql'
        AND x.extnamespace =\
      """
          + OpaqueReading.NAMESPACE;

  private TableSettings() {}
}
