package dev.retort.service.merge;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.StatementSplitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The text of a revision file with some statements turned into comments. */
final class CommentedText {
  private CommentedText() {}

  /**
   * The text, or empty if it would not read as the same file without the statements.
   *
   * @param statements of any section, with their lines in the file
   */
  static Optional<String> of(
      Path file, String original, List<SqlStatement> statements, String reason) {
    String text = original;
    List<SqlStatement> fromBelow = new ArrayList<>(statements);
    fromBelow.sort(Comparator.comparingInt(SqlStatement::line).reversed());
    for (SqlStatement statement : fromBelow) {
      int from = text.indexOf(statement.text(), startOf(text, statement.line()));
      int end = from + statement.text().length();
      int semicolon = from < 0 ? -1 : text.indexOf(';', end);
      boolean alone =
          from >= 0
              && text.substring(text.lastIndexOf('\n', from) + 1, from).isBlank()
              && semicolon >= 0
              && text.substring(end, semicolon).isBlank();
      if (!alone) {
        return Optional.empty();
      }
      int start = text.lastIndexOf('\n', from) + 1;
      text =
          text.substring(0, start)
              + "-- "
              + reason
              + "\n"
              + commented(text.substring(start, semicolon + 1))
              + text.substring(semicolon + 1);
    }
    return isTheRest(file, original, text, statements) ? Optional.of(text) : Optional.empty();
  }

  private static String commented(String text) {
    return String.join("\n", text.lines().map(l -> "--   " + l.strip()).toList());
  }

  private static int startOf(String text, int line) {
    int start = 0;
    for (int i = 1; i < line && start >= 0; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start;
  }

  private static boolean isTheRest(
      Path file, String original, String text, List<SqlStatement> without) {
    Revision before = RevisionFile.parse(file, original).revision();
    Revision after = RevisionFile.parse(file, text).revision();
    if (before == null || after == null || before.sections().size() != after.sections().size()) {
      return false;
    }
    for (int i = 0; i < before.sections().size(); i++) {
      List<DialectId> serves = before.sections().get(i).dialects();
      DialectId dialect = serves.isEmpty() ? DialectId.SQLITE : serves.get(0);
      StatementSplitter splitter = StatementSplitter.load();
      List<String> rest =
          before.sections().get(i).read(splitter, dialect).statements().stream()
              .filter(s -> without.stream().noneMatch(w -> isSame(w, s)))
              .map(SqlStatement::text)
              .toList();
      List<String> found =
          after.sections().get(i).read(splitter, dialect).statements().stream()
              .map(SqlStatement::text)
              .toList();
      if (!rest.equals(found)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(SqlStatement one, SqlStatement other) {
    return one.line() == other.line() && one.text().equals(other.text());
  }
}
