package dev.retort.ui.rewrite;

import dev.retort.service.Untried;
import dev.retort.sql.DialectId;
import dev.retort.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;

/** The sentences that all ways have in common. */
final class RewriteFacts {
  private RewriteFacts() {}

  static String asked(Messages messages, List<String> environments) {
    return messages.text("rewrite.asked", String.join(", ", environments));
  }

  static List<String> notAsked(Messages messages, List<String> environments) {
    List<String> warnings = new ArrayList<>();
    environments.forEach(e -> warnings.add(messages.text("rewrite.not_asked", e)));
    return warnings;
  }

  static List<String> untried(Messages messages, List<Untried> untried) {
    return untried.stream()
        .map(u -> messages.text("proof.untried", u.dialect().title(), u.reason()))
        .toList();
  }

  static String titles(List<DialectId> dialects) {
    return String.join(", ", dialects.stream().map(DialectId::title).toList());
  }
}
