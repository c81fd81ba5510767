package dev.retort.cli;

import dev.retort.error.ErrorCode;
import dev.retort.service.MigrationPlan;
import dev.retort.service.Rehearsal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a plan there and back on a copy. */
@Command(
    name = "rehearse",
    description =
        "Run a plan there and back on a scratch copy of the live schema, without its rows.")
final class RehearseCommand extends RetortCommand {
  @Mixin PlanTarget target = new PlanTarget();

  @Override
  int run(Session session) {
    MigrationPlan plan = target.plan(session, "rehearse");
    if (target.isDone(session, plan)) {
      return OK;
    }
    Rehearsal rehearsal;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      rehearsal = session.service().rehearse(plan, progress, interrupts.cancellation());
    }
    Output output = session.output();
    if (output.isJson()) {
      output.json(fields(rehearsal));
    } else {
      text(output, rehearsal);
    }
    return rehearsal.passes() ? OK : ErrorCode.DIFFERENCES_FOUND.group().exitStatus();
  }

  private static void text(Output output, Rehearsal rehearsal) {
    for (Rehearsal.Timed statement : rehearsal.statements()) {
      output.line(
          String.format("%6d ms  ", statement.time().toMillis())
              + statement.revision()
              + "  "
              + statement.text());
    }
    rehearsal
        .unexpectedThere()
        .forEach(c -> output.warning("After the way there, unexpected: " + ChangeText.of(c)));
    rehearsal
        .unexpectedBack()
        .forEach(c -> output.warning("After the way back, unexpected: " + ChangeText.of(c)));
    if (rehearsal.noWayBack() != null) {
      output.warning("No way back: " + rehearsal.noWayBack());
    }
    if (rehearsal.otherServer() != null) {
      output.warning(
          "This was on " + rehearsal.otherServer() + ", which is not the database's release.");
    }
    if (!rehearsal.leftOut().isEmpty()) {
      output.warning("The copy lacks " + String.join(", ", rehearsal.leftOut()) + ".");
    }
    output.info(
        rehearsal.passes()
            ? "Rehearsed: both ways lead where they should. Plan "
                + rehearsal.digest().substring(0, 12)
                + "."
            : "Rehearsed: it does not lead where it should.");
  }

  private static Map<String, Object> fields(Rehearsal rehearsal) {
    List<Map<String, Object>> statements =
        rehearsal.statements().stream()
            .map(
                s -> {
                  Map<String, Object> fields = new LinkedHashMap<>();
                  fields.put("revision", s.revision());
                  fields.put("statement", s.text());
                  fields.put("milliseconds", s.time().toMillis());
                  return fields;
                })
            .toList();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ok", rehearsal.passes());
    fields.put("digest", rehearsal.digest());
    fields.put("statements", statements);
    fields.put("unexpected_there", ChangeText.fields(rehearsal.unexpectedThere()));
    fields.put("unexpected_back", ChangeText.fields(rehearsal.unexpectedBack()));
    fields.put("no_way_back", rehearsal.noWayBack());
    fields.put("other_server", rehearsal.otherServer());
    fields.put("left_out", rehearsal.leftOut());
    return fields;
  }
}
