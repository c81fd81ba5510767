package dev.retort.lint;

import dev.retort.config.TransactionMode;
import dev.retort.revision.CheckQuery;
import dev.retort.revision.Direction;
import dev.retort.revision.Section;
import dev.retort.revision.SectionContent;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** A section as rules see it. */
public final class SectionView {
  private final Section section;
  private final LintContext context;
  private final KnownTables tables;
  private final List<CheckQuery> checks;
  private final List<StatementView> statements = new ArrayList<>();

  SectionView(Section section, SectionContent content, LintContext context, KnownTables tables) {
    this.section = section;
    this.context = context;
    this.tables = tables;
    this.checks = content.checks();
    for (SqlStatement statement : content.statements()) {
      statements.add(new StatementView(this, statement, statements.size()));
    }
  }

  /** The section as it was read. */
  public Section section() {
    return section;
  }

  /** What is known of the database. */
  public LintContext context() {
    return context;
  }

  /** The tables as they are at the statement that is looked at. */
  public KnownTables tables() {
    return tables;
  }

  /** Its pre-checks. */
  public List<CheckQuery> checks() {
    return checks;
  }

  /** Its statements in order. */
  public List<StatementView> statements() {
    return List.copyOf(statements);
  }

  /** Whether it leads upwards. */
  public boolean isUpgrade() {
    return section.direction() == Direction.UPGRADE;
  }

  /** Whether its statements run in a transaction. */
  public boolean inTransaction() {
    return section.transactional() && context.transaction() != TransactionMode.NONE;
  }

  /** Puts a directive at the top of the section. */
  public TextEdit directive(String directive) {
    int line = section.line() + 1;
    return new TextEdit(line, 1, line, 1, directive + "\n");
  }

  /** Where a statement begins in the body, or -1 if it does not stand there as it is sent. */
  int offsetOf(SqlStatement statement) {
    String body = section.body();
    int offset = 0;
    for (int line = section.line() + 1; line < statement.line(); line++) {
      int end = body.indexOf('\n', offset);
      if (end < 0) {
        return -1;
      }
      offset = end + 1;
    }
    // Two equal statements may share a line; each statement starts behind the one before it.
    if (!statements.isEmpty()) {
      offset = Math.max(offset, statements.get(statements.size() - 1).end());
    }
    return body.indexOf(statement.text(), offset);
  }

  TextEdit edit(int start, int end, String replacement) {
    int[] first = position(start);
    int[] last = position(end);
    return new TextEdit(first[0], first[1], last[0], last[1], replacement);
  }

  private int[] position(int offset) {
    String body = section.body();
    int line = section.line() + 1;
    int lineStart = 0;
    for (int i = 0; i < Math.min(offset, body.length()); i++) {
      if (body.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new int[] {line, offset - lineStart + 1};
  }
}
