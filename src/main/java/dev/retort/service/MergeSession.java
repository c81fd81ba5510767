package dev.retort.service;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.sql.DialectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two heads laid side by side, to be decided thing by thing; nothing is written.
 *
 * <p>Decisions are kept by the caller, by the {@link Conflict#object()} of each item. Safe for
 * several threads.
 */
public interface MergeSession {
  /** What the heads do to each other. */
  ConflictReport report();

  /** What the first head's branch does. */
  List<BranchChange> left();

  /** What the second head's branch does. */
  List<BranchChange> right();

  /** What has to be decided; none where the branches do not meet. */
  List<MergeItem> items();

  /** Why no merge can be made, since one branch fails after the other; empty if one can. */
  Optional<String> obstacle();

  /**
   * The statements by which a merge settles what was decided, by dialect; only of those that need
   * some. What is not decided is left out.
   */
  Map<DialectId, String> statements(Map<String, MergeDecision> decisions);

  /**
   * How a table or view comes out, as the statement that would create it.
   *
   * @param object the object of an item
   * @return empty where there is no such table or view then
   */
  String shape(DialectId dialect, String object, Map<String, MergeDecision> decisions);

  /** The dialects in which both orders were run, the environment's own first. */
  List<DialectId> dialects();

  /** The sections of a merge's file with these statements, and what was found as remarks. */
  String sections(Map<DialectId, String> statements);

  /**
   * Runs the merge from either head, and back down to where the branches part.
   *
   * @param decisions where the result must be what was decided; empty for statements that a person
   *     wrote, which only must come to one result
   */
  MergeProof prove(
      Map<DialectId, String> statements,
      Map<String, MergeDecision> decisions,
      Progress progress,
      Cancellation cancellation);
}
