package dev.retort.ui.workspace;

import dev.retort.service.MigrationService;
import java.nio.file.Path;

/** Makes the service for an environment file. */
@FunctionalInterface
public interface ServiceOpener {
  /** Reads the file; opens no connection. */
  MigrationService open(Path environmentFile);
}
