package dev.retort.diff;

/**
 * A stage of the way from one schema to another.
 *
 * <p>The order is such that its mirror image is the order of the way back: what is taken away
 * before something goes is put back after that came.
 */
enum Phase {
  DROP_OBJECTS,
  DROP_VIEWS,
  RENAME,
  CREATE_BASE_OBJECTS,
  DROP_FOREIGN_KEYS,
  DROP_TABLES,
  DROP_CONSTRAINTS,
  COLUMNS,
  ADD_CONSTRAINTS,
  CREATE_TABLES,
  ADD_FOREIGN_KEYS,
  DROP_BASE_OBJECTS,
  CREATE_VIEWS,
  CREATE_OBJECTS
}
