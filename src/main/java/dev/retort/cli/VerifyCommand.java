package dev.retort.cli;

import dev.retort.config.ConfigException;
import dev.retort.config.ConfigProblem;
import dev.retort.error.ErrorCode;
import dev.retort.service.VerificationReport;
import dev.retort.service.VerificationReport.Check;
import dev.retort.service.VerificationReport.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Checks everything that a migration needs. */
@Command(
    name = "verify",
    description =
        "Check file, model, revisions, connection, privileges, version table and journal.")
final class VerifyCommand extends RetortCommand {
  /** Checks that fail because of the database and not because of a file. */
  private static final List<String> OF_DATABASE =
      List.of("connection", "privileges", "version_table", "journal");

  @Override
  int run(Session session) {
    VerificationReport report = verify(session);
    if (session.output().isJson()) {
      json(session, report);
    } else {
      text(session, report);
    }
    if (report.isOk()) {
      return OK;
    }
    boolean files =
        report.checks().stream()
            .anyMatch(c -> c.outcome() == Outcome.FAIL && !OF_DATABASE.contains(c.id()));
    return (files ? ErrorCode.Group.CONFIG : ErrorCode.Group.SQL).exitStatus();
  }

  private static VerificationReport verify(Session session) {
    try {
      session.environment();
    } catch (ConfigException e) {
      List<Check> checks = new ArrayList<>();
      for (ConfigProblem problem : e.problems()) {
        checks.add(new Check("file", Outcome.FAIL, problem.toString(), null));
      }
      return new VerificationReport(checks);
    }
    return session.service().verify();
  }

  private static void json(Session session, VerificationReport report) {
    List<Map<String, Object>> checks = new ArrayList<>();
    for (Check check : report.checks()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("id", check.id());
      fields.put("outcome", word(check.outcome()));
      fields.put("detail", check.detail());
      fields.put("remedy", check.remedy());
      checks.add(fields);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ok", report.isOk());
    result.put("checks", checks);
    session.output().json(result);
  }

  private static void text(Session session, VerificationReport report) {
    Output output = session.output();
    for (Check check : report.checks()) {
      String mark = pad(word(check.outcome()), 8);
      output.line(
          output.style(style(check.outcome()), mark)
              + pad(check.id().replace('_', ' '), 15)
              + check.detail());
      if (check.remedy() != null) {
        output.line(pad("", 23) + check.remedy());
      }
    }
    output.info(verdict(report));
  }

  private static String verdict(VerificationReport report) {
    if (!report.isOk()) {
      return "Not everything is in order.";
    }
    long warnings = report.checks().stream().filter(c -> c.outcome() == Outcome.WARN).count();
    if (warnings == 0) {
      return "Everything is in order.";
    }
    return warnings == 1
        ? "In order, with one warning."
        : "In order, with " + warnings + " warnings.";
  }

  private static Output.Style style(Outcome outcome) {
    return switch (outcome) {
      case PASS -> Output.Style.GREEN;
      case WARN -> Output.Style.YELLOW;
      case FAIL -> Output.Style.RED;
      case SKIPPED -> Output.Style.DIM;
    };
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
