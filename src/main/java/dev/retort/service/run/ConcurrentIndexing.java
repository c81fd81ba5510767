package dev.retort.service.run;

/** What a statement of PostgreSQL with CONCURRENTLY does; names are as written, with quotes. */
sealed interface ConcurrentIndexing {
  /** Builds an index that has a name. */
  record Create(String index, String table) implements ConcurrentIndexing {}

  /**
   * Builds an index for which the database makes up a name.
   *
   * @param create the words before CONCURRENTLY
   * @param table with its schema, where that is written
   * @param bareTable without it
   * @param definition what follows the table
   */
  record CreateUnnamed(String create, String table, String bareTable, String definition)
      implements ConcurrentIndexing {}

  /** Drops an index. */
  record Drop(String index) implements ConcurrentIndexing {}

  /** Builds an index, or all those of a table, anew; also those of partitions. */
  record Reindex(String relation) implements ConcurrentIndexing {}

  /** Builds all indexes of a schema anew. */
  record ReindexSchema(String schema) implements ConcurrentIndexing {}

  /** Builds all indexes of the database anew. */
  record ReindexDatabase() implements ConcurrentIndexing {}
}
