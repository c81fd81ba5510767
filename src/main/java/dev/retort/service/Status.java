package dev.retort.service;

import java.util.List;
import java.util.Set;

/**
 * Where a database stands.
 *
 * @param current rows of the version table, sorted; empty when there is none
 * @param unknown those rows that no revision file has
 * @param heads heads of the revision files, sorted
 * @param applied every revision that the rows stand for
 * @param pending revisions that {@code upgrade heads} would run, in order
 * @param versionTable whether the version table exists
 * @param state all of this in one word
 */
public record Status(
    List<String> current,
    List<String> unknown,
    List<String> heads,
    Set<String> applied,
    List<String> pending,
    boolean versionTable,
    State state) {
  public Status {
    current = List.copyOf(current);
    unknown = List.copyOf(unknown);
    heads = List.copyOf(heads);
    applied = Set.copyOf(applied);
    pending = List.copyOf(pending);
  }

  /** How a database stands to the revision files. */
  public enum State {
    UP_TO_DATE,
    BEHIND,
    /** The version table holds a revision that the files do not have. */
    DIVERGED
  }
}
