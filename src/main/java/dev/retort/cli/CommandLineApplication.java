package dev.retort.cli;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs one command line; every failure becomes a message and an exit status. */
public final class CommandLineApplication {
  private final Shell shell;

  /** For runs in this shell. */
  public CommandLineApplication(Shell shell) {
    this.shell = shell;
  }

  /**
   * Runs a command.
   *
   * @param arguments as typed, without the program's name
   * @return the exit status: 0, or that of the failure's group
   */
  public int run(String... arguments) {
    try {
      if (arguments.length == 1 && arguments[0].equals("--version")) {
        return version();
      }
      return parseAndRun(arguments);
    } finally {
      shell.out().flush();
      shell.err().flush();
    }
  }

  private int version() {
    String version = CommandLineApplication.class.getPackage().getImplementationVersion();
    shell.out().print("retort " + (version == null ? "development" : version) + "\n");
    return RetortCommand.OK;
  }

  private int parseAndRun(String[] arguments) {
    RootCommand root = new RootCommand();
    CommandLine commandLine = commandLine(root, CommandTable.find(arguments));
    ParseResult parsed;
    try {
      parsed = commandLine.parseArgs(arguments);
    } catch (ParameterException e) {
      root.format = asksForJson(arguments) ? RootCommand.Format.json : RootCommand.Format.text;
      return fail(root, usage(e));
    }
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    if (root.help) {
      shell.out().print(parsed.commandSpec().commandLine().getUsageMessage());
      return RetortCommand.OK;
    }
    if (root.version) {
      return version();
    }
    return run(root, (RetortCommand) parsed.commandSpec().userObject());
  }

  /** The parser for one command, or for all when none was named. */
  static CommandLine commandLine(RootCommand root, @org.jspecify.annotations.Nullable String name) {
    CommandLine commandLine = new CommandLine(root);
    for (String each : name == null ? CommandTable.NAMES : List.of(name)) {
      commandLine.addSubcommand(each, CommandTable.create(each));
    }
    // After the subcommands, since picocli hands the setting down to those that are there.
    return commandLine.setCaseInsensitiveEnumValuesAllowed(true);
  }

  private int run(RootCommand root, RetortCommand command) {
    if (root.format == RootCommand.Format.sarif && !(command instanceof LintCommand)) {
      root.format = RootCommand.Format.text;
      return fail(
          root, new UsageException("retort", "Only 'lint' prints sarif; type --format json."));
    }
    try (Session session = new Session(shell, root)) {
      return command.run(session);
    } catch (RetortException e) {
      return fail(root, e);
    } catch (RuntimeException | LinkageError e) {
      return fail(root, new UnexpectedFailure(e));
    }
  }

  private static boolean asksForJson(String[] arguments) {
    List<String> all = Arrays.asList(arguments);
    int option = all.indexOf("--format");
    return all.contains("--format=json")
        || (option >= 0 && option + 1 < all.size() && all.get(option + 1).equals("json"));
  }

  private static UsageException usage(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    StringBuilder message = new StringBuilder(String.valueOf(e.getMessage()));
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        message.append(". Did you mean ").append(String.join(" or ", near)).append('?');
      }
    }
    message.append("\nSee '").append(command).append(" --help'.");
    return new UsageException(command, message.toString());
  }

  private int fail(RootCommand root, RetortException failure) {
    Output output = Output.of(shell, root);
    if (output.isJson()) {
      output.json(Map.of("error", ErrorFields.of(failure, Hints.of(root))));
    } else {
      output.error(failure.getMessage());
    }
    if (root.stacktrace) {
      failure.printStackTrace(shell.err());
    }
    return failure.code().group().exitStatus();
  }

  /** A mistake in the program itself. */
  private static final class UnexpectedFailure extends RetortException {
    private static final long serialVersionUID = 1L;

    UnexpectedFailure(Throwable cause) {
      super(
          ErrorCode.INTERNAL,
          "Retort itself failed: "
              + cause
              + "\nRun it again with --stacktrace and report what it prints.",
          null,
          cause);
    }
  }
}
