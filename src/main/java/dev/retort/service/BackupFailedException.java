package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import org.jspecify.annotations.Nullable;

/** A backup that could not be made, or that is not what it should be. */
public final class BackupFailedException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** Says why and what to do. */
  public BackupFailedException(String message, @Nullable Throwable cause) {
    super(ErrorCode.BACKUP_FAILED, message, null, cause);
  }
}
