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

  private static final String OPERATORS =
      """
      SELECT 'operator', o.oprname || '(' || concat_ws(', ', CASE WHEN o.oprleft <> 0
          THEN format_type(o.oprleft, NULL) END, format_type(o.oprright, NULL)) || ')', '',
        format('CREATE OPERATOR %s (%s)', o.oprname, concat_ws(', ', 'FUNCTION = ' || o.oprcode,
          CASE WHEN o.oprleft <> 0 THEN 'LEFTARG = ' || format_type(o.oprleft, NULL) END,
          'RIGHTARG = ' || format_type(o.oprright, NULL),
          (SELECT format('COMMUTATOR = OPERATOR(%I.%s)', n.nspname, x.oprname) FROM pg_operator x
            JOIN pg_namespace n ON n.oid = x.oprnamespace WHERE x.oid = o.oprcom),
          (SELECT format('NEGATOR = OPERATOR(%I.%s)', n.nspname, x.oprname) FROM pg_operator x
            JOIN pg_namespace n ON n.oid = x.oprnamespace WHERE x.oid = o.oprnegate),
          CASE WHEN o.oprrest <> 0 THEN 'RESTRICT = ' || o.oprrest END,
          CASE WHEN o.oprjoin <> 0 THEN 'JOIN = ' || o.oprjoin END,
          CASE WHEN o.oprcanhash THEN 'HASHES' END, CASE WHEN o.oprcanmerge THEN 'MERGES' END))
      FROM pg_operator o WHERE o.oprcode <> 0 AND o.oprnamespace =\
      """
          + NAMESPACE
          + notOfAnExtension("pg_operator", "o");

  private static final String OPERATOR_CLASSES =
      """
      SELECT 'operator class', o.opcname || ' USING ' || m.amname, '',
        format('CREATE OPERATOR CLASS %I %sFOR TYPE %s USING %I%s AS %s', o.opcname,
          CASE WHEN o.opcdefault THEN 'DEFAULT ' ELSE '' END, format_type(o.opcintype, NULL),
          m.amname, CASE WHEN f.opfname = o.opcname AND f.opfnamespace = o.opcnamespace THEN ''
            ELSE format(' FAMILY %I.%I', (SELECT nspname FROM pg_namespace
              WHERE oid = f.opfnamespace), f.opfname) END,
          concat_ws(', ', CASE WHEN o.opckeytype <> 0
            THEN 'STORAGE ' || format_type(o.opckeytype, NULL) END,
            (SELECT string_agg(format('OPERATOR %s %s', a.amopstrategy, a.amopopr::regoperator)
              || CASE WHEN a.amopsortfamily <> 0 THEN (SELECT format(' FOR ORDER BY %I.%I',
                n.nspname, s.opfname) FROM pg_opfamily s JOIN pg_namespace n
                ON n.oid = s.opfnamespace WHERE s.oid = a.amopsortfamily) ELSE '' END, ', '
              ORDER BY a.amopstrategy) FROM pg_amop a WHERE a.amopfamily = o.opcfamily
              AND a.amoplefttype = o.opcintype AND a.amoprighttype = o.opcintype),
            (SELECT string_agg(format('FUNCTION %s %s', p.amprocnum,
              p.amproc::oid::regprocedure), ', ' ORDER BY p.amprocnum) FROM pg_amproc p
              WHERE p.amprocfamily = o.opcfamily AND p.amproclefttype = o.opcintype
              AND p.amprocrighttype = o.opcintype)))
      FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod
      JOIN pg_opfamily f ON f.oid = o.opcfamily WHERE o.opcnamespace =\
      """
          + NAMESPACE
          + notOfAnExtension("pg_opclass", "o");

  private static final String OPERATOR_FAMILIES =
      """
      SELECT 'operator family', f.opfname || ' USING ' || m.amname, '',
        format('CREATE OPERATOR FAMILY %I USING %I', f.opfname, m.amname)
      FROM pg_opfamily f JOIN pg_am m ON m.oid = f.opfmethod
      WHERE NOT EXISTS (SELECT 1 FROM pg_opclass o WHERE o.opcfamily = f.oid
        AND o.opcname = f.opfname) AND f.opfnamespace =\
      """
          + NAMESPACE
          + notOfAnExtension("pg_opfamily", "f");

  private static final String CASTS =
      """
      SELECT 'cast', format_type(k.castsource, NULL) || ' AS ' || format_type(k.casttarget, NULL),
        '', format('CREATE CAST (%s AS %s) %s%s', format_type(k.castsource, NULL),
          format_type(k.casttarget, NULL), CASE k.castmethod WHEN 'b' THEN 'WITHOUT FUNCTION'
          WHEN 'i' THEN 'WITH INOUT' ELSE 'WITH FUNCTION ' || k.castfunc::regprocedure END,
          CASE k.castcontext WHEN 'i' THEN ' AS IMPLICIT' WHEN 'a' THEN ' AS ASSIGNMENT'
          ELSE '' END)
      FROM pg_cast k JOIN pg_type s ON s.oid = k.castsource JOIN pg_type t ON t.oid = k.casttarget
      LEFT JOIN pg_proc p ON p.oid = k.castfunc
      JOIN pg_namespace n ON n.oid IN (s.typnamespace, t.typnamespace, p.pronamespace)
      WHERE NOT EXISTS (SELECT 1 FROM pg_range r WHERE r.rngtypid = k.castsource)
        AND n.nspname = ?\
      """
          + notOfAnExtension("pg_cast", "k");

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
          Kind.made(OPERATORS, "pg_operator"),
          Kind.made(OPERATOR_CLASSES, "pg_opclass"),
          Kind.made(OPERATOR_FAMILIES, "pg_opfamily"),
          Kind.made(CASTS, "pg_cast"),
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
