package dev.retort.service.generate;

import dev.retort.model.KnownTables;
import dev.retort.schema.Table;
import dev.retort.service.cache.CacheFolder;
import dev.retort.service.cache.CacheKey;
import dev.retort.service.cache.ProgramIdentity;
import dev.retort.service.cache.SchemaReader;
import dev.retort.service.cache.SchemaWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the tables of model files: the last file in memory, others in the user's cache folder. */
final class ModelTables implements KnownTables {
  private static final String KIND = "model";

  private final CacheFolder folder;
  private @Nullable CacheKey last;
  private Map<String, Table> tables = Map.of();

  ModelTables(CacheFolder folder) {
    this.folder = folder;
  }

  @Override
  public synchronized Map<String, Table> of(Path file, String surroundings) {
    CacheKey key = key(file, surroundings);
    if (!key.equals(last)) {
      tables = folder.read(KIND, key).map(ModelTables::read).orElseGet(Map::of);
      last = key;
    }
    return tables;
  }

  @Override
  public synchronized void keep(Path file, String surroundings, Map<String, Table> tables) {
    CacheKey key = key(file, surroundings);
    this.tables = Map.copyOf(tables);
    last = key;
    SchemaWriter writer = new SchemaWriter();
    writer.texts(tables.keySet());
    tables.values().forEach(writer::table);
    folder.write(KIND, key, writer.bytes());
  }

  private static CacheKey key(Path file, String surroundings) {
    return CacheKey.of(
        List.of(
            ProgramIdentity.find().orElse(""),
            file.toAbsolutePath().normalize().toString(),
            surroundings));
  }

  private static Map<String, Table> read(byte[] bytes) {
    SchemaReader reader = new SchemaReader(bytes);
    Map<String, Table> read =
        SchemaReader.orNull(
            () -> {
              Map<String, Table> tables = new LinkedHashMap<>();
              for (String text : reader.texts()) {
                tables.put(text, reader.table());
              }
              return tables;
            });
    return read == null ? Map.of() : read;
  }
}
