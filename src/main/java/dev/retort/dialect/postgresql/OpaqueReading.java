package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.dialect.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the objects that are kept as text alone: one query asks for their kinds, one for them. */
final class OpaqueReading {
  /** The oid of the schema that is read. */
  static final String NAMESPACE = "(SELECT oid FROM pg_namespace WHERE nspname = ?)";

  private static final String RULES =
      """
      SELECT 'rule', r.rulename, c.relname, rtrim(pg_get_ruledef(r.oid, true), ';')
        || CASE r.ev_enabled WHEN 'O' THEN '' ELSE format(E';\\nALTER TABLE %I %s RULE %I',
          c.relname, CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
          ELSE 'ENABLE ALWAYS' END, r.rulename) END
      FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
      WHERE r.rulename <> '_RETURN' AND c.relnamespace =\
      """
          + NAMESPACE
          + notOfAnExtension("pg_rewrite", "r");

  private static final String POLICIES =
      """
      SELECT 'policy', p.policyname, p.tablename, format('CREATE POLICY %I ON %I AS %s FOR %s TO %s',
          p.policyname, p.tablename, p.permissive, p.cmd,
          (SELECT string_agg(CASE r WHEN 'public' THEN 'PUBLIC' ELSE quote_ident(r) END, ', ')
            FROM unnest(p.roles) r))
        || COALESCE(' USING (' || p.qual || ')', '')
        || COALESCE(' WITH CHECK (' || p.with_check || ')', '')
      FROM pg_policies p WHERE p.schemaname = ?\
      """;

  private static final String STATISTICS =
      """
      SELECT 'statistics', s.stxname, c.relname, 'CREATE STATISTICS ' || quote_ident(s.stxname)
        || substr(pg_get_statisticsobjdef(s.oid), length('CREATE STATISTICS '
          || quote_ident(n.nspname) || '.' || quote_ident(s.stxname)) + 1)
        || CASE WHEN s.stxstattarget >= 0 THEN format(E';\\nALTER STATISTICS %I SET STATISTICS %s',
          s.stxname, s.stxstattarget) ELSE '' END
      FROM pg_statistic_ext s JOIN pg_class c ON c.oid = s.stxrelid
      JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE n.nspname = ?\
      """;

  private static final String CONVERSIONS =
      """
      SELECT 'conversion', v.conname, '', format('CREATE %sCONVERSION %I FOR %L TO %L FROM %s',
          CASE WHEN v.condefault THEN 'DEFAULT ' ELSE '' END, v.conname,
          pg_encoding_to_char(v.conforencoding), pg_encoding_to_char(v.contoencoding), v.conproc)
      FROM pg_conversion v WHERE v.connamespace =\
      """
          + NAMESPACE
          + notOfAnExtension("pg_conversion", "v");

  private static final String DICTIONARIES =
      """
      SELECT 'text search dictionary', d.dictname, '',
        format('CREATE TEXT SEARCH DICTIONARY %I (TEMPLATE = %I.%I%s)', d.dictname, n.nspname,
          t.tmplname, COALESCE(', ' || d.dictinitoption, ''))
      FROM pg_ts_dict d JOIN pg_ts_template t ON t.oid = d.dicttemplate
      JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE d.dictnamespace =\
      """
          + NAMESPACE
          + notOfAnExtension("pg_ts_dict", "d");

  private static final String CONFIGURATIONS =
      """
          SELECT 'text search configuration', g.cfgname, '',
            format('CREATE TEXT SEARCH CONFIGURATION %I (PARSER = %I.%I)', g.cfgname, n.nspname,
              p.prsname) || COALESCE((SELECT string_agg(format(
                E';\\nALTER TEXT SEARCH CONFIGURATION %I ADD MAPPING FOR %I WITH %s', g.cfgname,
                m.alias, m.dictionaries), '' ORDER BY m.alias)
              FROM (SELECT k.alias, string_agg(a.mapdict::regdictionary::text, ', '
                  ORDER BY a.mapseqno) AS dictionaries
                FROM pg_ts_config_map a JOIN ts_token_type(g.cfgparser) k ON k.tokid = a.maptokentype
                WHERE a.mapcfg = g.oid GROUP BY k.alias) m), '')
          FROM pg_ts_config g JOIN pg_ts_parser p ON p.oid = g.cfgparser
          JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE g.cfgnamespace =\
          """
          + NAMESPACE
          + notOfAnExtension("pg_ts_config", "g");

