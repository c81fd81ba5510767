package dev.retort.revision;

import dev.retort.error.SourcePosition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a revision file, or with how the files fit together; the rest still loads.
 *
 * @param kind what sort of mistake
 * @param message what and what to do, without the position
 * @param position the file and line
 * @param revision the revision that it concerns, or null when none could be read
 */
public record RevisionProblem(
    Kind kind, String message, SourcePosition position, @Nullable String revision) {

  /** How bad it is. */
  public enum Severity {
    /** The revision, or what it names, cannot be used. */
    ERROR,
    /** Worth knowing; nothing is refused because of it. */
    WARNING;

    /** The name as programs read it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The sorts of mistakes. */
  public enum Kind {
    UNREADABLE(Severity.ERROR),
    NOT_UTF8(Severity.ERROR),
    CONFLICT_MARKER(Severity.ERROR),
    NO_HEADER(Severity.ERROR),
    MISSING_REVISION(Severity.ERROR),
    INVALID_REVISION_ID(Severity.ERROR),
    UNKNOWN_DIRECTIVE(Severity.ERROR),
    MISPLACED_DIRECTIVE(Severity.ERROR),
    REPEATED_DIRECTIVE(Severity.ERROR),
    INVALID_VALUE(Severity.ERROR),
    INVALID_TIMESTAMP(Severity.ERROR),
    UNKNOWN_DIALECT(Severity.ERROR),
    DUPLICATE_SECTION(Severity.ERROR),
    TEXT_OUTSIDE_SECTION(Severity.ERROR),
    INVALID_LABEL(Severity.ERROR),
    DUPLICATE_REVISION(Severity.ERROR),
    DUPLICATE_LABEL(Severity.ERROR),
    UNKNOWN_DOWN_REVISION(Severity.ERROR),
    UNKNOWN_DEPENDENCY(Severity.ERROR),
    CYCLE(Severity.ERROR),
    SELF_LOOP(Severity.ERROR),
    DEPENDENCY_CYCLE(Severity.ERROR),
    DEPENDENCY_SELF_LOOP(Severity.ERROR);

    private final Severity severity;

    Kind(Severity severity) {
      this.severity = severity;
    }

    /** How bad mistakes of this sort are. */
    public Severity severity() {
      return severity;
    }

    /** The name as programs read it, for example {@code duplicate_revision}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How bad it is. */
  public Severity severity() {
    return kind.severity();
  }

  /** {@code file:line: message}. */
  @Override
  public String toString() {
    return position + ": " + message;
  }
}
