package dev.retort.model.yaml;

import dev.retort.error.FileException;
import dev.retort.model.ModelException;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a model file into a {@link Schema}. */
public final class YamlModelReader {
  private final DialectId dialect;

  /** Reads models for databases of {@code dialect}. */
  public YamlModelReader(DialectId dialect) {
    this.dialect = dialect;
  }

  /**
   * Reads a file.
   *
   * @throws FileException if it can't be read
   * @throws ModelException if it is wrong
   */
  public Schema read(Path file) {
    try {
      return read(Files.readString(file, StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new FileException("read the model file", file, e);
    }
  }

  /**
   * Reads a text.
   *
   * @param file where it comes from, for messages
   * @throws ModelException if it is wrong
   */
  public Schema read(String text, Path file) {
    throw new dev.retort.error.UnsupportedFeatureException(
        "Retort can't read " + file + " for " + dialect + " yet: " + text.length());
  }
}
