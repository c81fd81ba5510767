package dev.retort.config;

import dev.retort.error.SourcePosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;

/** The text of a file, for turning SnakeYAML's marks into positions that an editor would show. */
final class YamlText {
  private final Path file;
  private final String text;
  private final int[] lineStarts;

  YamlText(Path file, String text) {
    this.file = file;
    this.text = text;
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts.add(at + 1);
    }
    lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  SourcePosition position(Mark mark) {
    return position(mark.getIndex());
  }

  /** The position of a character that SnakeYAML counts in code points. */
  SourcePosition position(int codePoints) {
    int limit = Math.min(codePoints, text.codePointCount(0, text.length()));
    int offset = text.offsetByCodePoints(0, limit);
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new SourcePosition(file, line + 1, offset - lineStarts[line] + 1);
  }

  /** A line without its end; the number is 1-based. */
  String line(int number) {
    int end = number < lineStarts.length ? lineStarts[number] : text.length();
    return text.substring(lineStarts[number - 1], end).stripTrailing();
  }

  /** Where tabs stand in front of a line's first visible character. */
  List<SourcePosition> tabsInIndentation() {
    List<SourcePosition> tabs = new ArrayList<>();
    for (int number = 1; number <= lineStarts.length; number++) {
      String line = line(number);
      int tab = line.indexOf('\t');
      if (tab >= 0 && line.substring(0, tab).isBlank()) {
        tabs.add(new SourcePosition(file, number, tab + 1));
      }
    }
    return tabs;
  }
}
