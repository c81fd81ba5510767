package dev.retort.service.generate;

import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what the revision files built last, for as long as no file changes. */
public final class SchemaCache {
  private List<String> key = List.of();
  private @Nullable Schema schema;

  /** An empty cache. */
  public SchemaCache() {}

  synchronized Schema expected(RevisionGraph graph, List<String> parents, Supplier<Schema> replay) {
    Set<String> lineage = graph.ancestors(parents, true);
    List<String> now =
        graph.revisions().stream()
            .filter(r -> lineage.contains(r.id()))
            .map(r -> r.id() + ":" + r.checksum())
            .toList();
    Schema known = schema;
    if (known == null || !now.equals(key)) {
      known = replay.get();
      schema = known;
      key = now;
    }
    return known;
  }
}
