package dev.retort.revision;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;

/** Takes a section's body apart. */
final class SectionReader {
  private static final String CHECK = Directive.PREFIX + Directive.CHECK.text() + " ";

  private record PendingCheck(String message, int line) {}

  private SectionReader() {}

  static SectionContent read(Section section, StatementSplitter splitter, DialectId dialect) {
    int firstLine = section.line() + 1;
    List<SqlStatement> statements = splitter.split(dialect, section.body(), firstLine);
    List<PendingCheck> pending = pendingChecks(section.body(), firstLine);
    if (pending.isEmpty()) {
      return new SectionContent(List.of(), statements);
    }
    return assign(pending, statements);
  }

  private static List<PendingCheck> pendingChecks(String body, int firstLine) {
    if (!body.contains(CHECK)) {
      return List.of();
    }
    List<PendingCheck> pending = new ArrayList<>();
    int line = firstLine;
    for (String text : body.split("\n", -1)) {
      if (text.startsWith(CHECK)) {
        pending.add(new PendingCheck(text.substring(CHECK.length()).strip(), line));
      }
      line++;
    }
    return pending;
  }

  private static SectionContent assign(List<PendingCheck> pending, List<SqlStatement> statements) {
    List<CheckQuery> checks = new ArrayList<>();
    List<SqlStatement> rest = new ArrayList<>();
    int next = 0;
    for (SqlStatement statement : statements) {
      int before = next;
      while (next < pending.size() && pending.get(next).line() < statement.line()) {
        next++;
      }
      if (next > before + 1) {
        throw alone(pending.get(before));
      }
      if (next > before) {
        String message = pending.get(before).message();
        checks.add(new CheckQuery(message, statement.text(), statement.line()));
      } else {
        rest.add(statement);
      }
    }
    if (next < pending.size()) {
      throw alone(pending.get(next));
    }
    return new SectionContent(checks, rest);
  }

  private static SqlSyntaxException alone(PendingCheck check) {
    return new SqlSyntaxException(
        "'@check " + check.message() + "' in line " + check.line() + " has no query after it.",
        check.line(),
        null);
  }
}
