package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.PlanRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** The demonstration: migrate, show, open the window. */
@Command(
    name = "demo",
    description = "Bring the project's database to the heads, show it, and open the window.")
final class DemoCommand extends RetortCommand {
  @Override
  int run(Session session) {
    Output output = session.output();
    title(output, "Upgrade to the heads of " + session.environment().database().displayUrl());
    new PlanRunner(session, PlanRequest.Command.UPGRADE, null).online(PlanRequest.upgrade("heads"));
    RevisionGraph graph = session.service().graph();
    List<String> current = session.service().status().current();
    RevisionText text = new RevisionText(graph, current, session.shell());
    title(output, "History");
    for (Revision revision : graph.newestFirst()) {
      output.line(text.historyLine(revision));
    }
    title(output, "Current revision");
    current.forEach(output::line);
    title(output, "Tables");
    session.service().liveSchema().tables().keySet().forEach(output::line);
    output.line(session.environment().migrations().versionTable() + " (Retort's own)");
    title(output, "Window");
    window(session);
    return OK;
  }

  private static void title(Output output, String text) {
    output.line("");
    output.line(output.style(Output.Style.BOLD, "== " + text));
  }

  private static void window(Session session) {
    Shell shell = session.shell();
    Path environmentFile = session.environment().file();
    Path folder =
        environmentFile.getParent() == null
            ? shell.workingDirectory()
            : environmentFile.getParent();
    Desktop.Screen screen = new Desktop.Screen(folder, environmentFile, null, null, "graph");
    session.close();
    if (UiCommand.hasDisplay(shell)) {
      UiCommand.libraries(session).ensure(DesktopLibraries.Purpose.WINDOW);
      session.output().line("Opening it; close it to end.");
      shell.out().flush();
      shell.desktop().open(screen);
      return;
    }
    Path target = folder.resolve("target");
    Path png =
        (Files.isDirectory(target) ? target : shell.workingDirectory()).resolve("retort-demo.png");
    session.output().line("There is no display here, so it is drawn to a file.");
    UiCommand.draw(session, screen, png);
  }
}
