package dev.retort.service;

import dev.retort.config.Environment;
import dev.retort.dialect.Scope;
import dev.retort.error.Cancellation;
import dev.retort.error.UnsupportedFeatureException;
import dev.retort.lint.LintContext;
import dev.retort.schema.Schema;
import dev.retort.service.generate.ModelReader;
import dev.retort.service.generate.ScratchSchemas;
import dev.retort.service.lint.LintFacts;
import dev.retort.service.plan.RevisionFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what an environment's database holds, its model wants and its revision files build. */
final class EnvironmentSchemas {
  private final TargetDatabase database;
  private final RevisionFiles files;

  EnvironmentSchemas(TargetDatabase database, RevisionFiles files) {
    this.database = database;
    this.files = files;
  }

  /** See {@link MigrationService#liveSchema}. */
  Schema live() {
    Environment environment = database.environment();
    Scope scope =
        new Scope(
            environment.database().schema(),
            environment.include()::includes,
            environment.migrations().ownTables());
    return database
        .reading(c -> database.dialect().introspector().read(c, scope))
        .orElse(Schema.empty());
  }

  /** See {@link MigrationService#lintContext}. */
  LintContext forLint() {
    Schema schema = liveIfReadable();
    return database
        .reading(c -> LintFacts.read(c, database.dialect().id(), schema))
        .orElseGet(
            () -> LintContext.of(database.environment().dialect()).withDatabase(schema, Map.of()))
        .withEnvironment(database.environment());
  }

  /** Null where a dialect has no introspector yet: the linter then learns from the files. */
  private @Nullable Schema liveIfReadable() {
    try {
      return live();
    } catch (UnsupportedFeatureException e) {
      return null;
    }
  }

  /** See {@link MigrationService#modelSchema}. */
  Schema model() {
    return models().declared();
  }

  /** See {@link MigrationService#schemaAt}. */
  Schema at(String revision, Cancellation cancellation) {
    List<String> current =
        revision.matches("[+-]\\d+|.*current.*") ? database.rows(cancellation) : List.of();
    return models(new ScratchSchemas(database.environment(), cancellation)).at(revision, current);
  }

  /** What reads the model, in scratch databases that nobody cancels. */
  ModelReader models() {
    return models(new ScratchSchemas(database.environment(), Cancellation.none()));
  }

  ModelReader models(ScratchSchemas scratches) {
    return new ModelReader(
        database.environment(), files, scratches, EnvironmentSchemas::liveSchemaOf);
  }

  private static Schema liveSchemaOf(Path environmentFile) {
    try (MigrationService other = MigrationService.open(environmentFile)) {
      return other.liveSchema();
    }
  }
}
