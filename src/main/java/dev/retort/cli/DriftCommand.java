package dev.retort.cli;

import dev.retort.error.ErrorCode;
import dev.retort.service.Drift;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What somebody changed in a database behind the revisions' back. */
@Command(
    name = "drift",
    description = {
      "Compare the live schema with what the revisions build where the database stands.",
      "Each difference comes with the SQL to adopt or to revert it. Ends with 5 if there is any."
    })
final class DriftCommand extends RetortCommand {
  /** What the live schema is compared with. */
  enum Against {
    revisions,
    model
  }

  @Option(
      names = "--against",
      paramLabel = "revisions|model",
      description = "What to compare with.")
  Against against = Against.revisions;

  @Override
  int run(Session session) {
    Drift drift;
    try (Interrupts interrupts = Interrupts.watch()) {
      drift = session.service().drift(against == Against.model, interrupts.cancellation());
    }
    Output output = session.output();
    if (output.isJson()) {
      json(output, drift);
    } else if (drift.isEmpty()) {
      output.info(
          "No drift: the database is what the "
              + drift.against()
              + (against == Against.model ? " says." : " build."));
    } else {
      text(output, drift);
    }
    return drift.isEmpty() ? OK : ErrorCode.DIFFERENCES_FOUND.group().exitStatus();
  }

  private static void text(Output output, Drift drift) {
    for (Drift.Item item : drift.items()) {
      output.line(output.style(Output.Style.YELLOW, ChangeText.of(item.change())));
      statements(output, "adopt", item.adoptSql());
      statements(output, "revert", item.revertSql());
    }
    output.note(
        PlanText.count(drift.items().size(), "difference")
            + ". Put the SQL of 'adopt' into a revision, or run the SQL of 'revert'.");
  }

  private static void statements(Output output, String what, List<String> sql) {
    output.line("  " + what + (sql.isEmpty() ? ": nothing that Retort can write" : ":"));
    sql.forEach(s -> (s + ";").lines().forEach(line -> output.line("    " + line)));
  }

  private static void json(Output output, Drift drift) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Drift.Item item : drift.items()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("kind", item.kind().name().toLowerCase(Locale.ROOT));
      fields.put("object", item.subject());
      fields.put("change", ChangeText.of(item.change()));
      fields.put("adopt", item.adoptSql());
      fields.put("revert", item.revertSql());
      fields.put("expected", item.expected());
      fields.put("live", item.live());
      items.add(fields);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("against", drift.against());
    result.put("current", drift.revisions());
    result.put("differences", items);
    output.json(result);
  }
}
