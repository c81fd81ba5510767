package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.schema.StoredObject;
import dev.retort.schema.StoredObject.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the collations, domains, composite types and range types of a schema. */
final class UserTypeReading {
  private static final String OWN =
      " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_type'::regclass"
          + " AND e.objid = t.oid AND e.deptype = 'e')"
          + " AND t.typnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?)"
          + " ORDER BY t.typname";

  /** The statement that makes the range type {@code r} whose row is {@code t}. */
  static final String RANGE =
      """
      format('CREATE TYPE %I AS RANGE (%s)', t.typname, concat_ws(', ',
        'SUBTYPE = ' || format_type(r.rngsubtype, NULL),
        (SELECT format('SUBTYPE_OPCLASS = %I.%I', n.nspname, o.opcname) FROM pg_opclass o
          JOIN pg_namespace n ON n.oid = o.opcnamespace
          WHERE o.oid = r.rngsubopc AND NOT o.opcdefault),
        (SELECT 'COLLATION = ' || o.oid::regcollation FROM pg_collation o JOIN pg_type b
          ON b.oid = r.rngsubtype WHERE o.oid = r.rngcollation AND o.oid <> b.typcollation),
        CASE WHEN r.rngcanonical <> 0 THEN 'CANONICAL = ' || r.rngcanonical END,
        CASE WHEN r.rngsubdiff <> 0 THEN 'SUBTYPE_DIFF = ' || r.rngsubdiff END, {multirange}))\
      """;

  /** Whether the range type {@code r} needs no function that comes after the types. */
  static final String PLAIN_RANGE =
      "(r.rngcanonical = 0 AND (r.rngsubdiff = 0 OR r.rngsubdiff::oid < 16384))";

  /** Whether the type {@code t}, which may be the range type {@code r}, is kept as text alone. */
  static final String IS_TEXT =
      """
      (t.typtype = 'b' AND NOT EXISTS (SELECT 1 FROM pg_type e WHERE e.typarray = t.oid)
        OR t.typtype = 'p' AND NOT t.typisdefined OR t.typtype = 'r' AND NOT\
      """
          + PLAIN_RANGE
          + """
          ) AND t.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_depend e
            WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')\
          """;

  private static final String MULTIRANGE =
      """
      (SELECT format('MULTIRANGE_TYPE_NAME = %I', m.typname) FROM pg_type m
        WHERE m.oid = r.rngmultitypid AND m.typname <> CASE WHEN t.typname LIKE '%range%'
          THEN regexp_replace(t.typname, 'range', 'multirange')
          ELSE t.typname || '_multirange' END)\
      """;

  private static final String COLLATIONS =
      """
      SELECT o.collname AS name, format('CREATE COLLATION %I (%s)', o.collname, concat_ws(', ',
          CASE o.collprovider WHEN 'i' THEN 'PROVIDER = icu' WHEN 'b' THEN 'PROVIDER = builtin' END,
          CASE WHEN {locale} IS NOT NULL THEN 'LOCALE = ' || quote_literal({locale})
            WHEN o.collcollate = o.collctype THEN 'LOCALE = ' || quote_literal(o.collcollate)
            ELSE 'LC_COLLATE = ' || quote_literal(o.collcollate)
              || ', LC_CTYPE = ' || quote_literal(o.collctype) END,
          CASE WHEN NOT o.collisdeterministic THEN 'DETERMINISTIC = false' END,
          'RULES = ' || quote_literal({rules}))) AS definition
      FROM pg_collation o WHERE NOT EXISTS (SELECT 1 FROM pg_depend e
          WHERE e.classid = 'pg_collation'::regclass AND e.objid = o.oid AND e.deptype = 'e')
        AND o.oid >= 16384 AND o.collnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?)
      ORDER BY o.collname\
      """;

  private UserTypeReading() {}

  /** The query as a server of this version understands it. */
  static String ofVersion(String query, int version) {
    return query
        .replace("{multirange}", version < 14 ? "NULL" : MULTIRANGE)
        .replace("{rules}", version < 16 ? "NULL" : "o.collicurules")
        .replace(
            "{locale}", version < 15 ? "NULL" : version < 17 ? "o.colliculocale" : "o.colllocale");
  }

  static List<StoredObject> read(Connection connection, int version, String schema)
      throws SQLException {
    List<StoredObject> types = new ArrayList<>();
    CatalogueRow.each(
        connection,
        ofVersion(COLLATIONS, version),
        schema,
        row ->
            types.add(
                new StoredObject(Kind.COLLATION, row.text("name"), "", row.text("definition"))));
    CatalogueRow.each(
        connection,
        """
        SELECT t.typname AS name, format_type(t.typbasetype, t.typtypmod) AS base,
          t.typnotnull AS not_null, t.typdefault AS value, quote_ident(o.collname) AS collation,
          (SELECT string_agg(' CONSTRAINT ' || quote_ident(n.conname) || ' '
            || pg_get_constraintdef(n.oid, true), '' ORDER BY n.conname)
            FROM pg_constraint n WHERE n.contypid = t.oid AND n.contype = 'c') AS checks
        FROM pg_type t JOIN pg_type b ON b.oid = t.typbasetype
        LEFT JOIN pg_collation o ON o.oid = t.typcollation AND t.typcollation <> b.typcollation
        WHERE t.typtype = 'd'\
        """
            + OWN,
        schema,
        row -> types.add(new StoredObject(Kind.DOMAIN, row.text("name"), "", domain(row))));
    CatalogueRow.each(
        connection,
        """
        SELECT t.typname AS name,
          (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod),
            ', ' ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS fields
        FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
        WHERE t.typtype = 'c'\
        """
            + OWN,
        schema,
        row ->
            types.add(
                new StoredObject(
                    Kind.TYPE,
                    row.text("name"),
                    "",
                    "CREATE TYPE "
                        + PostgreSqlNames.quote(row.text("name"))
                        + " AS ("
                        + row.text("fields")
                        + ")")));
    CatalogueRow.each(
        connection,
        ofVersion(
            "SELECT t.typname AS name, "
                + RANGE
                + " AS definition FROM pg_type t JOIN pg_range r ON r.rngtypid = t.oid WHERE "
                + PLAIN_RANGE
                + OWN,
            version),
        schema,
        row ->
            types.add(new StoredObject(Kind.TYPE, row.text("name"), "", row.text("definition"))));
    return types;
  }

  private static String domain(CatalogueRow row) throws SQLException {
    return "CREATE DOMAIN "
        + PostgreSqlNames.quote(row.text("name"))
        + " AS "
        + row.text("base")
        + (row.text("collation").isEmpty() ? "" : " COLLATE " + row.text("collation"))
        + (row.text("value").isEmpty() ? "" : " DEFAULT " + row.text("value"))
        + (row.is("not_null", "t") ? " NOT NULL" : "")
        + row.text("checks");
  }
}
