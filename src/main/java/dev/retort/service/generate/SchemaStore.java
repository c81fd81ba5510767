package dev.retort.service.generate;

import dev.retort.model.KnownTables;
import dev.retort.service.cache.CacheFolder;
import dev.retort.service.cache.CacheKey;
import dev.retort.service.cache.ObjectPack;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was read from scratch databases: for as long as it lives in memory, and beyond that in
 * the user's cache folder. Safe for many threads.
 */
public final class SchemaStore {
  private static final String EXPECTED = "expected";
  private static final String STAMP = "stamp";
  private static final int REMEMBERED = 8;

  private final CacheFolder folder;
  private final KnownTables modelTables;
  private final Map<CacheKey, ExpectedSchema> expected =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CacheKey, ExpectedSchema> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Map<CacheKey, ObjectPack> packs = new LinkedHashMap<>();
  private @Nullable ExpectedSchema prepared;
  private byte[] preparedBytes = {};

  /** Keeps in a folder. */
  public SchemaStore(CacheFolder folder) {
    this.folder = folder;
    this.modelTables = new ModelTables(folder);
  }

  /** Reads what is kept under a key, so that it is at hand. */
  synchronized void fetch(CacheKey key) {
    expected(key).ifPresent(known -> expected.put(key, known));
  }

  synchronized Optional<ExpectedSchema> expected(CacheKey key) {
    ExpectedSchema known = expected.get(key);
    if (known == null) {
      known = folder.read(EXPECTED, key).map(ExpectedSchema::of).orElse(null);
      if (known != null) {
        expected.put(key, known);
      }
    }
    return Optional.ofNullable(known);
  }

  synchronized void keep(CacheKey key, ExpectedSchema schema) {
    expected.put(key, schema);
    folder.write(EXPECTED, key, bytes(schema));
  }

  /** Does what is slow about keeping this schema, which will probably be kept. */
  synchronized void prepare(ExpectedSchema schema) {
    preparedBytes = bytes(schema);
    prepared = schema;
  }

  @SuppressWarnings("ReferenceEquality") // looking whether two are equal would take longer
  private byte[] bytes(ExpectedSchema schema) {
    return prepared == schema ? preparedBytes : schema.bytes();
  }

  /** Whether the model looked like this when it was compared last. */
  synchronized boolean isKnown(ModelStamp stamp) {
    return folder
        .read(STAMP, stamp.key())
        .filter(known -> new String(known, StandardCharsets.UTF_8).equals(stamp.look()))
        .isPresent();
  }

  /** Remembers what the model looked like. */
  synchronized void keep(ModelStamp stamp) {
    if (!isKnown(stamp)) {
      folder.write(STAMP, stamp.key(), stamp.look().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The tables of model files. */
  KnownTables modelTables() {
    return modelTables;
  }

  /** The objects that one project's models were read back as. */
  synchronized ObjectPack objects(CacheKey project) {
    return packs.computeIfAbsent(project, p -> new ObjectPack(folder, p));
  }
}
