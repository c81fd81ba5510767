package dev.retort.dialect.sqlite;

import dev.retort.dialect.IntrospectionException;
import dev.retort.dialect.Introspector;
import dev.retort.dialect.Scope;
import dev.retort.dialect.sqlite.TokenCursor.UnexpectedSqlException;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.StoredObject.Kind;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the statements that SQLite keeps for its objects: they hold more than the pragmas tell. One
 * query, and a second one where there are virtual tables.
 */
final class SqliteIntrospector implements Introspector {
  private record Entry(String type, String name, String table, String sql) {}

  @Override
  public Schema read(Connection connection, Scope scope) {
    try {
      return new Reading(scope).read(entries(connection, scope));
    } catch (SQLException e) {
      throw new IntrospectionException("the schema", e);
    }
  }

  private static List<Entry> entries(Connection connection, Scope scope) throws SQLException {
    String schema = scope.schema() == null ? "main" : scope.schema();
    String quoted = SqliteNames.quote(schema);
    List<Entry> entries = new ArrayList<>();
    boolean virtual = false;
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT type, name, tbl_name, sql FROM "
                  + quoted
                  + ".sqlite_master ORDER BY rowid")) {
        while (rows.next()) {
          String sql = rows.getString(4);
          if (sql != null) {
            Entry entry = new Entry(rows.getString(1), rows.getString(2), rows.getString(3), sql);
            virtual |= isVirtual(entry);
            entries.add(entry);
          }
        }
      }
      if (virtual) {
        Set<String> shadows = new HashSet<>();
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT name FROM pragma_table_list WHERE type = 'shadow' AND schema = "
                    + SqliteNames.literal(schema))) {
          while (rows.next()) {
            shadows.add(rows.getString(1));
          }
        }
        entries.removeIf(entry -> shadows.contains(entry.table()));
      }
    }
    return entries;
  }

  private static boolean isVirtual(Entry entry) {
    return entry.type().equals("table")
        && entry.sql().regionMatches(true, 0, "CREATE VIRTUAL", 0, 14);
  }

  /** One reading. */
  private static final class Reading {
    private final Scope scope;
    private final Map<String, Table> tables = new HashMap<>();
    private final List<View> views = new ArrayList<>();
    private final List<StoredObject> objects = new ArrayList<>();

    Reading(Scope scope) {
      this.scope = scope;
    }

    Schema read(List<Entry> entries) {
      entries.stream().filter(e -> e.type().equals("table")).forEach(this::table);
      entries.stream().filter(e -> e.type().equals("index")).forEach(this::index);
      entries.stream().filter(e -> e.type().equals("view")).forEach(this::view);
      entries.stream().filter(e -> e.type().equals("trigger")).forEach(this::trigger);
      List<Table> resolved = tables.values().stream().map(this::withReferences).toList();
      return SqliteDdlRenderer.NAMESAKES.read(
          Schema.of(
              resolved.stream().filter(t -> scope.includes(t.name())).toList(), views, objects));
    }

    private void table(Entry entry) {
      if (entry.name().toLowerCase(Locale.ROOT).startsWith("sqlite_")) {
        return;
      }
      if (isVirtual(entry)) {
        object(Kind.VIRTUAL_TABLE, entry, "");
        return;
      }
      try {
        tables.put(
            SqliteNames.key(entry.name()), CreateTableParser.parse(entry.name(), entry.sql()));
      } catch (UnexpectedSqlException notUnderstood) {
        object(Kind.OPAQUE, entry, "");
      }
    }

    private void index(Entry entry) {
      Table table = tables.get(SqliteNames.key(entry.table()));
      if (table == null) {
        return;
      }
      List<String> columns = table.columns().stream().map(Column::name).toList();
      try {
        tables.put(
            SqliteNames.key(table.name()),
            table.toBuilder()
                .index(CreateIndexParser.parse(entry.name(), entry.sql(), columns))
                .build());
      } catch (UnexpectedSqlException notUnderstood) {
        object(Kind.OPAQUE, entry, table.name());
      }
    }

    private void view(Entry entry) {
      if (scope.hidden().contains(entry.name())) {
        return;
      }
      try {
        views.add(CreateViewParser.parse(entry.name(), entry.sql()));
      } catch (UnexpectedSqlException notUnderstood) {
        object(Kind.OPAQUE, entry, "");
      }
    }

    private void trigger(Entry entry) {
      Table table = tables.get(SqliteNames.key(entry.table()));
      object(Kind.TRIGGER, entry, table == null ? entry.table() : table.name());
    }

    private void object(Kind kind, Entry entry, String table) {
      if (scope.includes(table.isEmpty() ? entry.name() : table)) {
        objects.add(new StoredObject(kind, entry.name(), table, entry.sql().strip()));
      }
    }

    /** A reference that names no columns means the other table's primary key. */
    private Table withReferences(Table table) {
      return table.foreignKeys().isEmpty()
          ? table
          : table.toBuilder()
              .foreignKeys(table.foreignKeys().stream().map(this::resolved).toList())
              .build();
    }

    private ForeignKey resolved(ForeignKey key) {
      Table parent = tables.get(SqliteNames.key(key.referencedTable()));
      if (parent == null) {
        return key;
      }
      PrimaryKey parentKey = parent.primaryKey();
      List<String> referenced = key.referencedColumns();
      if (referenced.isEmpty() && parentKey != null) {
        referenced = parentKey.columns();
      }
      List<String> declared = parent.columns().stream().map(Column::name).toList();
      return new ForeignKey(
          key.name(),
          key.columns(),
          parent.name(),
          SpelledAsDeclared.names(referenced, declared),
          key.onDelete(),
          key.onUpdate(),
          key.deferrable());
    }
  }
}
