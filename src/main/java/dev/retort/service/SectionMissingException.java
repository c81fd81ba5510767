package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.sql.DialectId;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan needs a section that a revision file does not have. */
public final class SectionMissingException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String revision;
  private final String file;
  private final Direction direction;
  private final DialectId dialect;

  /** Names the file, the direction and the dialect. */
  public SectionMissingException(Revision revision, Direction direction, DialectId dialect) {
    super(
        ErrorCode.SECTION_MISSING,
        revision.file()
            + " has no section '-- @"
            + direction.id()
            + "' for "
            + dialect.title()
            + ". Add '-- @"
            + direction.id()
            + " "
            + dialect.id()
            + "' with its statements, or one without a dialect that serves all.",
        SourcePosition.of(revision.file()),
        null);
    this.revision = revision.id();
    this.file = revision.file().toString();
    this.direction = direction;
    this.dialect = dialect;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("revision", revision);
    fields.put("file", file);
    fields.put("direction", direction.id());
    fields.put("dialect", dialect.id());
    return fields;
  }
}
