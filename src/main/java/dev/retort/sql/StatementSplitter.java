package dev.retort.sql;

import java.util.List;

/** Splits a script into statements the way the database's own client would. */
public interface StatementSplitter {
  /**
   * The statements of {@code script} in order; empty for a script of blanks and comments.
   *
   * @param firstLine the line that the script's first line has in its file, so that positions are
   *     the file's
   * @throws SqlSyntaxException if the script ends inside a statement or a string
   */
  List<SqlStatement> split(DialectId dialect, String script, int firstLine);

  /** The installed splitter, which is asked only for scripts that are not plain. */
  static StatementSplitter load() {
    return new PlainFirstSplitter();
  }
}
