package dev.retort.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * What stands before every command, and after it just as well. Without a command the window opens.
 */
@Command(
    name = "retort",
    description = {"Migrates database schemas: revisions, upgrades, downgrades, merges."},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Without a command the window opens. 'retort COMMAND --help' explains a command.",
      "SPEC is a revision, a prefix of one, head, heads, base, +N, -N, REV+N, LABEL@SPEC.",
      "Exit status: 0 done, 1 refused, 2 usage, 3 configuration, 4 lint, 5 differences, 6 SQL, 7 lock."
    })
final class RootCommand extends RetortCommand {
  /** How results are printed. */
  enum Format {
    text,
    json,
    /** What code scanners exchange; for {@code lint} alone. */
    sarif
  }

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The environment file; default: -x config_file, $CONFIG_FILE, config.yaml.")
  @Nullable Path config;

  @Option(
      names = "-x",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "config_file=FILE names the environment file; may be repeated.")
  Map<String, String> arguments = new LinkedHashMap<>();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      scope = ScopeType.INHERIT,
      description = "How results are printed; lint also prints sarif.")
  Format format = Format.text;

  @Option(
      names = "--confirm",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "The environment's name, for one that is protected.")
  @Nullable String confirm;

  @Option(
      names = "--waive",
      paramLabel = "CHECK=REASON",
      scope = ScopeType.INHERIT,
      description = "Go on without a check that failed, for a reason that is recorded; repeatable.")
  Map<String, String> waivers = new LinkedHashMap<>();

  @Option(
      names = {"-y", "--yes"},
      scope = ScopeType.INHERIT,
      description = "Answer yes, for an environment that asks.")
  boolean yes;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print results and errors only.")
  boolean quiet;

  @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours.")
  boolean noColor;

  @Option(
      names = {"--stacktrace", "--raiseerr"},
      scope = ScopeType.INHERIT,
      description = "Print where in the program an error arose.")
  boolean stacktrace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Explain this command.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  boolean version;

  boolean isJson() {
    return format == Format.json;
  }

  @Override
  int run(Session session) {
    return new UiCommand().run(session);
  }
}
