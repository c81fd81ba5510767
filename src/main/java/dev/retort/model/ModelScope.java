package dev.retort.model;

import dev.retort.schema.StoredObject;
import java.util.EnumSet;
import java.util.Set;

/**
 * The kinds of things that a model speaks of, besides tables, of which each does.
 *
 * <p>What it doesn't speak of it doesn't want gone: entity classes can't name a trigger, and a
 * model file without the section {@code views} leaves views to others.
 *
 * @param views whether a view that it lacks shall not be there
 * @param kinds of which kinds an object that it lacks shall not be there
 * @param details whether it has words for what only some databases know of a table: partitions,
 *     character sets, indexes on more than columns
 */
public record ModelScope(boolean views, Set<StoredObject.Kind> kinds, boolean details) {
  /** A model that says all: what it lacks shall not be there. */
  public static final ModelScope EVERYTHING =
      new ModelScope(true, EnumSet.allOf(StoredObject.Kind.class));

  /** A model that has words for every detail of a table. */
  public ModelScope(boolean views, Set<StoredObject.Kind> kinds) {
    this(views, kinds, true);
  }

  public ModelScope {
    kinds = Set.copyOf(kinds);
  }
}
