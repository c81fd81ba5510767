package dev.retort.revision;

import dev.retort.sql.DialectId;
import dev.retort.sql.StatementSplitter;

/** Takes a section's body apart. */
final class SectionReader {
  private SectionReader() {}

  static SectionContent read(Section section, StatementSplitter splitter, DialectId dialect) {
    throw new UnsupportedOperationException();
  }
}
