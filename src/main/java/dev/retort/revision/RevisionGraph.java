package dev.retort.revision;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The revisions of an environment and how they hang together; immutable.
 *
 * <p>Parts that are broken (a parent that does not exist, a cycle, an identity used twice) are kept
 * and flagged; see {@link #isBroken} and {@link #problems}. Lists are in load order unless said
 * otherwise. Methods that take an id throw {@link UnknownRevisionException} for one that is not
 * here.
 */
public final class RevisionGraph {
  private RevisionGraph() {}

  /** The graph of what was loaded; its problems are among {@link #problems}. */
  public static RevisionGraph of(RevisionSet set) {
    throw new UnsupportedOperationException();
  }

  /** The graph of these revisions, in this load order. */
  public static RevisionGraph of(List<Revision> revisions) {
    return of(new RevisionSet(revisions, List.of()));
  }

  /** All revisions, one for each identity. */
  public List<Revision> revisions() {
    throw new UnsupportedOperationException();
  }

  /** What is wrong with the files and with how they fit together. */
  public List<RevisionProblem> problems() {
    throw new UnsupportedOperationException();
  }

  /** The revision with exactly this id. */
  public Optional<Revision> find(String id) {
    throw new UnsupportedOperationException();
  }

  /** The revision with exactly this id. */
  public Revision get(String id) {
    throw new UnsupportedOperationException();
  }

  /** Revisions that are nobody's down revision. */
  public List<Revision> heads() {
    throw new UnsupportedOperationException();
  }

  /** Heads on which nobody depends either. */
  public List<Revision> realHeads() {
    throw new UnsupportedOperationException();
  }

  /** Revisions without a down revision. */
  public List<Revision> bases() {
    throw new UnsupportedOperationException();
  }

  /** Revisions whose down revision this is. */
  public List<Revision> children(String id) {
    throw new UnsupportedOperationException();
  }

  /** Revisions whose down revisions these are; those that do not exist are left out. */
  public List<Revision> parents(String id) {
    throw new UnsupportedOperationException();
  }

  /** What this revision depends on, labels resolved; what does not exist is left out. */
  public List<Revision> dependencies(String id) {
    throw new UnsupportedOperationException();
  }

  /** Revisions that depend on this one. */
  public List<Revision> dependants(String id) {
    throw new UnsupportedOperationException();
  }

  /** Whether it is nobody's down revision. */
  public boolean isHead(String id) {
    throw new UnsupportedOperationException();
  }

  /** Whether it is a head on which nobody depends. */
  public boolean isRealHead(String id) {
    throw new UnsupportedOperationException();
  }

  /** Whether it has more than one child. */
  public boolean isBranchPoint(String id) {
    throw new UnsupportedOperationException();
  }

  /** Whether it has more than one down revision. */
  public boolean isMergePoint(String id) {
    throw new UnsupportedOperationException();
  }

  /** Whether no plan may contain it, because of a problem. */
  public boolean isBroken(String id) {
    throw new UnsupportedOperationException();
  }

  /**
   * The branch labels that reach this revision, sorted: a label covers its revision, the
   * descendants, and the ancestors up to the previous branch or merge point.
   */
  public List<String> labels(String id) {
    throw new UnsupportedOperationException();
  }

  /** The number of revisions on the longest line from a base to this one; 1 for a base. */
  public int depth(String id) {
    throw new UnsupportedOperationException();
  }

  /** All revisions, each before its down revisions and dependencies; stable. */
  public List<Revision> newestFirst() {
    throw new UnsupportedOperationException();
  }

  /** These revisions and all that they are built on. */
  public Set<String> ancestors(Collection<String> ids, boolean withDependencies) {
    throw new UnsupportedOperationException();
  }

  /** These revisions and all that is built on them. */
  public Set<String> descendants(Collection<String> ids, boolean withDependencies) {
    throw new UnsupportedOperationException();
  }

  /**
   * The branch heads among all that is applied when the version table holds {@code rows}: the rows,
   * and heads that they imply through dependencies.
   */
  public List<Revision> effectiveHeads(Collection<String> rows) {
    throw new UnsupportedOperationException();
  }
}
