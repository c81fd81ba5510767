package dev.retort.dialect.postgresql;

import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Comments on anything but tables and their columns: kept as text, and written when it is made. */
final class KeptComments {
  private static final String KIND = "comment";
  private static final String ON = "on ";

  /** The query that makes statements of the comments. */
  static final String QUERY =
      """
      SELECT '%s', '%s' || i.type || ' ' || i.identity, '', format('COMMENT ON %%s %%s IS %%L',
        CASE WHEN i.type LIKE '%% column' THEN 'COLUMN' WHEN i.type LIKE '%% constraint'
          THEN 'CONSTRAINT' WHEN i.type = 'statistics object' THEN 'STATISTICS'
          ELSE upper(i.type) END,
        CASE i.type WHEN 'domain constraint' THEN regexp_replace(i.identity, ' on ', ' ON DOMAIN ')
          ELSE i.identity END, i.description)
      FROM (SELECT o.type, d.description, replace(o.identity, quote_ident(n.nspname) || '.', '')
          AS identity
        FROM pg_description d
        CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) o
        LEFT JOIN pg_constraint k ON d.classoid = 'pg_constraint'::regclass AND k.oid = d.objoid
        LEFT JOIN pg_trigger t ON d.classoid = 'pg_trigger'::regclass AND t.oid = d.objoid
        LEFT JOIN pg_rewrite r ON d.classoid = 'pg_rewrite'::regclass AND r.oid = d.objoid
        LEFT JOIN pg_policy p ON d.classoid = 'pg_policy'::regclass AND p.oid = d.objoid
        LEFT JOIN pg_event_trigger e ON d.classoid = 'pg_event_trigger'::regclass
          AND e.oid = d.objoid
        LEFT JOIN pg_proc f ON f.oid = e.evtfoid
        LEFT JOIN pg_class c ON c.oid = COALESCE(t.tgrelid, r.ev_class, p.polrelid,
          CASE WHEN d.classoid = 'pg_class'::regclass THEN d.objoid END)
        JOIN pg_namespace n ON n.nspname = o.schema
          OR n.oid = COALESCE(k.connamespace, c.relnamespace, f.pronamespace)
        WHERE d.objoid >= 16384 AND n.nspname = ? AND NOT EXISTS (SELECT 1 FROM pg_depend x
            WHERE x.classid = d.classoid AND x.objid = d.objoid AND x.deptype = 'e')
          AND NOT (d.classoid = 'pg_class'::regclass AND (c.relkind IN ('r', 'p')
            OR c.relkind = 'f' AND d.objsubid = 0))) AS i\
      """
          .formatted(KIND, ON);

  private KeptComments() {}

  /**
   * The statements that comment on something that was made anew.
   *
   * @param what as the server calls it: a kind, a name in quotes where it needs them, and what
   *     follows that, for example {@code view v} or {@code table constraint c on t}
   */
  static List<String> on(Schema schema, String what) {
    String wanted = ON + what;
    // The arguments of a routine or the table of a trigger may follow.
    return statements(
        schema,
        name ->
            name.equals(wanted)
                || name.startsWith(wanted + "(")
                || name.startsWith(wanted + " on "));
  }

  /**
   * The statements that comment on a view; on its columns only where it is as it was.
   *
   * @param before the view that went, or null
   */
  static List<String> onView(Schema schema, @Nullable View before, View view) {
    String name = PostgreSqlNames.quote(view.name());
    List<String> all = new ArrayList<>(on(schema, kind(view) + " " + name));
    if (view.equals(before)) {
      String columns = ON + kind(view) + " column " + name + ".";
      all.addAll(statements(schema, n -> n.startsWith(columns)));
    }
    return all;
  }

  private static String kind(View view) {
    return view.materialized() ? "materialized view" : "view";
  }

  private static List<String> statements(Schema schema, Predicate<String> name) {
    return schema.objects().values().stream()
        .filter(o -> o.kind() == StoredObject.Kind.OPAQUE && name.test(o.name()))
        .map(o -> o.sql().substring(o.sql().indexOf('\n') + 1))
        .toList();
  }
}
