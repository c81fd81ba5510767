package dev.retort.cli;

import dev.retort.config.GuardCheckName;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How checks are shown, and how a person answers them. */
final class GuardText {
  private GuardText() {}

  /** What the options say: the name that was typed, and waivers. */
  static GuardAnswers answers(Session session, @Nullable String typed) {
    Map<GuardCheckName, String> waivers = new EnumMap<>(GuardCheckName.class);
    session
        .options()
        .waivers
        .forEach(
            (name, reason) ->
                waivers.put(GuardCheckName.of(name).orElseThrow(() -> unknown(name)), reason));
    return new GuardAnswers(typed, waivers);
  }

  private static UsageException unknown(String name) {
    return new UsageException(
        "retort",
        "There is no check '"
            + name
            + "'. Checks are "
            + String.join(
                ", ", Arrays.stream(GuardCheckName.values()).map(GuardCheckName::id).toList())
            + ".");
  }

  static void show(Output output, GuardReport report) {
    for (GuardCheck check : report.checks()) {
      String mark = word(check.outcome());
      output.advice(
          output.style(style(check.outcome()), mark + " ".repeat(9 - mark.length()))
              + check.name().id().replace('_', ' ')
              + " ".repeat(Math.max(1, 19 - check.name().id().length()))
              + indented(check.detail()));
      if (check.waiver() != null) {
        output.line(" ".repeat(28) + "waived by " + check.waiver());
      } else if (check.outcome() == GuardCheck.Outcome.FAIL && check.remedy() != null) {
        output.advice(" ".repeat(28) + indented(check.remedy()));
      }
    }
  }

  /** The lines after the first stand below it. */
  private static String indented(String text) {
    return text.replace("\n", "\n" + " ".repeat(28));
  }

  /** What it comes to, and what to type next. */
  static String conclusion(GuardReport report, String command, String environment) {
    List<String> failed =
        report.failures().stream().map(c -> c.name().id().replace('_', ' ')).toList();
    return failed.isEmpty()
        ? "Nothing stands in the way. To run it: retort " + command + " --confirm " + environment
        : PlanText.count(failed.size(), "check")
            + (failed.size() == 1 ? " fails: " : " fail: ")
            + String.join(", ", failed)
            + ".";
  }

  static List<Map<String, Object>> fields(List<GuardCheck> found) {
    List<Map<String, Object>> checks = new ArrayList<>();
    for (GuardCheck check : found) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("check", check.name().id());
      fields.put("outcome", word(check.outcome()));
      fields.put("detail", check.detail());
      fields.put("remedy", check.remedy());
      fields.put("waiver", check.waiver());
      checks.add(fields);
    }
    return checks;
  }

  private static String word(GuardCheck.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static Output.Style style(GuardCheck.Outcome outcome) {
    return switch (outcome) {
      case PASS -> Output.Style.GREEN;
      case FAIL -> Output.Style.RED;
      case WAIVED -> Output.Style.YELLOW;
      case PENDING -> Output.Style.DIM;
    };
  }
}
