package dev.retort.model.database;

import dev.retort.config.ModelSettings;
import dev.retort.config.ModelSettings.DatabaseModel;
import dev.retort.config.ModelSettings.RevisionModel;
import dev.retort.error.SourcePosition;
import dev.retort.model.DesiredSchema;
import dev.retort.model.ModelException;
import dev.retort.model.ModelProblem;
import dev.retort.model.ModelSource;
import dev.retort.model.ModelSourceProvider;
import dev.retort.model.SourceContext;
import dev.retort.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens the live schema of another environment, and the schema at a revision. */
public final class DatabaseModelProvider implements ModelSourceProvider {
  @Override
  public Optional<ModelSource> open(ModelSettings settings) {
    if (settings instanceof DatabaseModel model) {
      return Optional.of(new LiveSource(model.environmentFile()));
    }
    return settings instanceof RevisionModel model
        ? Optional.of(new RevisionSource(model.revision()))
        : Optional.empty();
  }

  private record LiveSource(Path file) implements ModelSource {
    @Override
    public DesiredSchema desired(SourceContext context) {
      Schema live = context.databases().ofEnvironment(file);
      if (live.isEmpty()) {
        throw new ModelException(
            List.of(
                new ModelProblem(
                    "The database of this environment holds nothing. As a model it would drop"
                        + " every table; upgrade it first, or name another model.",
                    SourcePosition.of(file),
                    "model.database",
                    null)));
      }
      return DesiredSchema.complete(live);
    }

    @Override
    public List<Path> files() {
      return List.of(file);
    }

    @Override
    public String description() {
      return "the database of " + file.getFileName();
    }
  }

  private record RevisionSource(String revision) implements ModelSource {
    @Override
    public DesiredSchema desired(SourceContext context) {
      return DesiredSchema.complete(context.databases().ofRevision(revision));
    }

    @Override
    public List<Path> files() {
      return List.of();
    }

    @Override
    public String description() {
      return "revision " + revision;
    }
  }
}
