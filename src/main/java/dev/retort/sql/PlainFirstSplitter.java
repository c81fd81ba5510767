package dev.retort.sql;

import java.util.List;
import java.util.ServiceLoader;

/**
 * Splits plain scripts itself and leaves all others to the installed splitter. Safe for use by
 * several threads.
 */
final class PlainFirstSplitter implements StatementSplitter {
  @Override
  public List<SqlStatement> split(DialectId dialect, String script, int firstLine) {
    List<SqlStatement> plain = PlainScript.split(script, firstLine);
    return plain == null ? Installed.SPLITTER.split(dialect, script, firstLine) : plain;
  }

  /** Loaded when the first script needs it: a parser's classes take a twentieth of a second. */
  private static final class Installed {
    private static final StatementSplitter SPLITTER =
        ServiceLoader.load(StatementSplitter.class, StatementSplitter.class.getClassLoader())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no StatementSplitter is installed"));
  }
}
