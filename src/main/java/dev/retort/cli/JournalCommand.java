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
      shown.forEach(e -> output.line(line(e)));
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
    line.append("  ").append(entry.origin().who()).append('@').append(entry.origin().host());
    if (entry.detail() != null) {
      line.append("  ").append(entry.detail().strip().replaceAll("\\s+", " "));
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
