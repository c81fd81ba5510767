package dev.retort.service;

import java.nio.file.Path;
import java.util.List;

/**
 * A branch that shall stand on another revision; nothing is written yet.
 *
 * @param root the branch's first revision, whose down revision changes
 * @param from its down revisions now
 * @param onto its down revision then
 * @param files each file as it would be
 * @param leftOut statements that become comments, because the other side has done the same
 * @param untried the dialects with sections of their own in which it was not tried
 * @param asked which environments were asked whether the branch is applied
 * @param notAsked which ones did not answer, with the reason
 */
public record Rebase(
    String root,
    List<String> from,
    String onto,
    List<FileChange> files,
    List<LeftOut> leftOut,
    List<Untried> untried,
    List<String> asked,
    List<String> notAsked) {
  public Rebase {
    from = List.copyOf(from);
    files = List.copyOf(files);
    leftOut = List.copyOf(leftOut);
    untried = List.copyOf(untried);
    asked = List.copyOf(asked);
    notAsked = List.copyOf(notAsked);
  }

  /**
   * What becomes of a file.
   *
   * @param from its name now
   * @param to its name then, the same unless a number in it changes
   * @param text its text then
   */
  public record FileChange(Path from, Path to, String text) {}

  /**
   * A statement that is unnecessary on top of the other side.
   *
   * @param file where it stands now
   * @param line 1-based
   */
  public record LeftOut(Path file, int line, String statement) {}
}
