package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.config.ModelSettings;
import dev.retort.service.cache.CacheKey;
import dev.retort.service.cache.ProgramIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * What a model looks like from outside, which tells before it is read whether it was probably
 * edited. Decides what is begun early, and nothing that must be right.
 *
 * @param key which model it is
 * @param look another one means that it may have been edited
 */
record ModelStamp(CacheKey key, String look) {
  /** What the environment's model looks like now. */
  static ModelStamp of(Environment environment) {
    ModelSettings model = environment.model();
    CacheKey key =
        CacheKey.of(
            List.of(ProgramIdentity.find().orElse(""), environment.file().toString(), "stamp"));
    return new ModelStamp(
        key,
        model instanceof ModelSettings.YamlModel yaml
            ? look(yaml.file())
            : model instanceof ModelSettings.SqlModel sql ? look(sql.file()) : "");
  }

  private static String look(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return file + " " + attributes.size() + " " + attributes.lastModifiedTime().toMillis();
    } catch (IOException e) {
      // Whoever reads it tells what is wrong with it.
      return "";
    }
  }
}
