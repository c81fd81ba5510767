package dev.retort.config;

import java.nio.file.Path;

/** Names an environment after its file. */
final class EnvironmentName {
  private static final String COMMON = "config";

  private EnvironmentName() {}

  /** {@code test} for {@code config.test.yaml}, {@code default} for {@code config.yaml}. */
  static String of(Path file) {
    String name = file.getFileName().toString();
    int ending = name.lastIndexOf('.');
    String stem = ending > 0 ? name.substring(0, ending) : name;
    if (stem.equals(COMMON)) {
      return "default";
    }
    boolean marked =
        stem.startsWith(COMMON)
            && stem.length() > COMMON.length() + 1
            && ".-_".indexOf(stem.charAt(COMMON.length())) >= 0;
    return marked ? stem.substring(COMMON.length() + 1) : stem;
  }
}
