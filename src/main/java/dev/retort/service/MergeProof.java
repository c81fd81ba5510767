package dev.retort.service;

import dev.retort.sql.DialectId;
import java.util.List;

/**
 * What came of trying a merge in scratch databases.
 *
 * @param lines one for each thing that was tried, in order
 */
public record MergeProof(List<Line> lines) {
  public MergeProof {
    lines = List.copyOf(lines);
  }

  /** Whether all of it holds. */
  public boolean holds() {
    return lines.stream().allMatch(Line::holds);
  }

  /**
   * One thing that was tried.
   *
   * @param way what ran, in order
   * @param holds whether it led where it should
   * @param detail what came of it, in a sentence
   */
  public record Line(DialectId dialect, String way, boolean holds, String detail) {}
}
