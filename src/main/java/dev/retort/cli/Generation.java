package dev.retort.cli;

import dev.retort.diff.Change;
import dev.retort.diff.Rename;
import dev.retort.diff.RenameCandidate;
import dev.retort.revision.Revision;
import dev.retort.service.GeneratedRevision;
import dev.retort.service.RevisionRequest;
import dev.retort.sql.DialectId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Autogenerate on the command line. */
final class Generation {
  private final Session session;
  private final boolean sql;
  private final boolean dryRun;

  Generation(Session session, RevisionOptions options, boolean sql) {
    this.session = session;
    this.sql = sql;
    this.dryRun = options.dryRun;
  }

  /** Finds the changes, asks about renames, writes the file. */
  int run(RevisionRequest request) {
    GeneratedRevision found;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      found = session.service().generate(request, progress, interrupts.cancellation());
    }
    GeneratedRevision generated = decideRenames(found);
    if (generated.isEmpty() || generated.draft().isEmpty()) {
      nothing();
      return RetortCommand.OK;
    }
    describe(generated);
    if (sql) {
      printSql(generated);
    } else if (dryRun) {
      new NewRevision(session)
          .printed(
              generated.draft().orElseThrow(), generated.file().orElse(null), generated.text());
    } else {
      Optional<Revision> saved = generated.save();
      saved.ifPresent(r -> new NewRevision(session).saved(r, facts(generated)));
    }
    return RetortCommand.OK;
  }

  private void nothing() {
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("revision", null);
      fields.put("file", null);
      fields.put("changes", List.of());
      output.json(fields);
    } else {
      output.info("No changes: the revisions already build what the model says. Nothing written.");
    }
  }

  private static Map<String, Object> facts(GeneratedRevision generated) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("changes", ChangeText.fields(generated.selected()));
    fields.put(
        "rename_candidates",
        generated.candidates().stream().map(RenameCandidate::argument).toList());
    fields.put("warnings", generated.warnings());
    return fields;
  }

  private void describe(GeneratedRevision generated) {
    Output output = session.output();
    if (!output.isJson()) {
      for (Change change : generated.selected()) {
        output.note("Detected: " + ChangeText.of(change));
      }
    }
    for (String warning : generated.warnings()) {
      output.warning(warning);
    }
    for (RenameCandidate candidate : generated.candidates()) {
      output.warning(question(candidate) + " If so: --rename " + candidate.argument());
    }
  }

  private GeneratedRevision decideRenames(GeneratedRevision found) {
    Shell.Terminal terminal = session.shell().terminal();
    if (!terminal.input() || !terminal.error() || session.output().isJson()) {
      return found;
    }
    GeneratedRevision decided = found;
    for (RenameCandidate candidate : found.candidates()) {
      boolean open =
          decided.candidates().stream().anyMatch(c -> c.argument().equals(candidate.argument()));
      Optional<Rename> rename = Rename.parse(candidate.argument());
      if (open && rename.isPresent()) {
        String answer = session.output().ask(question(candidate) + " [y/N] ");
        if (answer != null && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y")) {
          decided = decided.rename(rename.get());
        }
      }
    }
    return decided;
  }

  private static String question(RenameCandidate candidate) {
    String place =
        candidate.kind() == RenameCandidate.Kind.TABLE
            ? "Was the table '"
            : "In '" + candidate.table() + "', was the column '";
    return place
        + candidate.from()
        + "' renamed to '"
        + candidate.to()
        + "' ("
        + candidate.evidence()
        + ")?";
  }

  private void printSql(GeneratedRevision generated) {
    DialectId dialect = session.environment().dialect();
    String text = "";
    for (DialectId each : dialect.lookupOrder()) {
      if (text.isEmpty()) {
        text = generated.upgradeSql().getOrDefault(each, "");
      }
    }
    if (session.output().isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("dialect", dialect.id());
      fields.put("sql", text);
      fields.putAll(facts(generated));
      session.output().json(fields);
    } else {
      session.output().line(text.stripTrailing());
    }
  }
}
