package dev.retort.error;

import java.nio.file.Path;

/**
 * A place in a text file.
 *
 * @param file the file, as it should be shown
 * @param line 1-based line, or 0 when only the file is known
 * @param column 1-based column in UTF-16 units, or 0 when only the line is known
 */
public record SourcePosition(Path file, int line, int column) {
  /** The file as a whole. */
  public static SourcePosition of(Path file) {
    return new SourcePosition(file, 0, 0);
  }

  /** A line of the file. */
  public static SourcePosition of(Path file, int line) {
    return new SourcePosition(file, line, 0);
  }

  /** {@code file:line:column}, without the parts that are not known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file.toString();
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
