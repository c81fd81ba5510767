package dev.retort.error;

import java.util.Locale;

/**
 * Stable identity of a kind of failure, for programs and for translated texts.
 *
 * <p>The code is the enum's name in lower case; the exit status is that of its {@link Group}. A
 * constant that was released is never renamed.
 */
public enum ErrorCode {
  USAGE(Group.USAGE),
  CONFIG_INVALID(Group.CONFIG),
  MODEL_INVALID(Group.CONFIG),
  REVISION_INVALID(Group.CONFIG),
  REVISION_CYCLE(Group.CONFIG),
  UNKNOWN_REVISION(Group.GENERAL),
  AMBIGUOUS_REVISION(Group.GENERAL),
  MULTIPLE_HEADS(Group.GENERAL),
  INVALID_TARGET(Group.GENERAL),
  RANGE_NOT_ANCESTOR(Group.GENERAL),
  SECTION_MISSING(Group.GENERAL),
  IRREVERSIBLE(Group.GENERAL),
  NOT_AT_HEAD(Group.GENERAL),
  DIFFERENCES_FOUND(Group.DRIFT),
  GENERATION_UNPROVEN(Group.GENERAL),
  CONFIRMATION_REQUIRED(Group.GENERAL),
  PLAN_STALE(Group.GENERAL),
  CANCELLED(Group.GENERAL),
  FILE_ERROR(Group.GENERAL),
  GIT_FAILED(Group.GENERAL),
  UNSUPPORTED(Group.GENERAL),
  CONNECTION_FAILED(Group.SQL),
  STATEMENT_FAILED(Group.SQL),
  CHECK_FAILED(Group.SQL),
  VERSION_TABLE_CHANGED(Group.SQL),
  RUN_UNFINISHED(Group.SQL),
  REPAIR_REFUSED(Group.SQL),
  ADOPTION_REFUSED(Group.GENERAL),
  REBASE_REFUSED(Group.GENERAL),
  SQUASH_REFUSED(Group.GENERAL),
  MERGE_UNPROVEN(Group.GENERAL),
  GUARD_REFUSED(Group.GENERAL),
  BACKUP_FAILED(Group.GENERAL),
  APPROVAL_FAILED(Group.GENERAL),
  INTROSPECTION_FAILED(Group.SQL),
  LOCK_TIMEOUT(Group.LOCK),
  ORPHAN_RUNNING(Group.LOCK),
  POOLED_SESSION(Group.LOCK),
  INTERNAL(Group.GENERAL);

  /** Exit status shared by the failures of one area. */
  public enum Group {
    GENERAL(1),
    USAGE(2),
    CONFIG(3),
    LINT(4),
    DRIFT(5),
    SQL(6),
    LOCK(7);

    private final int exitStatus;

    Group(int exitStatus) {
      this.exitStatus = exitStatus;
    }

    /** The exit status of a process that ends with a failure of this group. */
    public int exitStatus() {
      return exitStatus;
    }
  }

  private final Group group;

  ErrorCode(Group group) {
    this.group = group;
  }

  /** The group that fixes the exit status. */
  public Group group() {
    return group;
  }

  /** The code as programs read it, for example {@code multiple_heads}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
