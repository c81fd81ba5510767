package dev.retort.service.generate;

import dev.retort.diff.DiffPolicy;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.service.ModelNotBuildableException;
import dev.retort.service.cache.CacheKey;
import dev.retort.service.cache.ObjectPack;
import dev.retort.service.cache.SchemaReader;
import dev.retort.service.cache.SchemaWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a database makes of definitions: from what is kept of earlier readings, and for the
 * rest from a scratch database that holds them and what they need. Where a part can't stand for the
 * whole, the whole is built.
 */
final class ReadBack {
  private final ScratchSchemas scratches;
  private final DiffPolicy policy;
  private final ObjectPack kept;
  private final List<String> origin;

  /**
   * A reader.
   *
   * @param kept what was read before; what is read now is added, and saved by whoever gave it
   * @param origin what all keys begin with: the database and all that decides how it reads
   */
  ReadBack(ScratchSchemas scratches, ObjectPack kept, List<String> origin) {
    this.scratches = scratches;
    this.policy = scratches.policy();
    this.kept = kept;
    this.origin = origin;
  }

  /**
   * A schema in which some tables, and all views and stored objects if asked for, are as the
   * database reads them; the other tables stay as they are.
   *
   * @param beside what else is to be there where something is built
   * @param builder builds a schema and reads it back
   */
  Schema read(
      Schema whole,
      Set<String> names,
      boolean rest,
      Set<String> beside,
      UnaryOperator<Schema> builder) {
    boolean withRest = rest && !(whole.views().isEmpty() && whole.objects().isEmpty());
    if (names.isEmpty() && !withRest) {
      return whole;
    }
    DefinitionGraph graph = new DefinitionGraph(whole);
    if (Namesakes.areIn(whole, scratches.dialectId())) {
      return scratches.build(whole);
    }
    Lookup lookup = new Lookup(whole, graph);
    names.forEach(lookup::table);
    if (withRest) {
      lookup.rest();
    }
    if (!lookup.isComplete() && !build(whole, graph, lookup, beside, builder)) {
      return scratches.build(whole);
    }
    return lookup.result(names, withRest);
  }

  private boolean build(
      Schema whole,
      DefinitionGraph graph,
      Lookup lookup,
      Set<String> beside,
      UnaryOperator<Schema> builder) {
    // Where most of it is missing, a part costs what the whole costs.
    boolean all = lookup.missing.size() * 2 > whole.tables().size();
    Schema part = all ? whole : graph.subset(lookup.missing.keySet(), beside, lookup.restMissing);
    Schema built;
    try {
      built = builder.apply(part);
    } catch (ModelNotBuildableException e) {
      if (all) {
        throw e;
      }
      // Either the part lacks something, or the model is wrong; the whole will tell.
      return false;
    }
    return knowsAll(built, whole) && lookup.take(built);
  }

  /** Whether nothing was made on the side, which might belong to a table that is not here. */
  private boolean knowsAll(Schema built, Schema whole) {
    return whole.views().keySet().containsAll(built.views().keySet())
        && known(whole.objects().values()).containsAll(known(built.objects().values()));
  }

  private Set<String> known(Collection<StoredObject> objects) {
    Set<String> keys = new HashSet<>();
    objects.forEach(o -> keys.add(policy.nameKey(o.key())));
    return keys;
  }

  /** One reading. */
  private final class Lookup {
    private final Schema whole;
    private final DefinitionGraph graph;
    private final Map<String, Table> found = new HashMap<>();
    private final Map<String, CacheKey> missing = new LinkedHashMap<>();
    private @Nullable Schema rest;
    private boolean restMissing;

    Lookup(Schema whole, DefinitionGraph graph) {
      this.whole = whole;
      this.graph = graph;
    }

    void table(String name) {
      Optional<Table> table = whole.table(name);
      if (table.isEmpty()) {
        return;
      }
      CacheKey key = key("table", graph.key(table.get()));
      Table known =
          kept.get(key)
              .map(bytes -> SchemaReader.orNull(() -> new SchemaReader(bytes).table()))
              .orElse(null);
      if (known == null) {
        missing.put(name, key);
      } else {
        found.put(name, known);
      }
    }

    void rest() {
      rest =
          kept.get(restKey())
              .map(bytes -> SchemaReader.orNull(() -> new SchemaReader(bytes).schema()))
              .orElse(null);
      restMissing = rest == null;
    }

    boolean isComplete() {
      return missing.isEmpty() && !restMissing;
    }

    /** Takes what was missing from what was built; false where something is not there. */
    boolean take(Schema built) {
      Map<String, Table> byKey = new HashMap<>();
      built.tables().values().forEach(t -> byKey.put(policy.nameKey(t.name()), t));
      for (Map.Entry<String, CacheKey> entry : missing.entrySet()) {
        Table table = byKey.get(policy.nameKey(entry.getKey()));
        if (table == null) {
          return false;
        }
        found.put(entry.getKey(), table);
        kept.put(entry.getValue(), SchemaWriter.bytes(table));
      }
      if (restMissing) {
        Schema read = Schema.of(List.of(), built.views().values(), built.objects().values());
        SchemaWriter writer = new SchemaWriter();
        writer.schema(read);
        kept.put(restKey(), writer.bytes());
        rest = read;
      }
      return true;
    }

    Schema result(Set<String> names, boolean withRest) {
      List<Table> tables = new ArrayList<>(found.values());
      whole.tables().values().stream().filter(t -> !names.contains(t.name())).forEach(tables::add);
      Schema others = rest;
      List<View> views =
          List.copyOf((withRest && others != null ? others : whole).views().values());
      List<StoredObject> objects =
          List.copyOf((withRest && others != null ? others : whole).objects().values());
      return Schema.of(tables, views, objects);
    }

    private CacheKey restKey() {
      return key("rest", graph.restKey());
    }

    private CacheKey key(String kind, CacheKey definition) {
      List<String> parts = new ArrayList<>(origin);
      parts.add(kind);
      parts.add(definition.digest());
      return CacheKey.of(parts);
    }
  }
}
