package dev.retort.service.generate;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.diff.SqlNames;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.service.PlanStep;
import dev.retort.service.cache.CacheKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what revision files build: as it was kept, else from those of their statements that the
 * model does not repeat, else by running them all.
 */
final class ExpectedSchemas {
  private final ScratchSchemas scratches;
  private final SchemaStore store;
  private final List<String> origin;

  /**
   * A finder.
   *
   * @param origin what all keys begin with: the database and all that decides how it reads
   */
  ExpectedSchemas(ScratchSchemas scratches, SchemaStore store, List<String> origin) {
    this.scratches = scratches;
    this.store = store;
    this.origin = origin;
  }

  /** Reads what is kept of the files up to these revisions. */
  void fetch(RevisionGraph graph, List<String> parents) {
    store.fetch(key(files(graph, parents)));
  }

  /** What the files up to these revisions build. */
  ExpectedSchema find(RevisionGraph graph, List<String> parents, Schema model) {
    CacheKey key = key(files(graph, parents));
    Optional<ExpectedSchema> kept = store.expected(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    List<PlanStep> steps = scratches.steps(graph, parents);
    ExpectedSchema found =
        Lineage.of(steps)
            .map(lineage -> inPart(lineage, model))
            .orElseGet(() -> inFull(scratches, steps));
    store.keep(key, found);
    return found;
  }

  /** Keeps what the files and one more build. */
  void keepAfter(
      RevisionGraph graph, List<String> parents, Revision added, ExpectedSchema expected) {
    List<String> files = new ArrayList<>(files(graph, parents));
    files.add(file(added));
    store.keep(key(files), expected);
  }

  private static List<String> files(RevisionGraph graph, List<String> parents) {
    Set<String> lineage = graph.ancestors(parents, true);
    return graph.revisions().stream()
        .filter(r -> lineage.contains(r.id()))
        .map(ExpectedSchemas::file)
        .sorted()
        .toList();
  }

  private static String file(Revision revision) {
    return revision.id() + " " + revision.downRevisions() + " " + revision.checksum();
  }

  private CacheKey key(List<String> files) {
    List<String> parts = new ArrayList<>(origin);
    parts.add("expected");
    files.stream().sorted().forEach(parts::add);
    return CacheKey.of(parts);
  }

  /** Everything is run and read. */
  static ExpectedSchema inFull(ScratchSchemas scratches, List<PlanStep> steps) {
    try (ScratchDatabase scratch = scratches.open()) {
      scratches.replay(scratch, steps);
      Schema schema = scratches.read(scratch);
      return new ExpectedSchema(schema, Set.of(), scratches.filled(scratch, schema, steps));
    }
  }

  private ExpectedSchema inPart(Lineage lineage, Schema model) {
    Map<String, Table> repeated = repeated(lineage, model);
    Set<String> others = new HashSet<>(lineage.subjects());
    others.removeAll(repeated.keySet());
    List<PlanStep> steps = lineage.about(others);
    Schema read = Schema.empty();
    if (steps.stream().anyMatch(s -> !s.statements().isEmpty()) || !others.isEmpty()) {
      try (ScratchDatabase scratch = scratches.open()) {
        scratches.replay(scratch, steps);
        read = scratches.read(scratch);
      }
    }
    List<Table> tables = new ArrayList<>(repeated.values());
    Set<String> declared = new HashSet<>();
    repeated.values().forEach(t -> declared.add(t.name()));
    read.tables().values().stream()
        .filter(t -> !repeated.containsKey(SqlNames.fold(t.name())))
        .forEach(tables::add);
    Schema schema = Schema.of(tables, read.views().values(), read.objects().values());
    Set<String> filled = lineage.filled();
    return new ExpectedSchema(
        schema,
        declared,
        Set.copyOf(
            schema.tables().keySet().stream()
                .filter(t -> filled.contains(SqlNames.fold(t)))
                .toList()));
  }

  /**
   * The tables, by folded name, that the files create by the very statements which the model is
   * written as, and which nothing else in the files concerns: what the database makes of both is
   * the same, whatever it is.
   */
  private Map<String, Table> repeated(Lineage files, Schema model) {
    Map<String, Table> repeated = new HashMap<>();
    Lineage written = Lineage.of(List.of(scratches.asStep(model))).orElse(null);
    if (written == null) {
      return repeated;
    }
    Set<String> entangled = new HashSet<>(files.entangled());
    entangled.addAll(written.entangled());
    Set<String> twice = new HashSet<>();
    for (Table table : model.tables().values()) {
      String name = SqlNames.fold(table.name());
      List<String> texts = files.textsOf(name);
      if (!texts.isEmpty() && !entangled.contains(name) && texts.equals(written.textsOf(name))) {
        @Nullable Table other = repeated.put(name, table);
        if (other != null) {
          twice.add(name);
        }
      }
    }
    repeated.keySet().removeAll(twice);
    return repeated;
  }
}
