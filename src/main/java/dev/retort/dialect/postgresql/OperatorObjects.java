package dev.retort.dialect.postgresql;

/** The queries that make statements of operators, what groups them, and casts. */
final class OperatorObjects {
  /** Operators. */
  static final String OPERATORS =
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
          + OpaqueReading.NAMESPACE
          + OpaqueReading.notOfAnExtension("pg_operator", "o");

  /** Operator classes, with what they consist of. */
  static final String OPERATOR_CLASSES =
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
          + OpaqueReading.NAMESPACE
          + OpaqueReading.notOfAnExtension("pg_opclass", "o");

  /** Operator families that no class has made. */
  static final String OPERATOR_FAMILIES =
      """
      SELECT 'operator family', f.opfname || ' USING ' || m.amname, '',
        format('CREATE OPERATOR FAMILY %I USING %I', f.opfname, m.amname)
      FROM pg_opfamily f JOIN pg_am m ON m.oid = f.opfmethod
      WHERE NOT EXISTS (SELECT 1 FROM pg_opclass o WHERE o.opcfamily = f.oid
        AND o.opcname = f.opfname) AND f.opfnamespace =\
      """
          + OpaqueReading.NAMESPACE
          + OpaqueReading.notOfAnExtension("pg_opfamily", "f");

  /** Casts, unless a range type brought them. */
  static final String CASTS =
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
          + OpaqueReading.notOfAnExtension("pg_cast", "k");

  private OperatorObjects() {}
}
