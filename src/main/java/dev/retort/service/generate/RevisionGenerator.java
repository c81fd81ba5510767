package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.config.ModelSettings;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.error.UnsupportedFeatureException;
import dev.retort.model.ModelSource;
import dev.retort.model.SourceContext;
import dev.retort.schema.Schema;
import dev.retort.service.GeneratedRevision;
import dev.retort.service.RevisionRequest;
import dev.retort.service.Status;
import dev.retort.service.revise.RevisionAuthor;
import java.util.function.Supplier;

/** Compares the revision files with the model and offers the revision that is missing. */
public final class RevisionGenerator {
  private final Environment environment;

  /** For an environment. */
  public RevisionGenerator(
      Environment environment, RevisionAuthor author, Supplier<Status> status) {
    this.environment = environment;
  }

  /** See {@link dev.retort.service.MigrationService#generate}. */
  public GeneratedRevision generate(
      RevisionRequest request, Progress progress, Cancellation cancellation) {
    throw new UnsupportedFeatureException("Generating is not there yet: " + environment.name());
  }

  /** The structure that the environment's model wants, in declared form. */
  public static Schema declared(Environment environment) {
    ModelSettings settings = environment.model();
    if (settings == null) {
      throw new UnsupportedFeatureException(
          environment.file()
              + " names no model. Add one, for example 'model: {yaml: model.yaml}'.");
    }
    return ModelSource.of(settings).desired(new SourceContext(environment.dialect()));
  }
}
