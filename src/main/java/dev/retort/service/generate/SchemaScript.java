package dev.retort.service.generate;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.revision.Direction;
import dev.retort.schema.Schema;
import java.util.List;

/** Writes a schema as the statements that build it in an empty database. */
public final class SchemaScript {
  private SchemaScript() {}

  /** The statements in an order in which they can be run, with LF line ends. */
  public static String of(Schema schema, Dialect dialect) {
    List<DdlStatement> statements =
        dialect
            .renderer()
            .render(
                SchemaDiffer.diff(Schema.empty(), schema, DiffPolicy.EXACT, List.of()).changes(),
                Schema.empty());
    return SectionText.section(Direction.UPGRADE, dialect.id(), statements).body() + "\n";
  }
}
