package dev.retort.cli;

import dev.retort.revision.WholeFile;
import dev.retort.service.MigrationPlan;
import dev.retort.service.ReviewFormat;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A page about a plan, for a review or a pull request. */
@Command(
    name = "report",
    description =
        "Write a plan with its SQL, lint, checks and rehearsal as one page; runs nothing.")
final class ReportCommand extends RetortCommand {
  @Mixin PlanTarget target = new PlanTarget();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "FILE.html or FILE.md; an older one is replaced. Default: print Markdown.")
  @Nullable Path output;

  @Override
  int run(Session session) {
    MigrationPlan plan = target.plan(session, "report");
    if (target.isDone(session, plan)) {
      return OK;
    }
    ReviewFormat format = ReviewFormat.MARKDOWN;
    if (output != null) {
      String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
      boolean html = name.endsWith(".html") || name.endsWith(".htm");
      if (!html && !name.endsWith(".md")) {
        throw new UsageException("retort report", "The file must end in .html or .md.");
      }
      format = html ? ReviewFormat.HTML : ReviewFormat.MARKDOWN;
    }
    String page;
    try (RunProgress progress = new RunProgress(session);
        Interrupts interrupts = Interrupts.watch()) {
      page = session.service().review(plan, format, progress, interrupts.cancellation());
    }
    Output out = session.output();
    if (output == null) {
      if (out.isJson()) {
        out.json(Map.of("page", page));
      } else {
        out.line(page.stripTrailing());
      }
      return OK;
    }
    Path file = session.shell().resolve(output);
    WholeFile.replace(file, page);
    if (out.isJson()) {
      out.json(Map.of("file", session.shell().display(file)));
    } else {
      out.line("Wrote " + session.shell().display(file));
    }
    return OK;
  }
}
