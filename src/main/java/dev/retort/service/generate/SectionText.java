package dev.retort.service.generate;

import dev.retort.dialect.DdlStatement;
import dev.retort.revision.Direction;
import dev.retort.revision.DraftSection;
import dev.retort.sql.DialectId;
import java.util.List;

/** Writes statements as the body of a section, in the form that the splitter takes apart again. */
public final class SectionText {
  private final DialectId dialect;
  private final StringBuilder out = new StringBuilder();

  private SectionText(DialectId dialect) {
    this.dialect = dialect;
  }

  /** The section with these statements, each with what there is to say about it. */
  public static DraftSection section(
      Direction direction, DialectId dialect, List<DdlStatement> statements) {
    SectionText text = new SectionText(dialect);
    statements.forEach(text::add);
    if (statements.isEmpty()) {
      text.comment("Nothing to do in " + dialect.title() + ".");
    }
    return new DraftSection(direction, List.of(dialect), text.out.toString().stripTrailing());
  }

  private void add(DdlStatement statement) {
    if (statement.note() != null) {
      comment(statement.note());
    }
    if (statement.loses() != null) {
      comment("Loses " + statement.loses() + ".");
    }
    if (!statement.sql().isEmpty()) {
      statement(statement.sql().strip());
    }
    out.append('\n');
  }

  private void comment(String text) {
    text.lines().forEach(line -> out.append("-- ").append(line).append('\n'));
  }

  private void statement(String sql) {
    boolean delimiter = dialect.lookupOrder().contains(DialectId.MYSQL) && sql.contains(";");
    if (delimiter) {
      out.append("DELIMITER $$\n").append(sql).append("$$\nDELIMITER ;\n");
    } else {
      out.append(sql).append(";\n");
    }
  }
}
