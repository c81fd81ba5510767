package dev.retort.service;

/** The forms in which a model can be written. */
public enum ModelFormat {
  /** A dialect-neutral model file. */
  YAML,
  /** CREATE statements of the environment's own dialect. */
  SQL
}
