package dev.retort.model.sqlfile;

import dev.retort.config.ModelSettings;
import dev.retort.config.ModelSettings.SqlModel;
import dev.retort.error.FileException;
import dev.retort.model.DesiredSchema;
import dev.retort.model.ModelSource;
import dev.retort.model.ModelSourceProvider;
import dev.retort.model.SourceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens scripts, and folders of scripts, that are run in the order of their names. */
public final class SqlFileModelProvider implements ModelSourceProvider {
  @Override
  public Optional<ModelSource> open(ModelSettings settings) {
    return settings instanceof SqlModel model
        ? Optional.of(new SqlFileModelSource(model.file()))
        : Optional.empty();
  }

  private record SqlFileModelSource(Path place) implements ModelSource {
    @Override
    public DesiredSchema desired(SourceContext context) {
      return DesiredSchema.complete(context.databases().ofScripts(files()));
    }

    @Override
    public List<Path> files() {
      if (!Files.isDirectory(place)) {
        return List.of(place);
      }
      try (Stream<Path> found = Files.walk(place)) {
        List<Path> scripts =
            found
                .filter(f -> f.getFileName().toString().endsWith(".sql") && !Files.isDirectory(f))
                .sorted()
                .toList();
        if (scripts.isEmpty()) {
          throw new FileException(place, "holds no .sql file, so there is no model in it.");
        }
        return scripts;
      } catch (IOException e) {
        throw new FileException("read the folder", place, e);
      }
    }

    @Override
    public String description() {
      return (Files.isDirectory(place) ? "the SQL folder " : "the SQL file ") + place.getFileName();
    }
  }
}
