package dev.retort.service;

/** The forms of a page for a review. */
public enum ReviewFormat {
  /** One file with its styles in it, light or dark as the reader's system is. */
  HTML,
  /** For a pull request. */
  MARKDOWN
}
