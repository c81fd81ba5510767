package dev.retort.ui.revision;

import dev.retort.revision.Revision;
import dev.retort.service.Status;
import dev.retort.ui.support.Messages;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of a revision in words, by message key, in the order in which they are shown. */
final class RevisionFacts {
  private static final int CHECKSUM = 12;

  private RevisionFacts() {}

  static Map<String, String> of(Revision revision, Workspace workspace, Messages messages) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("revision.fact.id", revision.id());
    facts.put(
        "revision.fact.parents",
        revision.isBase()
            ? messages.text("revision.base")
            : String.join(", ", revision.downRevisions()));
    if (!revision.dependsOn().isEmpty()) {
      facts.put("revision.fact.depends_on", String.join(", ", revision.dependsOn()));
    }
    if (!revision.branchLabels().isEmpty()) {
      facts.put("revision.fact.labels", String.join(", ", revision.branchLabels()));
    }
    Instant created = revision.created();
    if (created != null) {
      facts.put(
          "revision.fact.created",
          DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
              .withLocale(messages.language().locale())
              .format(created.atZone(ZoneId.systemDefault())));
    }
    facts.put("revision.fact.applied", applied(revision, workspace, messages));
    facts.put("revision.fact.file", String.valueOf(revision.file().getFileName()));
    String checksum = revision.checksum();
    facts.put(
        "revision.fact.checksum", checksum.substring(0, Math.min(CHECKSUM, checksum.length())));
    return facts;
  }

  private static String applied(Revision revision, Workspace workspace, Messages messages) {
    List<String> where = new ArrayList<>();
    boolean known = false;
    for (EnvironmentSession session : workspace.environments()) {
      Status status = session.statusProperty().get();
      known |= status != null;
      if (status != null && status.applied().contains(revision.id())) {
        where.add(session.name());
      }
    }
    if (!where.isEmpty()) {
      return String.join(", ", where);
    }
    return messages.text(known ? "revision.applied_nowhere" : "revision.applied_unknown");
  }
}