  private static final String EVENT_TRIGGERS =
      """
      SELECT 'event trigger', v.evtname, '', format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %s()',
          v.evtname, v.evtevent, COALESCE(' WHEN TAG IN (' || (SELECT string_agg(quote_literal(t),
            ', ') FROM unnest(v.evttags) t) || ')', ''), v.evtfoid::regproc)
        || CASE v.evtenabled WHEN 'O' THEN '' ELSE format(E';\\nALTER EVENT TRIGGER %I %s',
          v.evtname, CASE v.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
          ELSE 'ENABLE ALWAYS' END) END
      FROM pg_event_trigger v JOIN pg_proc p ON p.oid = v.evtfoid WHERE p.pronamespace =\
      """
          + NAMESPACE
          + notOfAnExtension("pg_event_trigger", "v");

  private static final String TYPES =
      """
      SELECT CASE t.typtype WHEN 'r' THEN 'range type' WHEN 'b' THEN 'base type'
          ELSE 'shell type' END, t.typname, '', format('CREATE TYPE %I', t.typname)
        || COALESCE((SELECT string_agg(replace(E';\\n' || pg_get_functiondef(p.oid),
            'FUNCTION ' || quote_ident(n.nspname) || '.', 'FUNCTION '), '' ORDER BY p.oid)
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid >= 16384 AND p.oid
            IN (t.typinput, t.typoutput, t.typreceive, t.typsend, r.rngcanonical)), '')
        || CASE t.typtype WHEN 'p' THEN '' WHEN 'r' THEN E';\\n' || (\
      """
          + UserTypeReading.RANGE
          + """
          ) ELSE E';\\n' || format('CREATE TYPE %I (%s)', t.typname, concat_ws(', ',
              'INPUT = ' || t.typinput, 'OUTPUT = ' || t.typoutput,
              CASE WHEN t.typreceive <> 0 THEN 'RECEIVE = ' || t.typreceive END,
              CASE WHEN t.typsend <> 0 THEN 'SEND = ' || t.typsend END,
              CASE WHEN t.typmodin <> 0 THEN 'TYPMOD_IN = ' || t.typmodin END,
              CASE WHEN t.typmodout <> 0 THEN 'TYPMOD_OUT = ' || t.typmodout END,
              CASE WHEN t.typanalyze <> 0 THEN 'ANALYZE = ' || t.typanalyze END,
              'INTERNALLENGTH = ' || CASE WHEN t.typlen < 0 THEN 'VARIABLE' ELSE t.typlen::text END,
              CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END,
              'ALIGNMENT = ' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2'
                WHEN 'i' THEN 'int4' ELSE 'double' END,
              'STORAGE = ' || CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'
                WHEN 'm' THEN 'main' ELSE 'extended' END,
              'CATEGORY = ' || quote_literal(t.typcategory::text),
              CASE WHEN t.typispreferred THEN 'PREFERRED = true' END,
              CASE WHEN t.typdefault IS NOT NULL THEN 'DEFAULT = ' || quote_literal(t.typdefault) END,
              CASE WHEN t.typelem <> 0 THEN 'ELEMENT = ' || format_type(t.typelem, NULL) END,
              'DELIMITER = ' || quote_literal(t.typdelim::text),
              CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE = true' END)) END
          FROM pg_type t LEFT JOIN pg_range r ON r.rngtypid = t.oid
          WHERE\
          """
          + UserTypeReading.IS_TEXT
          + " AND t.typnamespace = "
          + NAMESPACE;

  /**
   * What makes statements of objects of one kind, and how to see at a glance that there can be
   * some.
   */
  private record Kind(String query, String seen) {
    static Kind made(String query, String catalogue) {
      return new Kind(query, "EXISTS (SELECT 1 FROM " + catalogue + " WHERE oid >= 16384)");
    }

    static Kind found(String query, String from) {
      return new Kind(query, "EXISTS (SELECT 1 FROM " + from + ")");
    }
  }

  private static final String FOREIGN = "pg_foreign_table";

