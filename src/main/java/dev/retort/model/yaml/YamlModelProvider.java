package dev.retort.model.yaml;

import dev.retort.config.ModelSettings;
import dev.retort.config.ModelSettings.YamlModel;
import dev.retort.model.DesiredSchema;
import dev.retort.model.ModelSource;
import dev.retort.model.ModelSourceProvider;
import dev.retort.model.SourceContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens model files. */
public final class YamlModelProvider implements ModelSourceProvider {
  @Override
  public Optional<ModelSource> open(ModelSettings settings) {
    return settings instanceof YamlModel model
        ? Optional.of(new YamlModelSource(model.file()))
        : Optional.empty();
  }

  private record YamlModelSource(Path file) implements ModelSource {
    @Override
    public DesiredSchema desired(SourceContext context) {
      return new YamlModelReader(context.dialect(), context.known()).readModel(file);
    }

    @Override
    public List<Path> files() {
      return List.of(file);
    }

    @Override
    public String description() {
      return "the model file " + file.getFileName();
    }
  }
}
