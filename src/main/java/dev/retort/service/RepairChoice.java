package dev.retort.service;

import org.jspecify.annotations.Nullable;

/** What shall become of a revision that stopped half-way. */
public sealed interface RepairChoice {
  /**
   * Run the statements that are not done.
   *
   * @param done how many are done, said by a person; null for what was found
   */
  record Resume(@Nullable Integer done) implements RepairChoice {}

  /** Take back what its statements made of the structure; rows that they changed stay changed. */
  record Revert() implements RepairChoice {}

  /**
   * Take the database as it is.
   *
   * @param applied whether the revision counts as run to its end, else as not begun
   * @param reason why, for the journal
   */
  record Accept(boolean applied, String reason) implements RepairChoice {}
}
