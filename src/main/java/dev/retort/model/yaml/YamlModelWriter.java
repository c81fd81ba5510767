package dev.retort.model.yaml;

import dev.retort.schema.Schema;

/** Writes a {@link Schema} as a model file that reads back equal. */
public final class YamlModelWriter {
  /** The text of the model file, with LF line ends. */
  public String write(Schema schema) {
    throw new dev.retort.error.UnsupportedFeatureException(
        "Retort can't write a model of " + schema.tables().size() + " tables yet.");
  }
}
