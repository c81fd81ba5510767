package dev.retort.sql;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A script that cannot be split into statements. */
public final class SqlSyntaxException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /** A fault at a 1-based line of the file that holds the script. */
  public SqlSyntaxException(String message, int line, @Nullable Throwable cause) {
    super(ErrorCode.REVISION_INVALID, message, null, cause);
    this.line = line;
  }

  /** 1-based line at which the fault was found. */
  public int line() {
    return line;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("line", line);
  }
}
