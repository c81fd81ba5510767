package dev.retort.revision;

import dev.retort.error.SourcePosition;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the line of a header directive again, for a problem that shows only when all files are
 * together. Revisions do not carry these lines, since hardly any ever needs one.
 */
final class HeaderLines {
  private HeaderLines() {}

  static SourcePosition find(Path file, Directive directive) {
    if (!Files.isRegularFile(file)) {
      return SourcePosition.of(file);
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 1;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Directive.Line found = Directive.Line.read(number == 1 ? withoutBom(line) : line);
        if (found != null && found.name().equals(directive.text())) {
          return SourcePosition.of(file, number);
        }
        number++;
      }
      return SourcePosition.of(file);
    } catch (IOException e) {
      // The file was readable a moment ago; the problem is still worth telling without its line.
      return SourcePosition.of(file);
    }
  }

  private static String withoutBom(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }
}
