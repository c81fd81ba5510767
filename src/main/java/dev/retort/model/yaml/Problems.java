package dev.retort.model.yaml;

import dev.retort.error.SourcePosition;
import dev.retort.model.ModelException;
import dev.retort.model.ModelProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** Collects the mistakes of one model file. */
final class Problems {
  private final Path file;
  private final List<String> lines;
  private final List<ModelProblem> found = new ArrayList<>();

  Problems(Path file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  void add(@Nullable Mark mark, @Nullable String subject, String message) {
    add(mark, subject, message, null);
  }

  void add(
      @Nullable Mark mark, @Nullable String subject, String message, @Nullable String nearest) {
    ModelProblem problem = new ModelProblem(message, position(mark), subject, nearest);
    // A part that is shared through an anchor is read once for each use.
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /** Marks count code points, positions UTF-16 units. */
  private SourcePosition position(@Nullable Mark mark) {
    if (mark == null) {
      return SourcePosition.of(file);
    }
    String line = mark.getLine() < lines.size() ? lines.get(mark.getLine()) : "";
    int before = Math.min(mark.getColumn(), line.codePointCount(0, line.length()));
    return new SourcePosition(file, mark.getLine() + 1, line.offsetByCodePoints(0, before) + 1);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ModelException(
          found.stream()
              .sorted(
                  Comparator.<ModelProblem>comparingInt(p -> p.position().line())
                      .thenComparingInt(p -> p.position().column()))
              .toList());
    }
  }
}
