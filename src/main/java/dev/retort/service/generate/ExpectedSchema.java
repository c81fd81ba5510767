package dev.retort.service.generate;

import dev.retort.schema.Schema;
import dev.retort.service.cache.SchemaReader;
import dev.retort.service.cache.SchemaWriter;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What revision files build.
 *
 * @param schema as it was read from a scratch database, except for {@code declared}
 * @param declared tables in the form of the model of that time: the files create them by the very
 *     statements that the model is written as, so both give the same, whatever that is
 * @param filled tables that the files put rows into
 */
record ExpectedSchema(Schema schema, Set<String> declared, Set<String> filled) {
  ExpectedSchema {
    declared = Set.copyOf(declared);
    filled = Set.copyOf(filled);
  }

  byte[] bytes() {
    SchemaWriter writer = new SchemaWriter();
    writer.schema(schema);
    writer.texts(new TreeSet<>(declared));
    writer.texts(new TreeSet<>(filled));
    return writer.bytes();
  }

  static @Nullable ExpectedSchema of(byte[] bytes) {
    SchemaReader reader = new SchemaReader(bytes);
    return SchemaReader.orNull(
        () ->
            new ExpectedSchema(
                reader.schema(), Set.copyOf(reader.texts()), Set.copyOf(reader.texts())));
  }
}
