package dev.retort.cli;

import dev.retort.error.ErrorCode;
import dev.retort.revision.InvalidTargetException;
import dev.retort.service.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mends what git left behind in the revision files. */
@Command(
    name = "mend",
    description = {
      "Mend what a merge, a rebase or a squash in git left behind in the revision files.",
      "Without ID the faults are listed with what would be done; ends with 5 if one of them stops"
          + " plans."
    })
final class MendCommand extends RetortCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The fault as listed, or the revision or file that it is about.")
  @Nullable String id;

  @Option(names = "--all", description = "Mend all that needs no decision.")
  boolean all;

  @Option(
      names = "--take",
      paramLabel = "CHOICE",
      description = "Which way, where there are several: as listed, for example ours or theirs.")
  @Nullable String take;

  @Option(names = "--dry-run", description = "Show what would be written; write nothing.")
  boolean dryRun;

  private final List<Fault> mended = new ArrayList<>();
  private final List<Fault.Mend> taken = new ArrayList<>();

  @Override
  int run(Session session) {
    try (Interrupts interrupts = Interrupts.watch()) {
      if (all) {
        mendAll(session, interrupts);
        return report(session, session.service().faults(interrupts.cancellation()));
      }
      List<Fault> faults = session.service().faults(interrupts.cancellation());
      String wanted = id;
      if (wanted == null) {
        return list(session, faults);
      }
      Fault fault = find(faults, wanted);
      carryOut(session, fault, choice(fault));
      return report(session, List.of());
    }
  }

  private void mendAll(Session session, Interrupts interrupts) {
    Set<String> seen = new HashSet<>();
    Optional<Fault> next;
    do {
      next =
          session.service().faults(interrupts.cancellation()).stream()
              .filter(f -> way(f).isPresent() && seen.add(f.id()))
              .findFirst();
      next.ifPresent(f -> carryOut(session, f, way(f).orElseThrow()));
    } while (next.isPresent());
  }

  /** What {@code --take} says where the fault knows it, else what is advised. */
  private Optional<Fault.Mend> way(Fault fault) {
    String wanted = take;
    return wanted == null ? fault.advised() : fault.mend(wanted).or(fault::advised);
  }

  private void carryOut(Session session, Fault fault, Fault.Mend mend) {
    if (!dryRun) {
      session.service().mend(mend);
    }
    mended.add(fault);
    taken.add(mend);
  }

  private static Fault find(List<Fault> faults, String wanted) {
    List<Fault> found =
        faults.stream()
            .filter(
                f ->
                    f.id().equals(wanted)
                        || f.id().substring(f.id().indexOf(':') + 1).equals(wanted)
                        || f.file().endsWith(Path.of(wanted)))
            .toList();
    if (found.isEmpty()) {
      throw new InvalidTargetException(
          wanted, "There is no fault '" + wanted + "'. List them: retort mend");
    }
    return found.stream().filter(f -> f.id().equals(wanted)).findFirst().orElse(found.get(0));
  }

  private Fault.Mend choice(Fault fault) {
    String wanted = take;
    if (fault.mends().isEmpty()) {
      throw new InvalidTargetException(
          fault.id(), fault.sentence() + " " + String.join(" ", fault.notes()));
    }
    List<String> choices = fault.mends().stream().map(Fault.Mend::choice).toList();
    if (wanted == null) {
      return fault
          .advised()
          .orElseThrow(
              () ->
                  new InvalidTargetException(
                      fault.id(),
                      fault.sentence() + " Choose with --take: " + String.join(", ", choices)));
    }
    return fault
        .mend(wanted)
        .orElseThrow(
            () ->
                new InvalidTargetException(
                    wanted,
                    "'"
                        + wanted
                        + "' is no way to mend "
                        + fault.id()
                        + ". Choose of: "
                        + String.join(", ", choices)));
  }

  private int list(Session session, List<Fault> faults) {
    Output output = session.output();
    if (output.isJson()) {
      output.json(Map.of("faults", faults.stream().map(f -> fields(session.shell(), f)).toList()));
    } else if (faults.isEmpty()) {
      output.info("The revision files fit together.");
    } else {
      faults.forEach(f -> text(session, f));
    }
    return status(faults);
  }

  private static int status(List<Fault> faults) {
    return faults.stream().anyMatch(f -> f.kind().isError())
        ? ErrorCode.DIFFERENCES_FOUND.group().exitStatus()
        : OK;
  }

  private int report(Session session, List<Fault> left) {
    Output output = session.output();
    List<Fault> unmended = left.stream().filter(f -> !dryRun || !mended.contains(f)).toList();
    if (output.isJson()) {
      List<Map<String, Object>> done = new ArrayList<>();
      for (int i = 0; i < mended.size(); i++) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", mended.get(i).id());
        fields.putAll(way(session.shell(), taken.get(i)));
        done.add(fields);
      }
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("mended", done);
      fields.put("written", !dryRun);
      fields.put("left", unmended.stream().map(f -> fields(session.shell(), f)).toList());
      output.json(fields);
      return status(unmended);
    }
    for (int i = 0; i < taken.size(); i++) {
      Fault.Mend mend = taken.get(i);
      output.line((dryRun ? "Would mend " : "Mended ") + mended.get(i).id());
      output.line("  " + mend.sentence());
      edits(session, mend);
      mended.get(i).notes().forEach(output::note);
    }
    if (all && taken.isEmpty() && unmended.isEmpty()) {
      output.info("The revision files fit together.");
    }
    unmended.forEach(f -> text(session, f));
    return status(unmended);
  }

  private static void text(Session session, Fault fault) {
    Output output = session.output();
    Shell shell = session.shell();
    Output.Style style = fault.kind().isError() ? Output.Style.RED : Output.Style.YELLOW;
    output.line(
        output.style(style, fault.id())
            + "  "
            + shell.display(fault.file())
            + (fault.line() == 0 ? "" : ":" + fault.line()));
    output.line("  " + fault.sentence());
    for (Fault.Mend mend : fault.mends()) {
      boolean named = fault.mends().size() > 1;
      output.line("  " + (named ? "--take " + mend.choice() + ": " : "Mend: ") + mend.sentence());
      edits(session, mend);
    }
    fault.notes().forEach(n -> output.line("  " + n));
  }

  private static void edits(Session session, Fault.Mend mend) {
    for (Fault.FileEdit edit : mend.edits()) {
      Path from = edit.from();
      Path to = edit.to();
      String line =
          from == null
              ? "new " + show(session.shell(), to)
              : to == null
                  ? "delete " + show(session.shell(), from)
                  : show(session.shell(), from)
                      + (to.equals(from) ? "" : " -> " + to.getFileName());
      session.output().line("    " + line);
    }
  }

  private static String show(Shell shell, @Nullable Path file) {
    return file == null ? "" : shell.display(file);
  }

  private static Map<String, Object> fields(Shell shell, Fault fault) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", fault.id());
    fields.put("kind", fault.kind().id());
    fields.put("severity", fault.kind().isError() ? "error" : "warning");
    fields.put("file", shell.display(fault.file()));
    fields.put("line", fault.line());
    fields.put("message", fault.sentence());
    fields.put("must_choose", fault.mustChoose());
    fields.put("mends", fault.mends().stream().map(m -> way(shell, m)).toList());
    fields.put("notes", fault.notes());
    return fields;
  }

  private static Map<String, Object> way(Shell shell, Fault.Mend mend) {
    List<Map<String, Object>> edits = new ArrayList<>();
    for (Fault.FileEdit edit : mend.edits()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("file", show(shell, edit.from()));
      fields.put("new_file", show(shell, edit.to()));
      edits.add(fields);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("choice", mend.choice());
    fields.put("message", mend.sentence());
    fields.put("files", edits);
    return fields;
  }
}
