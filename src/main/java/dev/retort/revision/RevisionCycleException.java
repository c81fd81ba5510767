package dev.retort.revision;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan needs revisions that come before themselves. */
public final class RevisionCycleException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> path;

  /** {@code path} are the ids on the cycle. */
  public RevisionCycleException(List<String> path, @Nullable SourcePosition position) {
    super(
        ErrorCode.REVISION_CYCLE,
        "Revisions form a cycle: "
            + String.join(" -> ", path)
            + ". Mend @down_revision or @depends_on in one of these files.",
        position,
        null);
    this.path = List.copyOf(path);
  }

  /** The ids on the cycle. */
  public List<String> path() {
    return path;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("path", path);
  }
}
