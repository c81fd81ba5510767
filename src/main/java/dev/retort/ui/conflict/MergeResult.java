package dev.retort.ui.conflict;

import dev.retort.service.MergeDecision;
import dev.retort.service.MergeSession;
import dev.retort.sql.DialectId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements of a merge: made from the decisions, or written by hand over them. */
final class MergeResult {
  private final MergeSession session;
  private final Map<DialectId, String> written = new EnumMap<>(DialectId.class);
  private Map<String, MergeDecision> decisions = Map.of();

  MergeResult(MergeSession session) {
    this.session = session;
  }

  /** Makes the statements anew; what was written by hand is dropped. */
  void decide(List<MeetingLine> lines) {
    Map<String, MergeDecision> known = new LinkedHashMap<>();
    lines.forEach(l -> l.decision().known().ifPresent(d -> known.put(l.object(), d)));
    decisions = known;
    written.clear();
  }

  /** Takes over what a person wrote for one dialect. */
  void write(DialectId dialect, String text) {
    if (text.strip().equals(of(dialect).strip())) {
      return;
    }
    written.put(dialect, text);
  }

  boolean isWritten() {
    return !written.isEmpty();
  }

  /** The statements for one dialect. */
  String of(DialectId dialect) {
    String own = written.get(dialect);
    return own == null ? session.statements(decisions).getOrDefault(dialect, "") : own;
  }

  /** The statements of all dialects that have some. */
  Map<DialectId, String> statements() {
    Map<DialectId, String> all = new LinkedHashMap<>(session.statements(decisions));
    all.putAll(written);
    all.values().removeIf(String::isBlank);
    return all;
  }

  /** What was decided; nothing once somebody wrote statements, which then only must agree. */
  Map<String, MergeDecision> decisions() {
    return isWritten() ? Map.of() : decisions;
  }

  /** How a table comes out by the decisions. */
  String shape(DialectId dialect, String object) {
    return session.shape(dialect, object, decisions);
  }
}
