package dev.retort.cli;

import dev.retort.service.Squash;
import dev.retort.service.SquashRequest;
import dev.retort.sql.DialectId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one revision of a run. */
@Command(
    name = "squash",
    description = {
      "Make one revision of a linear run; it keeps the last one's identity.",
      "Refused unless scratch databases prove that both build the same schema, and where a database"
          + " stands inside the run."
    })
final class SquashCommand extends RetortCommand {
  @Parameters(arity = "0..1", index = "0", paramLabel = "FIRST", description = "Where it begins.")
  @Nullable String first;

  @Parameters(arity = "0..1", index = "1", paramLabel = "LAST", description = "Where it ends.")
  @Nullable String last;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What the one revision does; default: the last one's message.")
  String message = "";

  @Option(names = "--dry-run", description = "Print the file; write nothing.")
  boolean dryRun;

  @Option(
      names = "--accept-unproven",
      description = "Also for dialects that have no scratch database here.")
  boolean acceptUnproven;

  @Override
  int run(Session session) {
    if (first == null || last == null) {
      throw new UsageException(
          "retort squash", "Name both ends, for example: retort squash 5f0c 77aa -m MESSAGE");
    }
    Squash squash;
    try (Interrupts interrupts = Interrupts.watch()) {
      squash =
          session
              .service()
              .planSquash(
                  new SquashRequest(first, last, message, acceptUnproven),
                  interrupts.cancellation());
      interrupts.cancellation().throwIfRequested();
      // From here on an interrupt waits until all files are written.
      if (!dryRun) {
        session.service().squash(squash);
      }
    }
    Output output = session.output();
    if (output.isJson()) {
      output.json(fields(session.shell(), squash));
      return OK;
    }
    if (dryRun) {
      output.note("Would write " + session.shell().display(squash.file()));
      output.line(squash.text().stripTrailing());
    } else {
      output.line("Wrote " + session.shell().display(squash.file()));
    }
    squash
        .removed()
        .forEach(
            f -> output.line((dryRun ? "Would delete " : "Deleted ") + session.shell().display(f)));
    output.info("Proven on " + titles(squash.proven()) + ": both build the same schema.");
    squash.unproven().forEach(u -> output.warning(u.sentence()));
    output.info("Asked where they stand: " + String.join(", ", squash.asked()));
    squash.notAsked().forEach(e -> output.warning("Not asked: " + e));
    return OK;
  }

  private static String titles(List<DialectId> dialects) {
    return String.join(", ", dialects.stream().map(DialectId::title).toList());
  }

  private Map<String, Object> fields(Shell shell, Squash squash) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("revision", squash.revision());
    fields.put("replaces", squash.replaces());
    fields.put("file", shell.display(squash.file()));
    fields.put("removed", squash.removed().stream().map(shell::display).toList());
    fields.put("written", !dryRun);
    fields.put("proven", squash.proven().stream().map(DialectId::id).toList());
    fields.put("unproven", UntriedFields.of(squash.unproven()));
    fields.put("asked", squash.asked());
    fields.put("not_asked", squash.notAsked());
    fields.put("text", squash.text());
    return fields;
  }
}
