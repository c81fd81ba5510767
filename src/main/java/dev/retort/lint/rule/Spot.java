package dev.retort.lint.rule;

import dev.retort.lint.KnownTables;
import dev.retort.lint.LintContext;
import dev.retort.lint.Report;
import dev.retort.lint.SectionView;
import dev.retort.lint.StatementView;
import dev.retort.lint.statement.ColumnDefinition;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Token;
import dev.retort.lint.statement.Words;
import java.util.List;
import java.util.Optional;

/** A statement and where to say something about it. */
record Spot(StatementView statement, Report report) {
  /** Something is found in the statement. */
  Report.Entry found(String subject) {
    return report.at(statement, subject);
  }

  /** Something is found in the part of the statement that begins with these tokens. */
  Report.Entry found(List<Token> tokens, String subject) {
    Report.Entry entry = report.at(statement, subject);
    return tokens.isEmpty() ? entry : entry.on(tokens.get(0));
  }

  SectionView section() {
    return statement.section();
  }

  LintContext context() {
    return statement.context();
  }

  KnownTables tables() {
    return statement.tables();
  }

  Optional<ColumnDefinition> column(ObjectName table, String column) {
    return tables().column(table, column);
  }

  /** Whether this run has made an object of this kind. */
  boolean isNew(String kind, String name) {
    return tables().objects().isNew(kind, name);
  }

  /** The name behind a keyword; empty where there is none. */
  ObjectName nameAfter(String word) {
    List<Token> tokens = statement.tokens();
    int at = Words.find(tokens, word) + 1;
    while (at + 2 < tokens.size() && tokens.get(at + 1).is(".")) {
      at += 2;
    }
    return new ObjectName("", at > 0 && at < tokens.size() ? tokens.get(at).text() : "");
  }

  /** The last name of the statement; empty where there is none. */
  ObjectName lastName() {
    Token last = statement.tokens().get(statement.tokens().size() - 1);
    return new ObjectName("", last.isName() ? last.text() : "");
  }

  /** Whether these keywords stand side by side somewhere in the statement. */
  boolean has(String... words) {
    return Words.has(statement.tokens(), words);
  }

  /** The token that is the given keyword; the caller has made sure that there is one. */
  Token token(String word) {
    return statement.tokens().get(Math.max(0, Words.find(statement.tokens(), word)));
  }
}
