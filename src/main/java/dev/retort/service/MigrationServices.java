package dev.retort.service;

import dev.retort.config.Environment;
import dev.retort.config.EnvironmentLoader;
import java.nio.file.Path;

/** Puts a service together. */
final class MigrationServices {
  private MigrationServices() {}

  static MigrationService open(Path environmentFile) {
    return open(EnvironmentLoader.load(environmentFile));
  }

  static MigrationService open(Environment environment) {
    throw new UnsupportedOperationException(environment.name());
  }
}
