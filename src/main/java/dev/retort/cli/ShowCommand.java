package dev.retort.cli;

import dev.retort.error.FileException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All facts of some revisions. */
@Command(name = "show", description = "Show all facts of a revision.")
final class ShowCommand extends RetortCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "REV",
      description = "A revision; also head, heads, current, LABEL@head.")
  @Nullable String revision;

  @Option(
      names = {"-v", "--verbose"},
      description = "Its file as well.")
  boolean verbose;

  @Override
  int run(Session session) {
    String spec = Specs.required(revision, "show", "head");
    RevisionGraph graph = session.service().graph();
    List<Revision> revisions = Specs.resolve(session, List.of(spec));
    Output output = session.output();
    if (output.isJson()) {
      RevisionFields fields = new RevisionFields(session.shell());
      List<Map<String, Object>> shown = new ArrayList<>();
      for (Revision each : revisions) {
        Map<String, Object> entry = fields.of(each, graph);
        entry.put("children", RevisionText.ids(graph.children(each.id())));
        entry.put("checksum", each.checksum());
        entry.put("sections", RevisionFields.sections(each));
        shown.add(entry);
      }
      output.json(Map.of("revisions", shown));
      return OK;
    }
    RevisionText text = new RevisionText(graph, List.of(), session.shell());
    for (Revision each : revisions) {
      output.line(text.entry(each));
      if (verbose) {
        output.line(read(each));
      }
    }
    return OK;
  }

  private static String read(Revision revision) {
    try {
      return Files.readString(revision.file());
    } catch (IOException e) {
      throw new FileException("read", revision.file(), e);
    }
  }
}
