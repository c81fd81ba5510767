package dev.retort.cli;

import dev.retort.service.Backup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Copies the database now. */
@Command(
    name = "backup",
    description = "Copy the database, look at the copy, say how to restore it.")
final class BackupCommand extends RetortCommand {
  @Override
  int run(Session session) {
    Optional<Backup> made;
    try (Interrupts interrupts = Interrupts.watch()) {
      made = session.service().backup(interrupts.cancellation());
    }
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("file", made.map(b -> b.file().toString()).orElse(null));
      fields.put("restore", made.map(Backup::restore).orElse(null));
      fields.put("verified", made.map(Backup::verified).orElse(null));
      output.json(fields);
    } else if (made.isEmpty()) {
      output.info("There is no database yet, so there is nothing to keep.");
    } else {
      output.line("Wrote   " + session.shell().display(made.get().file()));
      output.line("Looked  " + made.get().verified());
      output.line("Restore " + made.get().restore());
    }
    return OK;
  }
}
