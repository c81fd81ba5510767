package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.service.cache.CacheKey;
import dev.retort.service.cache.ProgramIdentity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Gives both sides of a comparison: what the revision files build and what the model builds. Only
 * what may differ and is not known from before goes through a scratch database.
 */
final class SchemaSource {
  private final Environment environment;
  private final ScratchSchemas scratches;
  private final SchemaStore store;
  private final CompletableFuture<Optional<String>> fingerprint;

  /**
   * Both sides.
   *
   * @param origin what the files build, as it was found
   * @param expected what the files build, as read, except for {@code settled}
   * @param desired what the model builds, as read, except for {@code settled}
   * @param settled tables that are in the model's form on both sides, because they are the same
   */
  record Sides(ExpectedSchema origin, Schema expected, Schema desired, Set<String> settled) {}

  /** A source; begins to ask the server what it is. */
  SchemaSource(Environment environment, ScratchSchemas scratches, SchemaStore store) {
    this.environment = environment;
    this.scratches = scratches;
    this.store = store;
    this.fingerprint = CompletableFuture.supplyAsync(scratches::fingerprint);
  }

  /** Both sides, from scratch and in full. */
  static Sides anew(
      ScratchSchemas scratches, RevisionGraph graph, List<String> parents, Schema model) {
    Schema desired = scratches.build(model);
    ExpectedSchema expected = ExpectedSchemas.inFull(scratches, scratches.steps(graph, parents));
    return new Sides(expected, expected.schema(), desired, Set.of());
  }

  /** Both sides. */
  Sides sides(RevisionGraph graph, List<String> parents, Schema model, Workbench bench) {
    Optional<List<String>> origin = origin();
    if (origin.isEmpty()) {
      return anew(scratches, graph, parents, model);
    }
    ExpectedSchema expected =
        new ExpectedSchemas(scratches, store, origin.get()).find(graph, parents, model);
    ReadBack readBack =
        new ReadBack(scratches, store.objects(project(graph, origin.get())), origin.get());
    Set<String> settled = settled(expected, model);
    Set<String> open = new HashSet<>(model.tables().keySet());
    open.removeAll(settled);
    Set<String> before = new HashSet<>(expected.declared());
    before.removeAll(settled);
    Schema desired = readBack.read(model, open, true, bench::readAside);
    return new Sides(
        expected,
        readBack.read(expected.schema(), before, false, bench::readInPlace),
        desired,
        settled);
  }

  /** Keeps what the files and a revision that was just written build. */
  void keepAfter(
      RevisionGraph graph, List<String> parents, Revision written, ExpectedSchema after) {
    origin()
        .ifPresent(
            o ->
                new ExpectedSchemas(scratches, store, o).keepAfter(graph, parents, written, after));
  }

  /**
   * Tables that the files create as the model wants them, with references to what is the same on
   * both sides: there is nothing to compare.
   */
  private static Set<String> settled(ExpectedSchema expected, Schema model) {
    Set<String> settled = new HashSet<>();
    for (String name : expected.declared()) {
      Table before = expected.schema().tables().get(name);
      Table after = model.tables().get(name);
      if (after != null
          && after.equals(before)
          && after.foreignKeys().stream().allMatch(f -> leadsToTheSame(f, expected, model))) {
        settled.add(name);
      }
    }
    return settled;
  }

  private static boolean leadsToTheSame(ForeignKey key, ExpectedSchema expected, Schema model) {
    Table before = expected.schema().tables().get(key.referencedTable());
    Table after = model.tables().get(key.referencedTable());
    return before != null
        && after != null
        && (before.equals(after)
            || DefinitionGraph.referenced(before, key.referencedColumns())
                .equals(DefinitionGraph.referenced(after, key.referencedColumns())));
  }

  /** Everything beside a definition that decides how it is read back; empty where it is unknown. */
  private Optional<List<String>> origin() {
    return fingerprint
        .join()
        .map(
            server -> {
              Map<String, String> placeholders =
                  new TreeMap<>(environment.migrations().placeholders());
              List<String> origin = new ArrayList<>();
              origin.add(ProgramIdentity.find().orElse(""));
              origin.add(scratches.dialectId().id());
              origin.add(server);
              origin.add(environment.include().toString());
              origin.add(new java.util.TreeSet<>(environment.migrations().ownTables()).toString());
              origin.add(placeholders.toString());
              return origin;
            });
  }

  /** A project is known by its first revisions, wherever it lies. */
  private static CacheKey project(RevisionGraph graph, List<String> origin) {
    List<String> parts = new ArrayList<>(origin);
    graph.revisions().stream().filter(Revision::isBase).map(Revision::id).forEach(parts::add);
    return CacheKey.of(parts);
  }
}
