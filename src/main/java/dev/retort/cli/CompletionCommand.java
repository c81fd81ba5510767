package dev.retort.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** A completion script for bash and zsh. */
@Command(
    name = "completion",
    description = {
      "Print a completion script for bash and zsh.",
      "Use it with: source <(retort completion)"
    })
final class CompletionCommand extends RetortCommand {
  @Override
  int run(Session session) {
    String script =
        AutoComplete.bash("retort", CommandLineApplication.commandLine(new RootCommand(), null));
    session.output().line(script.stripTrailing());
    return OK;
  }
}
