package dev.retort.service;

import java.util.List;
import java.util.Locale;

/**
 * Whether two heads are better merged, or one branch put on top of the other, and why.
 *
 * @param way what to do
 * @param branch the head that would move; for a merge the first head
 * @param onto what it would stand on; for a merge the second head
 * @param sentence the advice with its reasons, for people
 * @param facts where the revisions of either branch are applied and published, in sentences
 * @param asked the environments that were asked
 * @param notAsked those that did not answer, with the reason
 */
public record Advice(
    Way way,
    String branch,
    String onto,
    String sentence,
    List<String> facts,
    List<String> asked,
    List<String> notAsked) {
  public Advice {
    facts = List.copyOf(facts);
    asked = List.copyOf(asked);
    notAsked = List.copyOf(notAsked);
  }

  /** What can be done with two heads. */
  public enum Way {
    /** Join them by a merge revision. */
    MERGE,
    /** Put one on top of the other. */
    REBASE;

    /** The name as programs read it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
