package dev.retort.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands by name; a run loads only the class of the one that it needs. */
final class CommandTable {
  /** In the order in which help lists them. */
  static final List<String> NAMES =
      List.of(
          "init",
          "revision",
          "generate",
          "merge",
          "conflicts",
          "rebase",
          "squash",
          "mend",
          "edit",
          "model",
          "upgrade",
          "downgrade",
          "stamp",
          "plan",
          "current",
          "history",
          "heads",
          "branches",
          "show",
          "check",
          "lint",
          "drift",
          "guards",
          "rehearse",
          "approve",
          "report",
          "backup",
          "verify",
          "ensure-version",
          "journal",
          "repair",
          "cache",
          "ui",
          "demo",
          "completion");

  /** Options of the root that are followed by a value. */
  private static final List<String> WITH_VALUE =
      List.of("-c", "--config", "-x", "--format", "--confirm", "--waive");

  private CommandTable() {}

  /**
   * The name of the command in a command line, or null if none of its words is where one stands.
   */
  static @Nullable String find(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (WITH_VALUE.contains(argument)) {
        i++;
      } else if (!argument.startsWith("-")) {
        String name = "ensure_version".equals(argument) ? "ensure-version" : argument;
        return NAMES.contains(name) ? name : null;
      }
    }
    return null;
  }

  /** A fresh command. */
  static RetortCommand create(String name) {
    return switch (name) {
      case "init" -> new InitCommand();
      case "revision" -> new RevisionCommand();
      case "generate" -> new GenerateCommand();
      case "merge" -> new MergeCommand();
      case "conflicts" -> new ConflictsCommand();
      case "rebase" -> new RebaseCommand();
      case "squash" -> new SquashCommand();
      case "mend" -> new MendCommand();
      case "edit" -> new EditCommand();
      case "model" -> new ModelCommand();
      case "upgrade" -> new UpgradeCommand();
      case "downgrade" -> new DowngradeCommand();
      case "stamp" -> new StampCommand();
      case "plan" -> new PlanCommand();
      case "current" -> new CurrentCommand();
      case "history" -> new HistoryCommand();
      case "heads" -> new HeadsCommand();
      case "branches" -> new BranchesCommand();
      case "show" -> new ShowCommand();
      case "check" -> new CheckCommand();
      case "lint" -> new LintCommand();
      case "drift" -> new DriftCommand();
      case "guards" -> new GuardsCommand();
      case "rehearse" -> new RehearseCommand();
      case "approve" -> new ApproveCommand();
      case "report" -> new ReportCommand();
      case "backup" -> new BackupCommand();
      case "verify" -> new VerifyCommand();
      case "ensure-version" -> new EnsureVersionCommand();
      case "journal" -> new JournalCommand();
      case "repair" -> new RepairCommand();
      case "cache" -> new CacheCommand();
      case "ui" -> new UiCommand();
      case "demo" -> new DemoCommand();
      case "completion" -> new CompletionCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
