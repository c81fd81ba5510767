package dev.retort.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be asked before a run, in the order in which it is asked. */
public enum GuardCheckName {
  /** The server answers, takes changes, and is of a version that is known. */
  CONNECTION,
  /** The account may do what the plan does, and there is room for it where that can be told. */
  PRIVILEGES,
  /** The version table holds only revisions that the files have. */
  UNKNOWN_REVISIONS,
  /** No file changed after it was applied. */
  CHANGED_FILES,
  /** The linter finds no error that nobody accepted. */
  LINT,
  /** The rows are such that the statements can succeed. */
  DATA,
  /** The live schema is what the revisions build. */
  DRIFT,
  /** The plan ran up and down on a copy of the live schema. */
  REHEARSAL,
  /** It is the time of day for it. */
  WINDOW,
  /** Somebody else agreed to exactly this plan. */
  APPROVAL,
  /** The environment's name was typed. */
  NAME,
  /** A backup was made and looked at. */
  BACKUP,
  /** The rows that the plan destroys were saved apart. */
  LOST_ROWS;

  /** The name as files and people write it, for example {@code changed_files}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The check with this name. */
  public static Optional<GuardCheckName> of(String id) {
    return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
  }

  /** Whether an environment of this level asks it unless its file says otherwise. */
  public boolean isUsual(GuardLevel level) {
    return switch (level) {
      case OPEN -> false;
      case CONFIRM ->
          this == CONNECTION
              || this == PRIVILEGES
              || this == UNKNOWN_REVISIONS
              || this == CHANGED_FILES;
      case PROTECTED -> this != WINDOW && this != APPROVAL;
    };
  }

  /** Whether a person may go on without it, giving a reason. */
  public boolean isWaivable() {
    return this != CONNECTION && this != NAME;
  }
}
