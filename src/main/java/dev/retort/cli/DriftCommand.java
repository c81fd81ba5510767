package dev.retort.cli;

import dev.retort.error.ErrorCode;
import dev.retort.service.Drift;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  /** Which way out. */
  enum Way {
    adopt,
    revert
  }

  @Option(
      names = "--sql",
      paramLabel = "adopt|revert",
      description = "Print one script for all differences instead.")
  @Nullable Way sql;

  @Override
  int run(Session session) {
    Drift drift;
    try (Interrupts interrupts = Interrupts.watch()) {
      drift = session.service().drift(against == Against.model, interrupts.cancellation());
    }
    Output output = session.output();
    if (sql != null) {
      script(output, sql == Way.adopt ? drift.whole().adopt() : drift.whole().revert());
    } else if (output.isJson()) {
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
      statements(output, "adopt", item.ways().adopt());
      statements(output, "revert", item.ways().revert());
    }
    output.note(
        PlanText.count(drift.items().size(), "difference")
            + "; the SQL of each is for that one alone.\n"
            + "To adopt all:  put what 'retort drift --sql adopt' prints into a revision, and"
            + " 'retort stamp' it here.\n"
            + "To revert all: run what 'retort drift --sql revert' prints.");
  }

  private static void script(Output output, List<String> statements) {
    statements.forEach(s -> output.line(s + ";"));
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
      fields.put("adopt", item.ways().adopt());
      fields.put("revert", item.ways().revert());
      fields.put("expected", item.expected());
      fields.put("live", item.live());
      items.add(fields);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("against", drift.against());
    result.put("current", drift.revisions());
    result.put("differences", items);
    result.put("adopt", drift.whole().adopt());
    result.put("revert", drift.whole().revert());
    output.json(result);
  }
}
