package dev.retort.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Carries out rewrites of a file's text; whatever they do not name stays byte for byte. */
public final class QuickFixes {
  private QuickFixes() {}

  /**
   * The text after these rewrites. Of two that overlap the later is left out; lint the result again
   * to get at it. New lines end as the text's lines do.
   *
   * @param text the file's text as it is, with its BOM and line ends
   */
  public static String apply(String text, List<QuickFix> fixes) {
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    List<Replacement> chosen = choose(text, fixes);
    chosen.sort(Comparator.comparingInt(Replacement::start).thenComparingInt(Replacement::end));
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (Replacement each : chosen) {
      result.append(text, at, each.start()).append(each.text().replace("\n", lineEnd));
      at = each.end();
    }
    return result.append(text, at, text.length()).toString();
  }

  private static List<Replacement> choose(String text, List<QuickFix> fixes) {
    List<Integer> lines = lineStarts(text);
    Set<Replacement> chosen = new LinkedHashSet<>();
    for (QuickFix fix : fixes) {
      List<Replacement> own = new ArrayList<>();
      for (TextEdit edit : fix.edits()) {
        int start = offset(lines, text, edit.startLine(), edit.startColumn());
        int end = offset(lines, text, edit.endLine(), edit.endColumn());
        own.add(new Replacement(start, end, edit.replacement()));
      }
      // An equal edit of two fixes, such as a directive that both need, is made once.
      boolean free =
          own.stream()
              .allMatch(each -> chosen.contains(each) || chosen.stream().noneMatch(each::overlaps));
      if (free) {
        chosen.addAll(own);
      }
    }
    return new ArrayList<>(chosen);
  }

  private static List<Integer> lineStarts(String text) {
    List<Integer> starts = new ArrayList<>();
    starts.add(text.startsWith("\uFEFF") ? 1 : 0);
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      starts.add(i + 1);
    }
    return starts;
  }

  private static int offset(List<Integer> lines, String text, int line, int column) {
    int start = line <= lines.size() ? lines.get(line - 1) : text.length();
    return Math.min(text.length(), start + column - 1);
  }

  private record Replacement(int start, int end, String text) {
    /** Two insertions at one place overlap as well, since their order would be a guess. */
    boolean overlaps(Replacement other) {
      return start == other.start || (start < other.end && other.start < end);
    }
  }
}
