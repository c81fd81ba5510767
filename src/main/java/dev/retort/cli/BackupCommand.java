package dev.retort.cli;

import dev.retort.service.Backup;
import dev.retort.service.MigrationPlan;
import dev.retort.service.RestoredRows;
import dev.retort.service.SavedRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies the database now, or the rows that a plan destroys. */
@Command(
    name = "backup",
    description = {
      "Copy the database, look at the copy, say how to restore it.",
      "With --rows: save the rows that a plan destroys. With --restore: put them back."
    })
final class BackupCommand extends RetortCommand {
  @Mixin PlanTarget target = new PlanTarget();

  @Option(
      names = "--rows",
      description = "Only the rows of the tables and columns that the plan named behind it drops.")
  boolean rows;

  @Option(
      names = "--restore",
      paramLabel = "FOLDER",
      description = "Put the rows back that --rows or a run saved there; all of them or none.")
  @Nullable Path restore;

  @Override
  int run(Session session) {
    if (restore != null) {
      return restore(session, session.shell().resolve(restore));
    }
    if (rows) {
      return rows(session);
    }
    if (target.command != null) {
      throw new UsageException(
          "retort backup", "'backup' copies the whole database; for a plan's rows add --rows.");
    }
    Optional<Backup> made;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      made = session.service().backup(progress, interrupts.cancellation());
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

  private int rows(Session session) {
    MigrationPlan plan = target.plan(session, "backup --rows");
    Optional<SavedRows> saved;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      saved = session.service().saveRows(plan, progress, interrupts.cancellation());
    }
    Output output = session.output();
    if (output.isJson()) {
      output.json(fields(saved));
    } else if (saved.isEmpty()) {
      output.info("The plan drops nothing that can hold rows.");
    } else {
      for (SavedRows.SavedTable table : saved.get().tables()) {
        output.line("Saved   " + table.note());
      }
      String folder = session.shell().display(saved.get().folder());
      output.line("Wrote   " + folder);
      output.advice("Restore retort backup --restore '" + folder + "'");
    }
    return OK;
  }

  private static Map<String, Object> fields(Optional<SavedRows> saved) {
    List<Map<String, Object>> tables = new ArrayList<>();
    for (SavedRows.SavedTable table : saved.map(SavedRows::tables).orElse(List.of())) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("table", table.table());
      fields.put("columns", table.columns());
      fields.put("file", table.file());
      fields.put("rows", table.rows());
      fields.put("sha256", table.sha256());
      tables.add(fields);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("folder", saved.map(s -> s.folder().toString()).orElse(null));
    result.put("tables", tables);
    return result;
  }

  private static int restore(Session session, Path folder) {
    String shown = session.shell().display(folder);
    new Confirmation(session).obtain(() -> "Rows to put back: " + shown);
    RestoredRows restored;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      restored = session.service().restoreRows(folder, progress, interrupts.cancellation());
    }
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("folder", folder.toString());
      fields.put("rows", restored.rows());
      output.json(fields);
    } else {
      output.info(
          "Put back " + PlanText.count((int) restored.rows(), "row") + " of " + shown + ".");
    }
    return OK;
  }
}
