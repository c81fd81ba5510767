package dev.retort.cli;

import dev.retort.diff.Change;
import dev.retort.service.Adoption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes over an existing database and says what came of it. */
final class TakeOver {
  private final Session session;

  TakeOver(Session session) {
    this.session = session;
  }

  int run(String message) {
    Adoption adoption;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      adoption = session.service().adopt(message, progress, interrupts.cancellation());
    }
    Output output = session.output();
    if (output.isJson()) {
      output.json(fields(adoption));
    } else {
      text(adoption);
    }
    return RetortCommand.OK;
  }

  private Map<String, Object> fields(Adoption adoption) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", session.shell().display(adoption.model()));
    fields.put("revision", adoption.revision().id());
    fields.put("file", session.shell().display(adoption.revision().file()));
    fields.put("left_out", adoption.leftOut());
    fields.put("warnings", adoption.warnings());
    fields.put("differences", ChangeText.fields(adoption.differences()));
    return fields;
  }

  private void text(Adoption adoption) {
    Output output = session.output();
    output.line("Wrote   " + session.shell().display(adoption.model()));
    output.line("Wrote   " + session.shell().display(adoption.revision().file()));
    output.line("Stamped " + session.environment().name() + " at " + adoption.revision().id());
    for (String object : adoption.leftOut()) {
      output.warning("Not in the model, and left alone: " + object);
    }
    adoption.warnings().forEach(output::warning);
    for (Change change : adoption.differences()) {
      output.warning("The model says it otherwise: " + ChangeText.of(change));
    }
    output.info("");
    output.info("Next: change the model, then type  retort generate -m \"what changed\"");
  }
}
