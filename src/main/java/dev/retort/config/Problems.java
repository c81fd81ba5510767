package dev.retort.config;

import dev.retort.error.SourcePosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the mistakes of one reading. */
final class Problems {
  private final Set<ConfigProblem> found = new LinkedHashSet<>();
  private final List<Path> files = new ArrayList<>();

  /** Fixes the order in which the files' mistakes are shown. */
  void enter(Path file) {
    files.add(file);
  }

  void add(String message, SourcePosition position, @Nullable String key) {
    add(message, position, key, null);
  }

  /** Adds a mistake; the nearest valid name, if there is one, becomes part of the message. */
  void add(
      String message, SourcePosition position, @Nullable String key, @Nullable String nearest) {
    String text = nearest == null ? message : message + "; did you mean '" + nearest + "'?";
    found.add(new ConfigProblem(text, position, key, nearest));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The mistakes, file by file, from top to bottom. */
  List<ConfigProblem> sorted() {
    return found.stream()
        .sorted(
            Comparator.comparingInt((ConfigProblem p) -> files.indexOf(p.position().file()))
                .thenComparingInt(p -> p.position().line())
                .thenComparingInt(p -> p.position().column()))
        .toList();
  }
}
