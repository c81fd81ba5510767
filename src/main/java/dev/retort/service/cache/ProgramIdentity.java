package dev.retort.service.cache;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which build of Retort this is: another build may read the same database differently, so what one
 * keeps is nothing to the other.
 */
public final class ProgramIdentity {
  private ProgramIdentity() {}

  /** Asked once a process, when it is first needed. */
  private static final class Known {
    private static final Optional<String> VALUE = look();
  }

  /** Empty where the program does not lie in files; then nothing can be kept. */
  public static Optional<String> find() {
    return Known.VALUE;
  }

  private static Optional<String> look() {
    CodeSource source = ProgramIdentity.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      URI location = source.getLocation().toURI();
      return "file".equals(location.getScheme())
          ? Optional.of(of(Path.of(location)))
          : Optional.empty();
    } catch (URISyntaxException | IOException e) {
      return Optional.empty();
    }
  }

  private static String of(Path location) throws IOException {
    if (!Files.isDirectory(location)) {
      return Files.size(location) + " " + Files.getLastModifiedTime(location).toMillis();
    }
    long newest = 0;
    long size = 0;
    try (Stream<Path> files = Files.walk(location)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
        size += Files.size(file);
      }
    }
    return size + " " + newest;
  }
}
