package dev.retort.cli;

import dev.retort.error.ErrorCode;
import dev.retort.service.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What past runs did to the database. */
@Command(
    name = "journal",
    description = {
      "List what past runs did to the database, oldest first.",
      "The status is 5 if an entry was changed, put in or taken out."
    })
final class JournalCommand extends RetortCommand {
  @Option(
      names = {"-n", "--last"},
      paramLabel = "N",
      description = "Only the last N entries.")
  @Nullable Integer last;

  @Option(names = "--revision", paramLabel = "REV", description = "Only entries on a revision.")
  @Nullable String revision;

  @Option(
      names = {"-v", "--verbose"},
      description = "Each check before a run in a line of its own.")
  boolean verbose;

  @Override
  int run(Session session) {
    List<JournalEntry> all = session.service().history();
    Optional<JournalEntry> broken = JournalEntry.firstBroken(all);
    List<JournalEntry> shown = select(all);
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("is_intact", broken.isEmpty());
      result.put("first_broken", broken.map(JournalEntry::number).orElse(null));
      result.put("entries", shown.stream().map(JournalCommand::fields).toList());
      output.json(result);
    } else {
      lines(shown).forEach(output::line);
    }
    if (broken.isPresent()) {
      output.warning(
          "The journal was tampered with: entry "
              + broken.get().number()
              + " is not as it was written, or those before it are missing.");
      return ErrorCode.DIFFERENCES_FOUND.group().exitStatus();
    }
    return OK;
  }

  private List<JournalEntry> select(List<JournalEntry> all) {
    List<JournalEntry> found = new ArrayList<>(all);
    if (revision != null) {
      found.removeIf(e -> !e.revision().startsWith(revision));
    }
    int from = last == null ? 0 : Math.max(0, found.size() - last);
    return found.subList(from, found.size());
  }

  private List<String> lines(List<JournalEntry> entries) {
    List<String> lines = new ArrayList<>();
    int next = 0;
    while (next < entries.size()) {
      int end = verbose ? next + 1 : endOfChecks(entries, next);
      lines.add(end - next > 1 ? checks(entries.subList(next, end)) : line(entries.get(next)));
      next = end;
    }
    return lines;
  }

  /** Where the checks before one run end; the next entry where {@code from} is none. */
  private static int endOfChecks(List<JournalEntry> entries, int from) {
    int end = from;
    while (end < entries.size()
        && entries.get(end).outcome().equals("guard")
        && entries.get(end).run().equals(entries.get(from).run())) {
      end++;
    }
    return Math.max(end, from + 1);
  }

  /** The checks before one run, of which those are named that did not pass, and the backup. */
  private static String checks(List<JournalEntry> checks) {
    JournalEntry first = checks.get(0);
    List<String> others =
        checks.stream()
            .map(e -> String.valueOf(e.detail()))
            .filter(d -> !d.contains(": pass - ") || d.startsWith("backup: "))
            .map(JournalCommand::oneLine)
            .toList();
    return first.number()
        + "-"
        + checks.get(checks.size() - 1).number()
        + "  "
        + first.startedAt()
        + "  "
        + pad(first.outcome(), 10)
        + checks.size()
        + " checks"
        + (others.isEmpty() ? "" : "; " + String.join("; ", others))
        + "  "
        + origin(first);
  }

  private static String origin(JournalEntry entry) {
    return entry.origin().who() + "@" + entry.origin().host();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String line(JournalEntry entry) {
    StringBuilder line = new StringBuilder();
    line.append(entry.number())
        .append("  ")
        .append(entry.startedAt())
        .append("  ")
        .append(pad(entry.outcome(), 10));
    if (!entry.revision().isEmpty()) {
      line.append(pad(entry.direction(), 10)).append(entry.revision());
      boolean one = entry.outcome().equals("intent") || entry.outcome().equals("statement");
      line.append("  ")
          .append(entry.statement() + (one ? 1 : 0))
          .append('/')
          .append(entry.statementCount())
          .append("  ")
          .append(entry.time().toMillis())
          .append(" ms");
    }
    line.append("  ").append(origin(entry));
    if (entry.detail() != null) {
      line.append("  ").append(oneLine(entry.detail()));
    }
    return line.toString();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  private static Map<String, Object> fields(JournalEntry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", entry.number());
    fields.put("run", entry.run());
    fields.put("outcome", entry.outcome());
    fields.put("revision", entry.revision());
    fields.put("direction", entry.direction());
    fields.put("statement", entry.statement());
    fields.put("statements", entry.statementCount());
    fields.put("checksum", entry.checksum());
    fields.put("who", entry.origin().who());
    fields.put("host", entry.origin().host());
    fields.put("process", entry.origin().process());
    fields.put("session", entry.origin().session());
    fields.put("started_at", entry.startedAt().toString());
    fields.put("milliseconds", entry.time().toMillis());
    fields.put("detail", entry.detail());
    fields.put("is_intact", entry.intact());
    return fields;
  }
}
