package dev.retort.service;

import dev.retort.config.ConfigException;
import dev.retort.config.Environment;
import dev.retort.config.EnvironmentLoader;
import dev.retort.error.FileException;
import dev.retort.revision.RevisionId;
import dev.retort.service.cache.CacheFolder;
import dev.retort.service.cache.CacheUse;
import dev.retort.service.guard.ApproverKeys;
import dev.retort.service.verify.Verifier;
import java.io.IOException;
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
    return open(environment, clock, ids, CacheFolder.ofUser());
  }

  static MigrationService open(
      Environment environment, Clock clock, Supplier<String> ids, CacheFolder cache) {
    return new EnvironmentService(environment, clock, ids, cache);
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

  static CacheStatus cache() {
    CacheFolder cache = CacheFolder.ofUser();
    try {
      return status(cache, cache.use());
    } catch (IOException e) {
      throw unreadable(cache, e);
    }
  }

  static CacheStatus clearCache() {
    CacheFolder cache = CacheFolder.ofUser();
    try {
      return status(cache, cache.clear());
    } catch (IOException e) {
      throw unreadable(cache, e);
    }
  }

  private static CacheStatus status(CacheFolder cache, CacheUse use) {
    return new CacheStatus(use.folder(), use.entries(), use.bytes(), cache.trouble().orElse(null));
  }

  private static FileException unreadable(CacheFolder cache, IOException cause) {
    return new FileException("look into the cache", cache.path().orElse(Path.of("")), cause);
  }

  static String newApproverKey(Path file) {
    return ApproverKeys.make(file);
  }
}
