package dev.retort.service.generate;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.DataLoss;
import dev.retort.diff.SchemaEditor;
import dev.retort.revision.Direction;
import dev.retort.revision.DraftSection;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes the sections of a revision and gathers what a reader has to be warned of. */
final class DraftSections {
  private final List<DialectId> dialects;
  private final List<String> warnings;

  /**
   * For these dialects.
   *
   * @param warnings gets the warnings
   */
  DraftSections(List<DialectId> dialects, List<String> warnings) {
    this.dialects = dialects;
    this.warnings = warnings;
  }

  /** The sections for some of the changes of a comparison. */
  List<DraftSection> of(Comparison comparison, List<Change> selected) {
    Schema after = SchemaEditor.apply(comparison.expected(), selected);
    List<Change> back = new ChangeSet(selected, List.of()).inverse();
    warnOfLosses("upgrade", selected);
    warnOfLosses("downgrade", back);
    Optional<WrittenDefiners> definers =
        dialects.stream().anyMatch(DraftSections::isMySql)
            ? Optional.of(new WrittenDefiners(comparison.graph(), comparison.parents()))
            : Optional.empty();
    List<DraftSection> sections = new ArrayList<>();
    for (DialectId dialect : dialects) {
      List<DdlStatement> up =
          Dialect.of(dialect).renderer().render(selected, comparison.expected());
      if (isMySql(dialect) && definers.isPresent()) {
        up = definers.get().noted(up);
      }
      warn("upgrade", dialect, up);
      sections.add(SectionText.section(Direction.UPGRADE, dialect, up));
    }
    for (DialectId dialect : dialects) {
      List<DdlStatement> down = Dialect.of(dialect).renderer().render(back, after);
      warn("downgrade", dialect, down);
      sections.add(SectionText.section(Direction.DOWNGRADE, dialect, down));
    }
    return sections;
  }

  private static boolean isMySql(DialectId dialect) {
    return dialect.lookupOrder().contains(DialectId.MYSQL);
  }

  private void warnOfLosses(String way, List<Change> changes) {
    changes.stream()
        .map(DataLoss::phrase)
        .filter(Objects::nonNull)
        .map(loss -> "The " + way + " loses " + loss + ".")
        .forEach(warnings::add);
  }

  private void warn(String way, DialectId dialect, List<DdlStatement> statements) {
    for (DdlStatement statement : statements) {
      if (statement.note() != null) {
        warnings.add(dialect.title() + ", " + way + ": " + statement.note());
      }
    }
  }
}
