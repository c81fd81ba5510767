package dev.retort.cli;

import dev.retort.service.OrphanedSession;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said about a session that a run whose process is gone left on the server. */
final class OrphanText {
  private OrphanText() {}

  static void show(Output output, OrphanedSession orphan) {
    output.line(
        "A run's process is gone, but the server still has its session "
            + orphan.session()
            + " ("
            + orphan.account()
            + ").");
    output.line(
        orphan.statement().isEmpty()
            ? "It has been idle for " + orphan.time().toSeconds() + " s."
            : "It has been running this for " + orphan.time().toSeconds() + " s:");
    if (!orphan.statement().isEmpty()) {
      output.line(output.style(Output.Style.YELLOW, orphan.statement()));
    }
    output.advice(
        "Nothing is started beside it. Wait until it ends, or 'retort repair --end-session' has the"
            + " server end it.");
  }

  static Map<String, Object> fields(OrphanedSession orphan) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("session", orphan.session());
    fields.put("account", orphan.account());
    fields.put("statement", orphan.statement());
    fields.put("seconds", orphan.time().toSeconds());
    return fields;
  }
}
