package dev.retort.revision;

import dev.retort.sql.SqlStatement;
import java.util.List;

/**
 * A section, split: what is asked first, then what is run, each in the order of the file.
 *
 * @param checks the queries of {@code @check} directives; they are not among the statements
 * @param statements what runs
 */
public record SectionContent(List<CheckQuery> checks, List<SqlStatement> statements) {
  public SectionContent {
    checks = List.copyOf(checks);
    statements = List.copyOf(statements);
  }
}
