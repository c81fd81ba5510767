package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import dev.retort.revision.Revision;
import java.util.LinkedHashMap;
import java.util.Map;

/** A downgrade through a revision whose author closed the way back. */
public final class IrreversibleException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String revision;
  private final String reason;

  /** {@code line} is that of the section in the revision's file. */
  public IrreversibleException(Revision revision, String reason, int line) {
    super(
        ErrorCode.IRREVERSIBLE,
        SourcePosition.of(revision.file(), line)
            + ": revision "
            + revision.id()
            + " cannot be taken back"
            + (reason.isBlank() ? "" : ": " + reason)
            + ". Restore a backup, or write a new revision that leads where you want to go.",
        SourcePosition.of(revision.file(), line),
        null);
    this.revision = revision.id();
    this.reason = reason;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("revision", revision);
    fields.put("reason", reason);
    return fields;
  }
}
