package dev.retort.dialect.mysql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.dialect.Scope;
import dev.retort.schema.Check;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One reading of the tables of a schema: a query for each kind of part. */
final class TableReading {
  private static final Pattern JSON_CHECK = Pattern.compile("(?i)json_valid\\(`((?:[^`]|``)+)`\\)");

  private final Connection connection;
  private final MySqlServer server;
  private final String schema;
  private final Scope scope;
  private final Map<String, TableDraft> drafts = new LinkedHashMap<>();
  private final List<String> sequences = new ArrayList<>();
  private final List<StoredObject> opaque = new ArrayList<>();
  private final Map<String, Set<String>> json = new HashMap<>();

  TableReading(Connection connection, MySqlServer server, String schema, Scope scope) {
    this.connection = connection;
    this.server = server;
    this.schema = schema;
    this.scope = scope;
  }

  /** The tables that were found. */
  Collection<Table> tables() {
    return drafts.values().stream().map(TableDraft::table).toList();
  }

  /** The names of MariaDB's sequences. */
  List<String> sequences() {
    return sequences;
  }

  /** What belongs to tables and cannot be said of them. */
  List<StoredObject> opaque() {
    return opaque;
  }

  void read() throws SQLException {
    String standard = new CharsetDefaults(connection).collation();
    each(
        """
        SELECT table_name AS table_name, table_type AS table_type, engine AS engine,
          table_collation AS table_collation, create_options AS create_options,
          table_comment AS table_comment
        FROM information_schema.tables WHERE table_schema = ? AND table_type <> 'VIEW'
        ORDER BY table_name""",
        row -> table(row, standard));
    checks();
    MySqlColumnReader columns = new MySqlColumnReader(server);
    each(
        """
        SELECT table_name AS table_name, column_name AS column_name,
          column_default AS column_default, is_nullable AS is_nullable, data_type AS data_type,
          column_type AS column_type, collation_name AS collation_name, extra AS extra,
          column_comment AS column_comment, generation_expression AS generation_expression,
          %s AS srid
        FROM information_schema.columns WHERE table_schema = ?
        ORDER BY table_name, ordinal_position"""
            .formatted(server.isMariaDb() ? "NULL" : "srs_id"),
        row -> {
          TableDraft draft = draft(row);
          if (draft != null) {
            boolean isJson =
                json.getOrDefault(draft.name(), Set.of()).contains(row.text("column_name"));
            draft.column(columns.read(row, draft.collation(), isJson));
          }
        });
    indexes();
    new ForeignKeyReading(connection, server, schema).read(this::foreignKey);
    partitions();
  }

  private void table(CatalogueRow row, String standardCollation) throws SQLException {
    String name = row.text("table_name");
    if (row.is("table_type", "SEQUENCE")) {
      sequences.add(name);
    } else if (scope.includes(name)) {
      if (row.is("table_type", "BASE TABLE")) {
        drafts.put(name, new TableDraft(row, standardCollation));
      } else {
        opaque(name, "", row.text("table_type").toLowerCase(Locale.ROOT) + " " + name);
      }
    }
  }

  private void opaque(String name, String table, String what) {
    opaque.add(
        new StoredObject(
            StoredObject.Kind.OPAQUE, name, table, "-- not understood, and kept: " + what));
  }

  /** MariaDB's checks that make a column JSON are part of its type, so they come first. */
  private void checks() throws SQLException {
    each(
        server.isMariaDb()
            ? """
            SELECT table_name AS table_name, constraint_name AS constraint_name,
              check_clause AS check_clause, level AS level, 'YES' AS enforced
            FROM information_schema.check_constraints WHERE constraint_schema = ?
            ORDER BY table_name, constraint_name"""
            : """
            SELECT t.table_name AS table_name, c.constraint_name AS constraint_name,
              c.check_clause AS check_clause, 'Table' AS level, t.enforced AS enforced
            FROM information_schema.check_constraints c
            JOIN information_schema.table_constraints t
              ON t.constraint_schema = c.constraint_schema
              AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK'
            WHERE t.table_schema = ? ORDER BY t.table_name, c.constraint_name""",
        this::check);
  }

