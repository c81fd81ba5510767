package dev.retort.model.jpa;

import dev.retort.sql.DialectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read of entity classes.
 *
 * @param classes names of the annotated classes, sorted
 * @param namingStrategy {@code spring}, {@code jpa}, a class name, or null for {@code jpa}
 * @param dialect the database that the schema is for
 */
public record EntityRequest(
    List<String> classes, @Nullable String namingStrategy, DialectId dialect) {
  public EntityRequest {
    classes = List.copyOf(classes);
  }
}
