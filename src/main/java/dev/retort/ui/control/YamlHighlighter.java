package dev.retort.ui.control;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;

/** Finds what in an environment file is a key, comment, string or number; only for the eye. */
final class YamlHighlighter {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>(?m:(?<=^|\\s)#[^\\n]*))"
              + "|(?<string>'(?:[^'\\n]|'')*+'|\"(?:[^\"\\\\\\n]|\\\\.)*+\")"
              + "|(?<directive>\\$\\{[^}\\n]*\\})"
              + "|(?<keyword>(?m:(?<=^|[\\s{,])[A-Za-z_][\\w.]*(?=:(?:\\s|$))))"
              + "|(?<number>(?<![\\w.:/-])\\d+(?:\\.\\d+)?[smh]?(?![\\w.:/-]))");

  private static final List<String> KINDS =
      List.of("comment", "string", "directive", "keyword", "number");

  private YamlHighlighter() {}

  /** The styles of a text from its beginning to its end; pure, so it may run on any thread. */
  static StyleSpans<Collection<String>> spans(String text) {
    return SqlHighlighter.spans(text, TOKEN, KINDS);
  }
}
