package dev.retort.lint;

import java.util.Locale;

/** How much a finding counts, the worst first. */
public enum Severity {
  /** Someone must mend or accept it. */
  ERROR,
  /** Someone should look. */
  WARNING,
  /** Advice. */
  INFO;

  /** The name as files and programs write it, for example {@code error}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
