package dev.retort.service;

/** Which of two branches a merge follows where they meet. */
public enum MergeDecision {
  /** The first head's. */
  LEFT,
  /** The second head's. */
  RIGHT,
  /** What both make together. */
  BOTH
}
