package dev.retort.lint;

import dev.retort.revision.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision as rules see it, for one dialect.
 *
 * @param revision the file
 * @param context what is known of the database
 * @param upgrade the section upwards, or null if there is none
 * @param downgrade the section downwards, or null if there is none
 */
public record RevisionView(
    Revision revision,
    LintContext context,
    @Nullable SectionView upgrade,
    @Nullable SectionView downgrade) {
  /** The sections that there are. */
  public List<SectionView> sections() {
    SectionView up = upgrade;
    SectionView down = downgrade;
    if (up == null) {
      return down == null ? List.of() : List.of(down);
    }
    return down == null ? List.of(up) : List.of(up, down);
  }
}
