package dev.retort.revision;

import dev.retort.sql.DialectId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Turns drafts into the text of revision files. */
public final class RevisionWriter {
  private RevisionWriter() {}

  /**
   * The text of a revision file. The same draft gives the same bytes, and the draft of a file that
   * was written here gives the file's own bytes.
   */
  public static String render(RevisionDraft draft) {
    StringBuilder out = new StringBuilder();
    header(out, Directive.REVISION, draft.id());
    headerList(out, Directive.DOWN_REVISION, draft.downRevisions());
    headerList(out, Directive.REPLACES, draft.replaces());
    if (!draft.squashChecksum().isEmpty()) {
      header(out, Directive.SQUASH_CHECKSUM, draft.squashChecksum());
    }
    header(out, Directive.MESSAGE, draft.message().lines().findFirst().orElse("").strip());
    header(out, Directive.CREATED, draft.created().truncatedTo(ChronoUnit.SECONDS).toString());
    headerList(out, Directive.DEPENDS_ON, draft.dependsOn());
    headerList(out, Directive.BRANCH_LABELS, draft.branchLabels());
    for (DraftSection section : draft.sections()) {
      out.append('\n');
      String dialects =
          section.dialects().stream().map(DialectId::id).collect(Collectors.joining(", "));
      header(out, sectionStart(section.direction()), dialects);
      String body = trimBlankLines(section.body().replace("\r\n", "\n"));
      if (!body.isEmpty()) {
        out.append(body).append('\n');
      }
    }
    return out.toString();
  }

  /** The text of the file of a squash, which then is {@link Revision#isAsSquashed()}. */
  public static String renderSquash(RevisionDraft draft) {
    String checksum = RevisionFile.checksum(render(draft.withSquashChecksum("")));
    return render(draft.withSquashChecksum(checksum));
  }

  private static Directive sectionStart(Direction direction) {
    return direction == Direction.UPGRADE ? Directive.UPGRADE : Directive.DOWNGRADE;
  }

  private static void header(StringBuilder out, Directive directive, String value) {
    out.append(directive.line(value));
  }

  private static void headerList(StringBuilder out, Directive directive, List<String> values) {
    if (!values.isEmpty()) {
      header(out, directive, String.join(", ", values));
    }
  }

  private static String trimBlankLines(String body) {
    String text = body.stripTrailing();
    int start = 0;
    for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
      if (text.charAt(i) == '\n') {
        start = i + 1;
      }
    }
    return text.substring(start);
  }
}
