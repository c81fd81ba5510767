package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.service.cache.CacheKey;
import dev.retort.service.cache.ObjectPack;
import dev.retort.service.cache.ProgramIdentity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives both sides of a comparison: what the revision files build and what the model builds. Only
 * what may differ and is not known from before goes through a scratch database.
 */
final class SchemaSource {
  private final Environment environment;
  private final ScratchSchemas scratches;
  private final SchemaStore store;
  private final RevisionGraph graph;
  private final List<String> parents;
  private final CompletableFuture<Optional<List<String>>> origin;
  private final CompletableFuture<Void> fetched;

  /**
   * Both sides.
   *
   * @param origin what the files build, as it was found
   * @param expected what the files build, as read, except for {@code settled}
   * @param desired what the model builds, as read, except for {@code settled}
   * @param settled tables that are in the model's form on both sides, because they are the same
   */
  record Sides(ExpectedSchema origin, Schema expected, Schema desired, Set<String> settled) {}

  /**
   * A source; begins to fetch what is kept as soon as it is known of which server.
   *
   * @param parents up to which revisions the files count
   * @param server what {@link ScratchSchemas#fingerprint} says
   */
  SchemaSource(
      Environment environment,
      ScratchSchemas scratches,
      SchemaStore store,
      RevisionGraph graph,
      List<String> parents,
      CompletableFuture<Optional<String>> server) {
    this.environment = environment;
    this.scratches = scratches;
    this.store = store;
    this.graph = graph;
    this.parents = List.copyOf(parents);
    this.origin = server.thenApply(found -> found.map(this::origin));
    this.fetched = origin.thenAcceptAsync(found -> found.ifPresent(this::fetch));
  }

  private void fetch(List<String> found) {
    new ExpectedSchemas(scratches, store, found).fetch(graph, parents);
    objects(found).fetch();
  }

  /** Both sides, from scratch and in full. */
  static Sides anew(
      ScratchSchemas scratches, RevisionGraph graph, List<String> parents, Schema model) {
    Schema desired = scratches.build(model);
    ExpectedSchema expected = ExpectedSchemas.inFull(scratches, scratches.steps(graph, parents));
    return new Sides(expected, expected.schema(), desired, Set.of());
  }

  /** Both sides. */
  Sides sides(Schema model, Workbench bench) {
    Optional<List<String>> known = origin.join();
    // What an index is called may depend on a table that is not looked at.
    if (known.isEmpty() || Namesakes.areIn(model, scratches.dialectId())) {
      return anew(scratches, graph, parents, model);
    }
    fetched.join();
    ExpectedSchema expected =
        new ExpectedSchemas(scratches, store, known.get()).find(graph, parents, model);
    ObjectPack objects = objects(known.get());
    ReadBack readBack = new ReadBack(scratches, objects, known.get());
    Set<String> settled = settled(expected, model);
    Schema built = sharing(expected.schema(), model, settled);
    Set<String> open = new HashSet<>(model.tables().keySet());
    open.removeAll(settled);
    Set<String> before = new HashSet<>(expected.declared());
    before.removeAll(settled);
    Set<String> beside = referenced(model, open);
    Supplier<Schema> inPlace =
        () -> readBack.read(built, before, false, beside, bench::readInPlace);
    CompletableFuture<Schema> read = bench.readsAtOnce() ? bench.begin(inPlace) : null;
    Schema desired = readBack.read(model, open, true, Set.of(), bench::readAside);
    Sides sides =
        new Sides(
            expected, read == null ? inPlace.get() : Workbench.result(read), desired, settled);
    bench.aside(objects::save);
    return sides;
  }

  /** What a revision may refer to, and is to be tried with. */
  private static Set<String> referenced(Schema model, Set<String> tables) {
    Set<String> referenced = new HashSet<>();
    for (String name : tables) {
      model
          .table(name)
          .ifPresent(t -> t.foreignKeys().forEach(f -> referenced.add(f.referencedTable())));
    }
    return referenced;
  }

  /** Keeps what the files and a revision that was just written build. */
  void keepAfter(Revision written, ExpectedSchema after) {
    origin
        .join()
        .ifPresent(
            o ->
                new ExpectedSchemas(scratches, store, o).keepAfter(graph, parents, written, after));
  }

  /**
   * Tables that the files create as the model wants them, with references to what is the same on
   * both sides: there is nothing to compare.
   */
  private static Set<String> settled(ExpectedSchema expected, Schema model) {
    Map<String, Table> before = expected.schema().tables();
    Set<String> same = new HashSet<>();
    model.tables().values().stream()
        .filter(t -> t.equals(before.get(t.name())))
        .forEach(t -> same.add(t.name()));
    Set<String> settled = new HashSet<>();
    for (Table table : model.tables().values()) {
      if (same.contains(table.name())
          && expected.declared().contains(table.name())
          && table.foreignKeys().stream()
              .allMatch(
                  f ->
                      same.contains(f.referencedTable())
                          || leadsToTheSame(
                              f,
                              before.get(f.referencedTable()),
                              model.tables().get(f.referencedTable())))) {
        settled.add(table.name());
      }
    }
    return settled;
  }

  private static boolean leadsToTheSame(
      ForeignKey key, @Nullable Table before, @Nullable Table after) {
    return before != null
        && after != null
        && DefinitionGraph.referenced(before, key.referencedColumns())
            .equals(DefinitionGraph.referenced(after, key.referencedColumns()));
  }

  /** The schema, with those very tables of the model, so that nobody compares them again. */
  private static Schema sharing(Schema schema, Schema model, Set<String> settled) {
    return Schema.of(
        schema.tables().values().stream()
            .map(t -> settled.contains(t.name()) ? model.tables().get(t.name()) : t)
            .toList(),
        schema.views().values(),
        schema.objects().values());
  }

  /** Everything beside a definition that decides how it is read back. */
  private List<String> origin(String server) {
    Map<String, String> placeholders = new TreeMap<>(environment.migrations().placeholders());
    List<String> parts = new ArrayList<>();
    parts.add(ProgramIdentity.find().orElse(""));
    parts.add(scratches.dialectId().id());
    parts.add(server);
    parts.add(environment.include().toString());
    parts.add(new java.util.TreeSet<>(environment.migrations().ownTables()).toString());
    parts.add(placeholders.toString());
    return parts;
  }

  /** What was read of this project, which is known by its first revisions, wherever it lies. */
  private ObjectPack objects(List<String> known) {
    List<String> parts = new ArrayList<>(known);
    graph.revisions().stream().filter(Revision::isBase).map(Revision::id).forEach(parts::add);
    return store.objects(CacheKey.of(parts));
  }
}
