package dev.retort.dialect.postgresql;

/** The queries that make statements of foreign tables, their servers and data wrappers. */
final class ForeignObjects {
  /** Options of foreign objects; what could be a password is not repeated. */
  private static final String OPTIONS =
      """
      COALESCE((SELECT ' OPTIONS (' || string_agg(format('%%I %%L', o.option_name, CASE
          WHEN o.option_name ~* '(passw|secret|token|credential|key)' THEN '***'
          ELSE o.option_value END), ', ') || ')' FROM pg_options_to_table(%s) o), '')\
      """;

  /** Foreign tables, with what brings them to their parents. */
  static final String TABLES =
      """
      SELECT 'foreign table', c.relname, '', format('CREATE FOREIGN TABLE %I (%s) SERVER %I',
          c.relname, concat_ws(', ', (SELECT string_agg(format('%I %s', a.attname,
              format_type(a.atttypid, a.atttypmod))
            ||\
      """
          + OPTIONS.formatted("a.attfdwoptions")
          + """
            || COALESCE((SELECT ' COLLATE ' || o.oid::regcollation FROM pg_collation o
                JOIN pg_type t ON t.oid = a.atttypid
                WHERE o.oid = a.attcollation AND o.oid <> t.typcollation), '')
              || CASE WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS ('
                || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
                ELSE COALESCE(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') END
              || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ', ' ORDER BY a.attnum)
              FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
            (SELECT string_agg(format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)),
              ', ' ORDER BY k.conname) FROM pg_constraint k
              WHERE k.conrelid = c.oid AND k.contype = 'c')), s.srvname)
          ||\
          """
          + OPTIONS.formatted("f.ftoptions")
          + """
            || COALESCE((SELECT string_agg(CASE WHEN c.relispartition
                THEN format(E';\\nALTER TABLE %s ATTACH PARTITION %I %s', i.inhparent::regclass,
                  c.relname, pg_get_expr(c.relpartbound, c.oid))
                ELSE format(E';\\nALTER FOREIGN TABLE %I INHERIT %s', c.relname, i.inhparent::regclass)
                END, '' ORDER BY i.inhseqno) FROM pg_inherits i WHERE i.inhrelid = c.oid), '')
            || COALESCE((SELECT format(E';\\nCOMMENT ON FOREIGN TABLE %I IS %L', c.relname,
                x.description) FROM pg_description x WHERE x.objoid = c.oid AND x.objsubid = 0
                AND x.classoid = 'pg_class'::regclass), '')
          FROM pg_foreign_table f JOIN pg_class c ON c.oid = f.ftrelid
          JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE c.relnamespace =\
          """
          + OpaqueReading.NAMESPACE
          + OpaqueReading.notOfAnExtension("pg_class", "c");

  private static final String OF_FOREIGN_TABLES =
      " WHERE s.oid IN (SELECT f.ftserver FROM pg_foreign_table f"
          + " JOIN pg_class c ON c.oid = f.ftrelid WHERE c.relnamespace = "
          + OpaqueReading.NAMESPACE
          + ")";

  /** The servers of these tables; user mappings, which hold passwords, are not read. */
  static final String SERVERS =
      """
      SELECT 'foreign server', s.srvname, '', format('CREATE SERVER %I%s%s FOREIGN DATA WRAPPER %I',
          s.srvname, COALESCE(' TYPE ' || quote_literal(s.srvtype), ''),
          COALESCE(' VERSION ' || quote_literal(s.srvversion), ''), w.fdwname)
        ||\
      """
          + OPTIONS.formatted("s.srvoptions")
          + " FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw"
          + OF_FOREIGN_TABLES
          + OpaqueReading.notOfAnExtension("pg_foreign_server", "s");

  /** What these servers are reached by. */
  static final String DATA_WRAPPERS =
      """
      SELECT DISTINCT 'foreign data wrapper', w.fdwname::text, '',
        format('CREATE FOREIGN DATA WRAPPER %I%s%s', w.fdwname,
          CASE WHEN w.fdwhandler <> 0 THEN ' HANDLER ' || w.fdwhandler::regproc ELSE '' END,
          CASE WHEN w.fdwvalidator <> 0 THEN ' VALIDATOR ' || w.fdwvalidator::regproc ELSE '' END)
        ||\
      """
          + OPTIONS.formatted("w.fdwoptions")
          + " FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw"
          + OF_FOREIGN_TABLES
          + OpaqueReading.notOfAnExtension("pg_foreign_data_wrapper", "w");

  private ForeignObjects() {}
}
