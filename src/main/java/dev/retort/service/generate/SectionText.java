package dev.retort.service.generate;

import dev.retort.dialect.DdlStatement;
import dev.retort.sql.DialectId;
import java.util.List;
import java.util.stream.Collectors;

/** Writes rendered statements as the body of a revision's section. */
final class SectionText {
  private SectionText() {}

  /** Each statement with what a reader should know above it, a blank line between two. */
  static String of(DialectId dialect, List<DdlStatement> statements) {
    return statements.stream()
        .map(s -> one(dialect, s))
        .filter(t -> !t.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String one(DialectId dialect, DdlStatement statement) {
    StringBuilder text = new StringBuilder();
    comment(text, statement.note());
    if (statement.loses() != null) {
      comment(text, "Loses " + statement.loses() + ".");
    }
    if (statement.sql().isEmpty()) {
      return text.toString();
    }
    boolean delimiter =
        statement.sql().contains(";")
            && (dialect == DialectId.MYSQL || dialect == DialectId.MARIADB);
    if (delimiter) {
      return text.append("DELIMITER $$\n")
          .append(statement.sql())
          .append("$$\nDELIMITER ;\n")
          .toString();
    }
    return text.append(statement.sql()).append(";\n").toString();
  }

  private static void comment(StringBuilder text, @org.jspecify.annotations.Nullable String words) {
    if (words != null) {
      words.lines().forEach(line -> text.append("-- ").append(line).append('\n'));
    }
  }
}
