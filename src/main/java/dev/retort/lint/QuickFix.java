package dev.retort.lint;

import java.util.List;

/**
 * A rewrite of the revision's file that mends a finding.
 *
 * @param title what it does, as a command
 * @param edits in any order; they do not overlap
 */
public record QuickFix(String title, List<TextEdit> edits) {
  public QuickFix {
    edits = List.copyOf(edits);
  }
}
