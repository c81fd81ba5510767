package dev.retort.cli;

import dev.retort.error.FileException;
import dev.retort.error.UnsupportedFeatureException;
import dev.retort.revision.ParsedRevision;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionFormatException;
import dev.retort.revision.RevisionProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens revision files in the person's editor. */
@Command(name = "edit", description = "Open a revision's file in $VISUAL or $EDITOR.")
final class EditCommand extends RetortCommand {
  @Parameters(arity = "0..1", paramLabel = "REV", description = "A revision; also head, current.")
  @Nullable String revision;

  @Override
  int run(Session session) {
    String spec = Specs.required(revision, "edit", "head");
    List<Revision> revisions = Specs.resolve(session, List.of(spec));
    for (Revision each : revisions) {
      edit(session.shell(), each);
    }
    List<RevisionProblem> problems = new ArrayList<>();
    for (Revision each : revisions) {
      problems.addAll(check(each));
    }
    for (RevisionProblem problem : problems.subList(0, Math.max(0, problems.size() - 1))) {
      session.output().warning(problem.toString());
    }
    if (!problems.isEmpty()) {
      throw new RevisionFormatException(problems.get(problems.size() - 1));
    }
    report(session, revisions);
    return OK;
  }

  private static void report(Session session, List<Revision> revisions) {
    RevisionFields fields = new RevisionFields(session.shell());
    if (session.output().isJson()) {
      session
          .output()
          .json(
              Map.of(
                  "revisions",
                  revisions.stream()
                      .map(r -> RevisionFile.read(r.file()).revision())
                      .map(r -> fields.of(java.util.Objects.requireNonNull(r)))
                      .toList()));
    }
  }

  private static List<RevisionProblem> check(Revision before) {
    ParsedRevision after = RevisionFile.read(before.file());
    return after.problems().stream()
        .filter(p -> p.severity() == RevisionProblem.Severity.ERROR)
        .toList();
  }

  private static void edit(Shell shell, Revision revision) {
    String visual = shell.variables().getOrDefault("VISUAL", "");
    String editor = visual.isBlank() ? shell.variables().getOrDefault("EDITOR", "") : visual;
    if (editor.isBlank()) {
      throw new UnsupportedFeatureException(
          "No editor is named. Set the variable VISUAL or EDITOR, or open the file yourself: "
              + shell.display(revision.file()));
    }
    List<String> command = new ArrayList<>(List.of(editor.strip().split("\\s+")));
    command.add(revision.file().toString());
    try {
      int status =
          new ProcessBuilder(command)
              .directory(shell.workingDirectory().toFile())
              .inheritIO()
              .start()
              .waitFor();
      if (status != 0) {
        throw new UnsupportedFeatureException(
            "The editor '" + editor + "' ended with status " + status + ".");
      }
    } catch (IOException e) {
      throw new FileException("start the editor '" + editor + "' for", revision.file(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsupportedFeatureException("Interrupted while the editor '" + editor + "' ran.");
    }
  }
}
