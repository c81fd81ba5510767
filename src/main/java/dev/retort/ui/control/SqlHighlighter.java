package dev.retort.ui.control;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Finds what in a revision file is a directive, comment, string, number or keyword; only for the
 * eye.
 */
final class SqlHighlighter {
  private static final String KEYWORDS =
      "ADD|AFTER|ALL|ALTER|ANALYZE|AND|AS|ASC|AUTO_INCREMENT|AUTOINCREMENT|BEGIN|BETWEEN|BIGINT|BINARY|BLOB|BOOLEAN"
          + "|BY|CASCADE|CASE|CHANGE|CHAR|CHARACTER|CHARSET|CHECK|COLLATE|COLUMN|COMMENT|COMMIT|CONCURRENTLY"
          + "|CONSTRAINT|CREATE|CROSS|CURRENT_TIMESTAMP|DATABASE|DATE|DATETIME|DECIMAL|DEFAULT|DELETE|DESC|DISTINCT"
          + "|DOUBLE|DROP|EACH|ELSE|END|ENGINE|ENUM|EXISTS|EXTENSION|FALSE|FLOAT|FOR|FOREIGN|FROM|FULL|FUNCTION"
          + "|GENERATED|GRANT|GROUP|HAVING|IDENTITY|IF|IN|INDEX|INNER|INSERT|INT|INTEGER|INTO|IS|JOIN|JSON|JSONB|KEY"
          + "|LEFT|LIKE|LIMIT|LONGTEXT|MODIFY|NO|NOT|NULL|NUMERIC|OFFSET|ON|ONLY|OR|ORDER|OUTER|PRAGMA|PRIMARY"
          + "|PROCEDURE|REAL|REFERENCES|RENAME|REPLACE|RESTRICT|RETURNING|RETURNS|RIGHT|ROLLBACK|ROW|SCHEMA|SELECT"
          + "|SEQUENCE|SET|SMALLINT|STORED|TABLE|TEMPORARY|TEXT|THEN|TIME|TIMESTAMP|TIMESTAMPTZ|TINYINT|TO|TRIGGER"
          + "|TRUE|TRUNCATE|TYPE|UNION|UNIQUE|UNSIGNED|UPDATE|USING|UUID|VALUES|VARCHAR|VIEW|VIRTUAL|WHEN|WHERE|WITH";

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<directive>(?m:^)-- @[^\\n]*)"
              + "|(?<comment>--[^\\n]*|/\\*(?s:.)*?(?:\\*/|\\z))"
              + "|(?<string>'(?:[^']|'')*+(?:'|\\z))"
              + "|(?<identifier>\"[^\"\\n]*\"|`[^`\\n]*`)"
              + "|(?<number>\\b\\d+(?:\\.\\d+)?\\b)"
              + "|(?<keyword>(?i:\\b(?:"
              + KEYWORDS
              + ")\\b))");

  private static final List<String> KINDS =
      List.of("directive", "comment", "string", "identifier", "number", "keyword");

  private SqlHighlighter() {}

  /** The styles of a text from its beginning to its end; pure, so it may run on any thread. */
  static StyleSpans<Collection<String>> spans(String text) {
    return spans(text, TOKEN, KINDS);
  }

  /** The styles of what a pattern finds, named after the groups of these names. */
  static StyleSpans<Collection<String>> spans(String text, Pattern token, List<String> kinds) {
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    Matcher matcher = token.matcher(text);
    int end = 0;
    while (matcher.find()) {
      String kind = kinds.stream().filter(k -> matcher.group(k) != null).findFirst().orElseThrow();
      spans.add(List.of(), matcher.start() - end);
      spans.add(List.of("sql-" + kind), matcher.end() - matcher.start());
      end = matcher.end();
    }
    spans.add(List.of(), text.length() - end);
    return spans.create();
  }
}
