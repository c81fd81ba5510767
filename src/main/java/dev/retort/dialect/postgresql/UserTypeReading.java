package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.schema.StoredObject;
import dev.retort.schema.StoredObject.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the domains and composite types of a schema. */
final class UserTypeReading {
  private static final String OWN =
      " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_type'::regclass"
          + " AND e.objid = t.oid AND e.deptype = 'e')"
          + " AND t.typnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?)"
          + " ORDER BY t.typname";

  private UserTypeReading() {}

  static List<StoredObject> read(Connection connection, String schema) throws SQLException {
    List<StoredObject> types = new ArrayList<>();
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
        WHERE t.typtype = 'd'"""
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
        WHERE t.typtype = 'c'"""
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
