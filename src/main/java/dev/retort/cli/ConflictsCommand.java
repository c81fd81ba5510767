package dev.retort.cli;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.service.Advice;
import dev.retort.service.Conflict;
import dev.retort.service.ConflictReport;
import dev.retort.service.MergeRemarks;
import dev.retort.service.RemoteBranch;
import dev.retort.service.RemoteBranches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What branches do to each other. */
@Command(
    name = "conflicts",
    description = {
      "Show what heads do to each other, and whether their order matters.",
      "Both orders are run in scratch databases. Ends with 5 if anything meets."
    })
final class ConflictsCommand extends RetortCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "REV",
      description = "The heads to compare; default: all heads.")
  List<String> revisions = List.of();

  @Option(
      names = "--remote",
      description = "With what git's remote-tracking branches have and you have not pulled yet.")
  boolean remote;

  @Override
  int run(Session session) {
    List<ConflictReport> reports;
    List<RetortException> unread = List.of();
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      if (remote) {
        RemoteBranches branches = session.service().remoteBranches();
        unread = branches.failures();
        reports = coming(session, branches.branches(), progress, interrupts);
      } else {
        reports = here(session, progress, interrupts);
      }
    }
    // Heads that are not pulled yet are in no file here, so nothing can be advised about them.
    List<Advice> advices = remote ? List.of() : session.service().advise(reports);
    Output output = session.output();
    if (output.isJson()) {
      List<Map<String, Object>> all = new ArrayList<>();
      for (int i = 0; i < reports.size(); i++) {
        Map<String, Object> fields = fields(session.shell(), reports.get(i));
        if (!remote) {
          fields.put("advice", fields(advices.get(i)));
        }
        all.add(fields);
      }
      Map<String, Object> found = new LinkedHashMap<>();
      found.put("conflicts", all);
      if (remote) {
        found.put("not_read", unread.stream().map(ErrorFields::of).toList());
      }
      output.json(found);
    } else if (reports.isEmpty() && unread.isEmpty()) {
      output.info(
          remote
              ? "Nothing is coming that could meet what is here."
              : "There is one head, so nothing can meet.");
    } else {
      if (reports.size() > 1) {
        output.info(new MergeRemarks(reports).pairByPair());
      }
      for (int i = 0; i < reports.size(); i++) {
        if (i > 0) {
          output.line("");
        }
        text(session, reports.get(i));
        if (!remote) {
          text(output, advices.get(i));
        }
      }
    }
    if (!output.isJson()) {
      unread.forEach(e -> output.warning(String.valueOf(e.getMessage())));
    }
    boolean clean = reports.stream().allMatch(r -> r.conflicts().isEmpty() && r.commutes());
    if (clean && !unread.isEmpty()) {
      // Who asked before a pull must not take what was not looked at for what is clean.
      return ErrorCode.GIT_FAILED.group().exitStatus();
    }
    return clean ? OK : ErrorCode.DIFFERENCES_FOUND.group().exitStatus();
  }

  private List<ConflictReport> here(Session session, RunProgress progress, Interrupts interrupts) {
    return session
        .service()
        .conflicts(
            revisions.isEmpty() ? List.of("heads") : revisions,
            progress,
            interrupts.cancellation());
  }

  private static List<ConflictReport> coming(
      Session session, List<RemoteBranch> branches, RunProgress progress, Interrupts interrupts) {
    List<ConflictReport> reports = new ArrayList<>();
    for (RemoteBranch branch : branches) {
      reports.addAll(session.service().conflicts(branch, progress, interrupts.cancellation()));
    }
    return reports.stream().distinct().toList();
  }

  private static void text(Session session, ConflictReport report) {
    Output output = session.output();
    output.line(
        output.style(Output.Style.BOLD, report.left() + " and " + report.right())
            + ", which part at "
            + RevisionText.orBase(report.base()));
    for (Conflict conflict : report.conflicts()) {
      output.line("");
      output.line(
          "  "
              + output.style(Output.Style.YELLOW, conflict.kind().replace('_', ' '))
              + "  "
              + conflict.object());
      output.line("  " + conflict.sentence());
      places(session, report.left(), conflict.left());
      places(session, report.right(), conflict.right());
    }
    if (report.conflicts().isEmpty()) {
      output.line("  Nothing that one does is touched by the other.");
    }
    output.line("");
    for (ConflictReport.Order order : report.orders()) {
      output.line("  " + order.sentence());
    }
    report.untried().forEach(u -> output.line("  " + u.sentence()));
  }

  private static void text(Output output, Advice advice) {
    output.line("");
    output.advice("  " + advice.sentence());
    output.info("  Asked where they are applied: " + String.join(", ", advice.asked()));
    advice.notAsked().forEach(e -> output.warning("Not asked: " + e));
  }

  private static Map<String, Object> fields(Advice advice) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("way", advice.way().id());
    fields.put("branch", advice.branch());
    fields.put("onto", advice.onto());
    fields.put("message", advice.sentence());
    fields.put("facts", advice.facts());
    fields.put("asked", advice.asked());
    fields.put("not_asked", advice.notAsked());
    return fields;
  }

  private static void places(Session session, String head, List<Conflict.Place> places) {
    for (Conflict.Place place : places) {
      session
          .output()
          .line(
              "    "
                  + head
                  + "  "
                  + session.shell().display(place.file())
                  + ":"
                  + place.line()
                  + "  "
                  + place.text().lines().findFirst().orElse(""));
    }
  }

  private static Map<String, Object> fields(Shell shell, ConflictReport report) {
    List<Map<String, Object>> conflicts = new ArrayList<>();
    for (Conflict conflict : report.conflicts()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("kind", conflict.kind());
      fields.put("object", conflict.object());
      fields.put("message", conflict.sentence());
      fields.put("left", places(shell, conflict.left()));
      fields.put("right", places(shell, conflict.right()));
      conflicts.add(fields);
    }
    List<Map<String, Object>> orders = new ArrayList<>();
    for (ConflictReport.Order order : report.orders()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("dialect", order.dialect().id());
      fields.put("verdict", order.verdict().name().toLowerCase(Locale.ROOT));
      fields.put("detail", order.detail());
      orders.add(fields);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("left", report.left());
    fields.put("right", report.right());
    fields.put("base", report.base());
    fields.put("conflicts", conflicts);
    fields.put("orders", orders);
    fields.put("not_tried", UntriedFields.of(report.untried()));
    return fields;
  }

  private static List<Map<String, Object>> places(Shell shell, List<Conflict.Place> places) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Conflict.Place place : places) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("revision", place.revision());
      fields.put("file", shell.display(place.file()));
      fields.put("line", place.line());
      fields.put("statement", place.text());
      all.add(fields);
    }
    return all;
  }
}
