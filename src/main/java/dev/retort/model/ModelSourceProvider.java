package dev.retort.model;

import dev.retort.config.ModelSettings;
import java.util.Optional;

/** Opens one kind of model; found as a service. */
public interface ModelSourceProvider {
  /** The source for these settings, or empty if they are of another kind. */
  Optional<ModelSource> open(ModelSettings settings);
}
