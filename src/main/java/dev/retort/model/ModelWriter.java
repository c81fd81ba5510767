package dev.retort.model;

import dev.retort.schema.Schema;
import java.util.ServiceLoader;

/** Writes a schema as a model file that reads back equal; found as a service. */
public interface ModelWriter {
  /** The text, with LF line ends; the same schema gives the same text. */
  String write(Schema schema);

  /** The installed writer. */
  static ModelWriter load() {
    return ServiceLoader.load(ModelWriter.class, ModelWriter.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no ModelWriter is installed"));
  }
}
