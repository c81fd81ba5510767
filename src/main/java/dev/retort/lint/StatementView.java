package dev.retort.lint;

import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.OperationReader;
import dev.retort.lint.statement.Token;
import dev.retort.sql.SqlStatement;
import java.util.List;

/** A statement as a rule sees it. */
public final class StatementView {
  private final SectionView section;
  private final SqlStatement source;
  private final int index;
  private final int offset;
  private final List<Token> tokens;
  private final Operation operation;

  StatementView(SectionView section, SqlStatement source, int index) {
    this.section = section;
    this.source = source;
    this.index = index;
    this.offset = section.offsetOf(source);
    this.tokens = OperationReader.tokens(source.text(), section.context().dialect());
    this.operation = OperationReader.read(source.text(), tokens, section.context().dialect());
  }

  /** The section that it stands in. */
  public SectionView section() {
    return section;
  }

  /** What is known of the database. */
  public LintContext context() {
    return section.context();
  }

  /** The tables as they are before it. */
  public KnownTables tables() {
    return section.tables();
  }

  /** What is sent. */
  public String text() {
    return source.text();
  }

  /** Its first line in the file. */
  public int line() {
    return source.line();
  }

  /** Its place among the statements of the section, from 0. */
  public int index() {
    return index;
  }

  /** Whether the server lets it run in a transaction. */
  public boolean transactional() {
    return source.transactional();
  }

  /** Its tokens. */
  public List<Token> tokens() {
    return tokens;
  }

  /** What it does. */
  public Operation operation() {
    return operation;
  }

  /** It on one line, cut short. */
  public String summary() {
    return source.summary(120);
  }

  /** Whether its exact place in the file is known, so that it can be edited. */
  public boolean isEditable() {
    return offset >= 0;
  }

  /** Puts a text before a token. */
  public TextEdit before(Token token, String text) {
    return section.edit(start() + token.start(), start() + token.start(), text);
  }

  /** Puts a text behind a token. */
  public TextEdit after(Token token, String text) {
    return section.edit(start() + token.end(), start() + token.end(), text);
  }

  /** Replaces a token. */
  public TextEdit replace(Token token, String text) {
    return section.edit(start() + token.start(), start() + token.end(), text);
  }

  /** Puts a text in the place of the whole statement. */
  public TextEdit replaceAll(String text) {
    return section.edit(start(), start() + text().length(), text);
  }

  /** Puts a text in the place of all from this statement to a later one of the section. */
  public TextEdit replaceThrough(StatementView last, String text) {
    return section.edit(start(), last.end(), text);
  }

  /** Puts a text behind the whole statement, before its delimiter. */
  public TextEdit append(String text) {
    int end = start() + text().length();
    return section.edit(end, end, text);
  }

  /** Edits of a statement whose place is unknown are made in vain and never offered. */
  private int start() {
    return Math.max(offset, 0);
  }

  /** Where the body goes on after it. */
  int end() {
    return start() + text().length();
  }

  /** Line and column of a token in the file. */
  TextEdit place(Token token) {
    return offset < 0 ? new TextEdit(line(), 1, line(), 1, "") : before(token, "");
  }
}
