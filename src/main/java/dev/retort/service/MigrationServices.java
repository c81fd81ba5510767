package dev.retort.service;

import dev.retort.config.ConfigException;
import dev.retort.config.Environment;
import dev.retort.config.EnvironmentLoader;
import dev.retort.revision.RevisionId;
import dev.retort.service.verify.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/** Puts a service together. */
final class MigrationServices {
  private MigrationServices() {}

  static MigrationService open(Path environmentFile) {
    return open(EnvironmentLoader.load(environmentFile));
  }

  static MigrationService open(Environment environment) {
    return open(environment, Clock.systemUTC(), RevisionId.random());
  }

  static MigrationService open(Environment environment, Clock clock, Supplier<String> ids) {
    return new EnvironmentService(environment, clock, ids);
  }

  static VerificationReport verify(Path environmentFile) {
    Environment environment;
    try {
      environment = EnvironmentLoader.load(environmentFile);
    } catch (ConfigException e) {
      return Verifier.brokenFile(e);
    }
    try (MigrationService service = open(environment)) {
      return service.verify();
    }
  }
}
