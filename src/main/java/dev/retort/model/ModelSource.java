package dev.retort.model;

import dev.retort.config.ModelSettings;
import dev.retort.error.UnsupportedFeatureException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Where a desired schema comes from. Reads afresh on each call; keeps nothing open. */
public interface ModelSource {
  /**
   * The wanted structure, and of what it speaks at all.
   *
   * @throws ModelException if the model is wrong; it holds every mistake that was found
   */
  DesiredSchema desired(SourceContext context);

  /** The files that the structure depends on, so that a window can watch them. */
  List<Path> files();

  /** The source in a few words, for example {@code the model file model.yaml}. */
  String description();

  /**
   * Opens the source that an environment names.
   *
   * @throws UnsupportedFeatureException if this installation has no reader for its kind
   */
  static ModelSource of(ModelSettings settings) {
    for (ModelSourceProvider provider :
        ServiceLoader.load(ModelSourceProvider.class, ModelSource.class.getClassLoader())) {
      var source = provider.open(settings);
      if (source.isPresent()) {
        return source.get();
      }
    }
    throw new UnsupportedFeatureException(
        "Retort can't read "
            + settings.accept(new ModelKindWords())
            + " in this version. Name a model file instead, as in 'model: {yaml: model.yaml}'.");
  }
}
