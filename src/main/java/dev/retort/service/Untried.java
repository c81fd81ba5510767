package dev.retort.service;

import dev.retort.sql.DialectId;

/**
 * A database that a project has SQL for, on which nothing could be tried.
 *
 * @param reason why not, and what would help, as one or more sentences
 */
public record Untried(DialectId dialect, String reason) {
  /** All of it as people read it. */
  public String sentence() {
    String text = dialect.title() + " was not tried: " + reason;
    return text.endsWith(".") ? text : text + ".";
  }
}
