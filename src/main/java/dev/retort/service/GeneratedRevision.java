package dev.retort.service;

import dev.retort.diff.Change;
import dev.retort.diff.Rename;
import dev.retort.diff.RenameCandidate;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionDraft;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What autogenerate offers: changes, a choice among them, and the revision that carries them out.
 * Immutable; each choice is a new value. Nothing is written before {@link #save()}.
 */
public interface GeneratedRevision {
  /** Whether the model and the revisions agree; then there is no draft. */
  boolean isEmpty();

  /** All changes found, in order and in declared form. */
  List<Change> changes();

  /** Those of {@link #changes()} that the draft carries out. */
  List<Change> selected();

  /** Renames that nobody has decided; each now stands as a drop and an add. */
  List<RenameCandidate> candidates();

  /** What a reader must know of the SQL: lost data, objects that a dialect cannot have. */
  List<String> warnings();

  /**
   * The same with only these changes, and what they cannot do without.
   *
   * @throws GenerationUnprovenException if the choice does not stand on its own
   */
  GeneratedRevision select(Collection<Change> changes);

  /** The same with one more rename decided. */
  GeneratedRevision rename(Rename rename);

  /** The same with another message. */
  GeneratedRevision withMessage(String message);

  /** The upgrade's SQL for each dialect, as the draft has it. */
  Map<DialectId, String> upgradeSql();

  /** The downgrade's SQL for each dialect, as the draft has it. */
  Map<DialectId, String> downgradeSql();

  /** The revision's parts; empty when nothing is selected. */
  Optional<RevisionDraft> draft();

  /** The file that it will become; empty when nothing is selected. */
  Optional<Path> file();

  /** The text that will be written; empty when nothing is selected. */
  String text();

  /** Writes the file; does nothing and is empty when nothing is selected. */
  Optional<Revision> save();

  /** Writes the file with a text that a person has edited, after checking it. */
  Optional<Revision> save(String editedText);
}
