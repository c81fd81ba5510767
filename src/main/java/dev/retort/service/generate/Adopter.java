package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.config.ModelSettings;
import dev.retort.diff.Change;
import dev.retort.diff.SchemaDiffer;
import dev.retort.error.Cancellation;
import dev.retort.error.FileException;
import dev.retort.error.Progress;
import dev.retort.error.RetortException;
import dev.retort.model.ModelWriter;
import dev.retort.revision.Revision;
import dev.retort.revision.WholeFile;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.service.Adoption;
import dev.retort.service.AdoptionRefusedException;
import dev.retort.service.GeneratedRevision;
import dev.retort.service.MigrationService;
import dev.retort.service.RevisionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes over a database that no revision has built: model, first revision, stamp. */
public final class Adopter {
  private final MigrationService service;
  private final Environment environment;
  private final Cancellation cancellation;

  /** For the environment of a service. */
  public Adopter(MigrationService service, Cancellation cancellation) {
    this.service = service;
    this.environment = service.environment();
    this.cancellation = cancellation;
  }

  /** See {@link MigrationService#adopt}. */
  public Adoption adopt(String message, Progress progress) {
    Path model = modelFile();
    if (!service.graph().revisions().isEmpty()) {
      throw new AdoptionRefusedException(
          "There are revisions already in "
              + environment.migrations().locations().get(0)
              + ", so a first one can't be written. If they build what the database holds, type"
              + " 'retort stamp head'.");
    }
    if (Files.exists(model)) {
      throw new FileException(model, "exists already. Nothing was written; move it away first.");
    }
    Schema live = service.liveSchema();
    if (live.isEmpty()) {
      throw new AdoptionRefusedException(
          "The database of "
              + environment.name()
              + " holds no table, so there is nothing to take over. Describe your tables in a"
              + " model and type 'retort generate'.");
    }
    WholeFile.create(model, ModelWriter.load().write(live));
    try {
      return adopt(live, model, message, progress);
    } catch (RetortException e) {
      delete(model);
      throw e;
    }
  }

  private Adoption adopt(Schema live, Path model, String message, Progress progress) {
    ScratchSchemas scratches = new ScratchSchemas(environment, cancellation);
    List<Change> differences =
        SchemaDiffer.diff(
                live,
                scratches.build(service.modelSchema()),
                scratches.dialect().diffPolicy(List.of(environment.dialect())),
                List.of())
            .changes();
    GeneratedRevision generated =
        service.generate(RevisionRequest.of(message), progress, cancellation);
    Revision first =
        generated
            .save()
            .orElseThrow(
                () ->
                    new AdoptionRefusedException(
                        "What the database of "
                            + environment.name()
                            + " holds is nothing that Retort can write."));
    service.stamp(first.id());
    List<String> leftOut =
        live.objects().values().stream()
            .filter(o -> o.kind() == StoredObject.Kind.OPAQUE)
            .map(o -> o.sql().lines().findFirst().orElse("").replaceFirst("^-- [^:]*: ", ""))
            .toList();
    // That a first revision's downgrade drops the tables is what it is for; what it leaves, the
    // upgrade does not write.
    List<String> warnings =
        generated.warnings().stream()
            .filter(w -> !w.startsWith("The downgrade loses ") && !w.contains(", downgrade: "))
            .distinct()
            .toList();
    return new Adoption(model, first, leftOut, differences, warnings);
  }

  private Path modelFile() {
    ModelSettings settings = environment.model();
    if (settings instanceof ModelSettings.YamlModel yaml) {
      return yaml.file();
    }
    throw new AdoptionRefusedException(
        environment.file()
            + " must say where the model shall be written: add 'model: {yaml: model.yaml}'.");
  }

  private static void delete(Path model) {
    try {
      Files.deleteIfExists(model);
    } catch (IOException e) {
      throw new FileException("take back", model, e);
    }
  }
}
