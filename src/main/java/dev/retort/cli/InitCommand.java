package dev.retort.cli;

import dev.retort.error.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new project. */
@Command(name = "init", description = "Write config.yaml, a model and a folder for revisions.")
final class InitCommand extends RetortCommand {
  private static final List<String> FILES = List.of("config.yaml", "model.yaml");
  private static final String VERSIONS = "migrations/versions";

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
    for (String file : FILES) {
      if (Files.exists(root.resolve(file))) {
        throw new FileException(
            root.resolve(file), "exists already. Nothing was written; init never overwrites.");
      }
    }
    for (String file : FILES) {
      copy(file, root.resolve(file));
    }
    create(root.resolve(VERSIONS));
    report(session, root);
    return OK;
  }

  private static void report(Session session, Path root) {
    Shell shell = session.shell();
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("folder", root.toString());
      fields.put("config", shell.display(root.resolve("config.yaml")));
      fields.put("model", shell.display(root.resolve("model.yaml")));
      fields.put("versions", shell.display(root.resolve(VERSIONS)));
      output.json(fields);
      return;
    }
    for (String file : FILES) {
      output.line("Wrote " + shell.display(root.resolve(file)));
    }
    output.line("Made  " + shell.display(root.resolve(VERSIONS)));
    String where =
        root.equals(shell.workingDirectory()) ? "" : "cd " + shell.display(root) + " && ";
    output.info("");
    output.info("Next: describe your tables in model.yaml, then");
    output.info("  " + where + "retort generate -m \"first tables\"");
    output.info("  " + where + "retort upgrade head");
  }

  private static void copy(String name, Path target) {
    create(Objects.requireNonNull(target.getParent()));
    try (InputStream source =
        Objects.requireNonNull(InitCommand.class.getResourceAsStream("init/" + name))) {
      Files.copy(source, target);
    } catch (IOException e) {
      throw new FileException("write", target, e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new FileException(folder, "is a file, and a folder is needed there.");
    } catch (IOException e) {
      throw new FileException("make the folder", folder, e);
    }
  }
}
