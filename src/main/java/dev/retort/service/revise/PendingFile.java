package dev.retort.service.revise;

import dev.retort.config.MigrationSettings;
import dev.retort.revision.FileTemplate;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionDraft;
import dev.retort.revision.RevisionWriter;
import dev.retort.service.PendingRevision;
import java.nio.file.Files;
import java.nio.file.Path;

/** A draft, its text and its place. */
public final class PendingFile implements PendingRevision {
  private final RevisionDraft draft;
  private final Path file;
  private final String text;
  private final RevisionAuthor author;

  private PendingFile(RevisionDraft draft, Path file, RevisionAuthor author) {
    this.draft = draft;
    this.file = file;
    this.text = RevisionWriter.render(draft);
    this.author = author;
  }

  static PendingFile in(
      Path folder,
      MigrationSettings settings,
      RevisionDraft draft,
      int depth,
      RevisionAuthor author) {
    String name =
        new FileTemplate(settings.fileTemplate()).fileName(draft, depth, settings.timezone());
    Path file = folder.resolve(name).normalize();
    if (Files.exists(file)) {
      file = folder.resolve(withId(name, draft.id())).normalize();
    }
    return new PendingFile(draft, file, author);
  }

  private static String withId(String name, String id) {
    int dot = name.lastIndexOf(".sql");
    return (dot < 0 ? name : name.substring(0, dot)) + "_" + id + ".sql";
  }

  @Override
  public RevisionDraft draft() {
    return draft;
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Revision save() {
    return author.create(file, text);
  }

  @Override
  public Revision save(String editedText) {
    return author.create(file, editedText);
  }
}
