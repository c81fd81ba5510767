package dev.retort.service.generate;

import dev.retort.diff.SqlNames;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.service.cache.CacheKey;
import dev.retort.service.cache.SchemaWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the definitions of a schema need of each other: what must stand beside one for a database to
 * take it, and what decides what the database makes of it. Names are found in texts without
 * understanding them, so it is rather too much than too little.
 */
final class DefinitionGraph {
  private final Schema schema;
  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, View> views = new HashMap<>();
  private final Map<String, List<StoredObject>> objects = new HashMap<>();
  private @Nullable String shared;

  DefinitionGraph(Schema schema) {
    this.schema = schema;
    schema.tables().values().forEach(t -> tables.put(SqlNames.fold(t.name()), t));
    schema.views().values().forEach(v -> views.put(SqlNames.fold(v.name()), v));
    schema
        .objects()
        .values()
        .forEach(
            o ->
                objects
                    .computeIfAbsent(SqlNames.fold(plainName(o)), n -> new ArrayList<>())
                    .add(o));
  }

  /** A function's name may have its arguments with it. */
  private static String plainName(StoredObject object) {
    int bracket = object.name().indexOf('(');
    return bracket < 0 ? object.name() : object.name().substring(0, bracket);
  }

  /** What decides what a database makes of a table: all that it is, and what it leans on. */
  CacheKey key(Table table) {
    List<Object> parts = new ArrayList<>();
    parts.add(shared());
    parts.add(SchemaWriter.bytes(table));
    for (ForeignKey key : table.foreignKeys()) {
      Table target = tables.get(SqlNames.fold(key.referencedTable()));
      if (target != null && !target.name().equals(table.name())) {
        parts.add(SchemaWriter.bytes(referenced(target, key.referencedColumns())));
      }
    }
    for (String name : mentioned(table)) {
      Table other = tables.get(name);
      View view = views.get(name);
      if (other != null && !other.name().equals(table.name())) {
        parts.add(SchemaWriter.bytes(other));
      }
      if (view != null) {
        parts.add(view.sql());
      }
    }
    return CacheKey.of(parts);
  }

  /** What decides what a database makes of the views and stored objects, taken together. */
  CacheKey restKey() {
    SchemaWriter writer = new SchemaWriter();
    writer.schema(subset(Set.of(), Set.of(), true));
    return CacheKey.of(List.of("rest", writer.bytes()));
  }

  /** Functions, types and the like may be used by anything. */
  private String shared() {
    String known = shared;
    if (known == null) {
      SchemaWriter writer = new SchemaWriter();
      schema.objects().values().stream()
          .filter(o -> o.kind() != StoredObject.Kind.TRIGGER)
          .forEach(writer::object);
      known = CacheKey.of(List.of(writer.bytes())).digest();
      shared = known;
    }
    return known;
  }

  /** The part of a table that a foreign key to it depends on. */
  static Table referenced(Table table, Collection<String> columns) {
    Set<String> names = new HashSet<>();
    columns.forEach(c -> names.add(SqlNames.fold(c)));
    return Table.builder(table.name())
        .columns(
            table.columns().stream()
                .filter(c -> names.contains(SqlNames.fold(c.name())))
                .map(c -> c.withComment(null).withDefault(null))
                .toList())
        .primaryKey(table.primaryKey())
        .uniques(
            table.uniques().stream()
                .filter(u -> u.columns().stream().map(SqlNames::fold).anyMatch(names::contains))
                .toList())
        .indexes(table.indexes().stream().filter(i -> begins(i, names)).toList())
        .options(table.options())
        .build();
  }

  private static boolean begins(Index index, Set<String> names) {
    String first = index.parts().isEmpty() ? null : index.parts().get(0).column();
    return first != null && names.contains(SqlNames.fold(first));
  }

  /**
   * These tables, and as much of the rest as they need: of other tables no foreign keys, checks and
   * plain indexes.
   *
   * @param wanted names of tables, as the schema spells them
   * @param beside names of tables that shall be there, with no more than what others need of them
   * @param rest whether all views and stored objects are wanted, too
   */
  Schema subset(Set<String> wanted, Set<String> beside, boolean rest) {
    return new Subset(wanted).collect(beside, rest);
  }

  /** One collection. */
  private final class Subset {
    private final Set<String> wanted;
    private final Map<String, Table> chosenTables = new HashMap<>();
    private final Map<String, View> chosenViews = new HashMap<>();
    private final Map<String, StoredObject> chosenObjects = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    Subset(Set<String> wanted) {
      this.wanted = wanted;
    }

    Schema collect(Set<String> beside, boolean rest) {
      schema.objects().values().stream()
          .filter(o -> rest || o.kind() == StoredObject.Kind.EXTENSION)
          .forEach(this::object);
      if (rest) {
        schema.views().values().forEach(this::view);
      }
      wanted.forEach(name -> open.add(SqlNames.fold(name)));
      beside.forEach(name -> open.add(SqlNames.fold(name)));
      while (!open.isEmpty()) {
        String name = open.remove();
        Table table = tables.get(name);
        if (table != null) {
          table(table);
        }
        View view = views.get(name);
        if (view != null) {
          view(view);
        }
        objects.getOrDefault(name, List.of()).stream()
            .filter(o -> o.kind() != StoredObject.Kind.TRIGGER)
            .forEach(this::object);
      }
      return Schema.of(chosenTables.values(), chosenViews.values(), chosenObjects.values());
    }

    private void table(Table table) {
      if (chosenTables.containsKey(table.name())) {
        return;
      }
      Table chosen = wanted.contains(table.name()) ? table : withoutAttachments(table);
      chosenTables.put(table.name(), chosen);
      chosen.foreignKeys().forEach(f -> open.add(SqlNames.fold(f.referencedTable())));
      open.addAll(mentioned(chosen));
    }

    private void view(View view) {
      if (chosenViews.putIfAbsent(view.name(), view) == null) {
        open.addAll(SqlNames.in(view.sql()));
      }
    }

    private void object(StoredObject object) {
      if (chosenObjects.putIfAbsent(object.key(), object) == null) {
        open.add(SqlNames.fold(object.table()));
        open.addAll(SqlNames.in(object.sql()));
      }
    }
  }

  /** Enough to be referred to: the columns and what makes rows unique. */
  static Table withoutAttachments(Table table) {
    return table.toBuilder()
        .foreignKeys(List.of())
        .checks(List.of())
        .indexes(table.indexes().stream().filter(Index::unique).toList())
        .build();
  }

  /** Names of this schema that the SQL in a table speaks of. */
  private Set<String> mentioned(Table table) {
    Set<String> names = new TreeSet<>();
    for (String sql : TableTexts.of(table)) {
      for (String name : SqlNames.in(sql)) {
        if (tables.containsKey(name) || views.containsKey(name) || objects.containsKey(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
