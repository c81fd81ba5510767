package dev.retort.service.cache;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the user's cache folder is. */
final class CacheLocation {
  private static final String PROPERTY = "retort.cache";
  private static final String VARIABLE = "RETORT_CACHE";
  private static final String OFF = "off";

  private CacheLocation() {}

  static Optional<Path> ofUser() {
    return find(System.getenv(), System::getProperty);
  }

  /** Empty where it is turned off, or where the system says of no home. */
  static Optional<Path> find(
      Map<String, String> variables, UnaryOperator<@Nullable String> properties) {
    String named = properties.apply(PROPERTY);
    if (isBlank(named)) {
      named = variables.get(VARIABLE);
    }
    if (!isBlank(named)) {
      return OFF.equalsIgnoreCase(named) ? Optional.empty() : Optional.of(Path.of(named));
    }
    String system = String.valueOf(properties.apply("os.name")).toLowerCase(Locale.ROOT);
    String home = properties.apply("user.home");
    if (system.startsWith("windows")) {
      String local = variables.get("LOCALAPPDATA");
      return isBlank(local) ? Optional.empty() : Optional.of(Path.of(local, "retort", "cache"));
    }
    if (system.startsWith("mac")) {
      return isBlank(home)
          ? Optional.empty()
          : Optional.of(Path.of(home, "Library", "Caches", "retort"));
    }
    String base = variables.get("XDG_CACHE_HOME");
    if (!isBlank(base) && Path.of(base).isAbsolute()) {
      return Optional.of(Path.of(base, "retort"));
    }
    return isBlank(home) || home.equals("?")
        ? Optional.empty()
        : Optional.of(Path.of(home, ".cache", "retort"));
  }

  @org.jspecify.annotations.NullUnmarked
  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
