package dev.retort.model.jpa;

import dev.retort.sql.DialectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read of entity classes.
 *
 * @param classes names of the annotated classes, sorted
 * @param mappings resources with mappings in XML, which add to the annotations or overrule them
 * @param namingStrategy {@code spring}, {@code jpa}, a class name, or null for {@code jpa}
 * @param dialect the database that the schema is for
 */
public record EntityRequest(
    List<String> classes,
    List<String> mappings,
    @Nullable String namingStrategy,
    DialectId dialect) {
  public EntityRequest {
    classes = List.copyOf(classes);
    mappings = List.copyOf(mappings);
  }
}
