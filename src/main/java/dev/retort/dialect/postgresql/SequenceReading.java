package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.dialect.Scope;
import dev.retort.schema.StoredObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One reading of the sequences of a schema. */
final class SequenceReading {
  private final Connection connection;
  private final String schema;
  private final Scope scope;
  private final Map<String, OwnedSequence> owned = new HashMap<>();
  private final List<StoredObject> sequences = new ArrayList<>();

  SequenceReading(Connection connection, String schema, Scope scope) {
    this.connection = connection;
    this.schema = schema;
    this.scope = scope;
  }

  /** Those of columns, by {@link OwnedSequence#key}. */
  Map<String, OwnedSequence> owned() {
    return owned;
  }

  /** Those that no column owns. */
  List<StoredObject> sequences() {
    return sequences;
  }

  void read() throws SQLException {
    CatalogueRow.each(
        connection,
        """
        SELECT c.relname AS name, q.seqstart AS start, q.seqincrement AS step,
          q.seqmin AS minimum, q.seqmax AS maximum, q.seqcache AS cache, q.seqcycle AS cycles,
          format_type(q.seqtypid, NULL) AS type,
          CASE q.seqtypid WHEN 21 THEN 32767 WHEN 23 THEN 2147483647
            ELSE 9223372036854775807 END AS highest,
          CASE q.seqtypid WHEN 21 THEN -32768 WHEN 23 THEN -2147483648
            ELSE -9223372036854775808 END AS lowest,
          d.refobjid AS oid, d.refobjsubid AS number
        FROM pg_sequence q JOIN pg_class c ON c.oid = q.seqrelid
        LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
          AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
          AND d.refobjsubid > 0
        WHERE c.relnamespace =\
        """
            + TableReading.NAMESPACE
            + TableReading.NOT_OF_AN_EXTENSION
            + " ORDER BY c.relname",
        schema,
        row -> {
          String options = OwnedSequence.optionsOf(row);
          if (!row.text("oid").isEmpty()) {
            owned.put(
                OwnedSequence.key(row.text("oid"), row.text("number")),
                new OwnedSequence(row.text("name"), options));
          } else if (scope.includes(row.text("name"))) {
            String type = row.is("type", "bigint") ? "" : " AS " + row.text("type");
            sequences.add(
                new StoredObject(
                    StoredObject.Kind.SEQUENCE,
                    row.text("name"),
                    "",
                    ("CREATE SEQUENCE "
                            + PostgreSqlNames.quote(row.text("name"))
                            + type
                            + " "
                            + options)
                        .strip()));
          }
        });
  }
}