  private void check(CatalogueRow row) throws SQLException {
    TableDraft draft = draft(row);
    if (draft == null) {
      return;
    }
    String name = row.text("constraint_name");
    String sql = MySqlExpressions.plain(row.text("check_clause"), !server.isMariaDb());
    var isJson = JSON_CHECK.matcher(sql);
    if (row.is("level", "Column")) {
      if (isJson.matches() && isJson.group(1).replace("``", "`").equals(name)) {
        json.computeIfAbsent(draft.name(), t -> new HashSet<>()).add(name);
      } else {
        draft.columnCheck(name, sql);
      }
    } else if (row.is("enforced", "NO")) {
      opaque(
          name, draft.name(), "check " + name + " of " + draft.name() + ", NOT ENFORCED: " + sql);
    } else {
      draft.check(new Check(name, sql));
    }
  }

  private void indexes() throws SQLException {
    boolean functional = !server.isMariaDb();
    each(
        "SELECT table_name AS table_name, index_name AS index_name, non_unique AS non_unique,"
            + " column_name AS column_name, collation AS direction, sub_part AS sub_part,"
            + " index_type AS index_type, index_comment AS index_comment, "
            + (functional
                ? "expression AS expression, is_visible AS is_visible"
                : "NULL AS expression, IF(ignored = 'YES', 'NO', 'YES') AS is_visible")
            + " FROM information_schema.statistics WHERE table_schema = ?"
            + " ORDER BY table_name, index_name, seq_in_index",
        row -> {
          TableDraft draft = draft(row);
          if (draft != null) {
            draft.indexPart(row);
          }
        });
    for (TableDraft draft : drafts.values()) {
      if (draft.hasFullText()) {
        draft.parsers(ownText(draft.name()));
      }
    }
  }

  /** How the server itself writes a table; asked where the catalogue does not tell enough. */
  private String ownText(String table) throws SQLException {
    StringBuilder text = new StringBuilder();
    CatalogueRow.each(
        connection,
        "SHOW CREATE TABLE " + MySqlNames.qualified(schema, table),
        "",
        row -> text.append(row.text("Create Table")));
    return text.toString();
  }

  private void foreignKey(String table, String referencedSchema, ForeignKey key) {
    TableDraft draft = drafts.get(table);
    if (draft == null) {
      return;
    }
    if (referencedSchema.equalsIgnoreCase(schema)) {
      draft.foreignKey(key);
    } else {
      String name = String.valueOf(key.name());
      opaque(
          name,
          table,
          "foreign key " + name + " of " + table + " to the schema " + referencedSchema);
    }
  }

  private void partitions() throws SQLException {
    Map<String, PartitionText> found = new LinkedHashMap<>();
    each(
        """
        SELECT table_name AS table_name, partition_name AS partition_name,
          subpartition_name AS subpartition_name, partition_method AS partition_method,
          partition_expression AS partition_expression,
          subpartition_method AS subpartition_method,
          subpartition_expression AS subpartition_expression,
          partition_description AS partition_description,
          partition_comment AS partition_comment
        FROM information_schema.partitions
        WHERE table_schema = ? AND partition_name IS NOT NULL
        ORDER BY table_name, partition_ordinal_position, subpartition_ordinal_position""",
        row -> {
          PartitionText text = found.get(row.text("table_name"));
          if (text == null) {
            text = new PartitionText(row);
            found.put(row.text("table_name"), text);
          }
          text.add(row);
        });
    found.forEach(
        (table, text) -> {
          TableDraft draft = drafts.get(table);
          if (draft != null) {
            draft.option("partition", text.sql());
          }
        });
  }

  private @Nullable TableDraft draft(CatalogueRow row) throws SQLException {
    return drafts.get(row.text("table_name"));
  }

  private void each(String sql, CatalogueRow.Reader reader) throws SQLException {
    CatalogueRow.each(connection, sql, schema, reader);
  }
}
