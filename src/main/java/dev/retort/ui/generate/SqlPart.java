package dev.retort.ui.generate;

import dev.retort.revision.Direction;
import dev.retort.service.GeneratedRevision;
import dev.retort.sql.DialectId;
import org.jspecify.annotations.Nullable;

/**
 * A part of a draft that is looked at.
 *
 * @param direction which way, or null for the whole file
 * @param dialect whose SQL, or null for the whole file
 */
record SqlPart(@Nullable Direction direction, @Nullable DialectId dialect) {
  static final SqlPart FILE = new SqlPart(null, null);

  String of(GeneratedRevision draft) {
    DialectId wanted = dialect;
    if (direction == null || wanted == null) {
      return draft.text();
    }
    return (direction == Direction.UPGRADE ? draft.upgradeSql() : draft.downgradeSql())
        .getOrDefault(wanted, "");
  }
}
