package dev.retort.model;

import dev.retort.schema.Table;
import java.nio.file.Path;
import java.util.Map;

/**
 * Tables that a model file held when it was last read, by their text in the file, so that only what
 * was edited since is read again. May forget anything at any time. Safe for many threads.
 */
public interface KnownTables {
  /** Remembers nothing. */
  KnownTables NONE =
      new KnownTables() {
        @Override
        public Map<String, Table> of(Path file, String surroundings) {
          return Map.of();
        }

        @Override
        public void keep(Path file, String surroundings, Map<String, Table> tables) {
          // Nothing is remembered.
        }
      };

  /**
   * What is known of a file; empty if nothing.
   *
   * @param surroundings whatever else in the file decides how the text of a table is read
   */
  Map<String, Table> of(Path file, String surroundings);

  /** Remembers these tables of a file, and nothing of what it held before. */
  void keep(Path file, String surroundings, Map<String, Table> tables);
}
