package dev.retort.ui.generate;

import dev.retort.diff.Change;
import dev.retort.diff.ChangeCategory;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.ChangeSubject;
import dev.retort.ui.support.Messages;
import java.util.List;

/** Proposes the message of a revision: one change in its own words; of several, what they touch. */
final class MessageProposal {
  private static final int NAMED = 3;

  private MessageProposal() {}

  static String of(List<Change> changes, Messages messages) {
    if (changes.size() == 1) {
      return ChangeDescriber.describe(changes.get(0));
    }
    List<String> subjects = changes.stream().map(ChangeSubject::of).distinct().toList();
    boolean all = changes.stream().allMatch(c -> ChangeCategory.of(c) == ChangeCategory.ADDED);
    int named = Math.min(NAMED, subjects.size());
    return messages.text(
        all ? "generate.proposal.add" : "generate.proposal.change",
        String.join(", ", subjects.subList(0, named)),
        subjects.size() - named);
  }
}
