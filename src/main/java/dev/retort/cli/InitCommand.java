package dev.retort.cli;

import dev.retort.service.NewProject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new project. */
@Command(name = "init", description = "Write config.yaml, a model and a folder for revisions.")
final class InitCommand extends RetortCommand {
  @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where; default: here.")
  @Nullable Path folder;

  @Option(
      names = "--from-database",
      description =
          "Take over the database of an environment file that is there: write its model and a"
              + " first revision, and stamp it.")
  boolean fromDatabase;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "The first revision's message, with --from-database.")
  String message = "take over the database";

  @Override
  int run(Session session) {
    if (fromDatabase) {
      if (folder != null) {
        throw new UsageException(
            "retort init",
            "--from-database works beside the environment file; leave out '" + folder + "'.");
      }
      return new TakeOver(session).run(message);
    }
    Shell shell = session.shell();
    Path root = folder == null ? shell.workingDirectory() : shell.resolve(folder);
    report(session, NewProject.writeIn(root));
    return OK;
  }

  private static void report(Session session, NewProject project) {
    Shell shell = session.shell();
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("folder", project.folder().toString());
      fields.put("config", shell.display(project.config()));
      fields.put("model", shell.display(project.model()));
      fields.put("versions", shell.display(project.versions()));
      output.json(fields);
      return;
    }
    for (Path file : List.of(project.config(), project.model())) {
      output.line("Wrote " + shell.display(file));
    }
    output.line("Made  " + shell.display(project.versions()));
    String where =
        project.folder().equals(shell.workingDirectory())
            ? ""
            : "cd " + shell.display(project.folder()) + " && ";
    if (!output.isQuiet()) {
      output.line("");
      output.line("Next: describe your tables in model.yaml, then");
      output.line("  " + where + "retort generate -m \"first tables\"");
      output.line("  " + where + "retort upgrade head");
    }
  }
}