  private static final List<Kind> KINDS =
      List.of(
          Kind.found(RULES, "pg_rewrite WHERE rulename <> '_RETURN' AND oid >= 16384"),
          Kind.found(POLICIES, "pg_policy"),
          Kind.found(STATISTICS, "pg_statistic_ext"),
          Kind.made(OperatorObjects.OPERATORS, "pg_operator"),
          Kind.made(OperatorObjects.OPERATOR_CLASSES, "pg_opclass"),
          Kind.made(OperatorObjects.OPERATOR_FAMILIES, "pg_opfamily"),
          Kind.made(OperatorObjects.CASTS, "pg_cast"),
          Kind.made(CONVERSIONS, "pg_conversion"),
          Kind.made(DICTIONARIES, "pg_ts_dict"),
          Kind.made(CONFIGURATIONS, "pg_ts_config"),
          Kind.made(EVENT_TRIGGERS, "pg_event_trigger"),
          Kind.found(
              TYPES,
              "pg_type t WHERE t.oid >= 16384 AND (t.typtype IN ('p', 'r')"
                  + " OR t.typtype = 'b' AND NOT EXISTS"
                  + " (SELECT 1 FROM pg_type e WHERE e.typarray = t.oid))"),
          Kind.found(ForeignObjects.TABLES, FOREIGN),
          Kind.found(ForeignObjects.SERVERS, FOREIGN),
          Kind.found(ForeignObjects.DATA_WRAPPERS, FOREIGN),
          Kind.found(
              TableSettings.TABLESPACES, "pg_class WHERE oid >= 16384 AND reltablespace <> 0"),
          Kind.found(
              TableSettings.ACCESS_METHODS,
              "pg_class c JOIN pg_am m ON m.oid = c.relam"
                  + " WHERE c.oid >= 16384 AND c.relkind IN ('r', 'm') AND m.amname <> 'heap'"),
          Kind.found(
              TableSettings.MARKED_INDEXES, "pg_index WHERE indisreplident OR indisclustered"),
          Kind.found(
              TableSettings.OWNED_SEQUENCES,
              "pg_sequence q JOIN pg_depend d"
                  + " ON d.classid = 'pg_class'::regclass AND d.objid = q.seqrelid AND d.deptype = 'a'"),
          Kind.found(TableSettings.EXTENSION_VERSIONS, "pg_extension WHERE extname <> 'plpgsql'"),
          Kind.found(KeptComments.QUERY, "pg_description WHERE objoid >= 16384"));

  private static final Kind NOT_NULLS =
      Kind.found(
          TableSettings.NOT_NULLS,
          "pg_constraint WHERE contype = 'n' AND conrelid >= 16384"
              + " AND (conname !~ '_not_null[0-9]*$' OR NOT convalidated OR connoinherit)");

  private OpaqueReading() {}

  /** The condition that no extension brought an object. */
  static String notOfAnExtension(String catalogue, String alias) {
    return " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = '"
        + catalogue
        + "'::regclass AND e.objid = "
        + alias
        + ".oid AND e.deptype = 'e')";
  }

  private static String ofVersion(String query, int version) {
    return UserTypeReading.ofVersion(query, version)
        .replace("{compression}", version < 14 ? "''" : "a.attcompression");
  }

  static void read(
      Connection connection, int version, String schema, Scope scope, OpaqueObjects opaque)
      throws SQLException {
    CatalogueRow.each(
        connection,
        ofVersion(query(connection, version), version),
        schema,
        row -> {
          String kind = row.text("kind");
          String name = row.text("name");
          String table = row.text("of_table");
          String relation = kind.equals("foreign table") ? name : table;
          if (relation.isEmpty() || scope.includes(relation)) {
            opaque.add(kind, name, table, "", row.text("definition"));
          }
        });
  }

  /** Planning the query for all kinds takes longer than to ask which of them it is needed for. */
  private static String query(Connection connection, int version) throws SQLException {
    List<Kind> kinds = new ArrayList<>(KINDS);
    if (version >= 18) {
      kinds.add(NOT_NULLS);
    }
    List<String> needed = new ArrayList<>();
    needed.add(TableSettings.COLUMNS);
    String glance =
        kinds.stream()
            .map(kind -> "CASE WHEN " + kind.seen() + " THEN 1 ELSE 0 END")
            .collect(Collectors.joining(", ", "SELECT concat(", ") AS seen"));
    CatalogueRow.each(
        connection,
        glance,
        "",
        row -> {
          String seen = row.text("seen");
          for (int i = 0; i < seen.length(); i++) {
            if (seen.charAt(i) == '1') {
              needed.add(kinds.get(i).query());
            }
          }
        });
    return "SELECT * FROM ("
        + String.join(" UNION ALL ", needed)
        + ") AS kept (kind, name, of_table, definition)"
        + " ORDER BY kind COLLATE \"C\", name COLLATE \"C\", of_table COLLATE \"C\"";
  }
}
