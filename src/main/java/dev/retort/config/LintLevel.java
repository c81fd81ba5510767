package dev.retort.config;

/** How much a lint rule's findings count. */
public enum LintLevel {
  /** They are not reported. */
  OFF,
  /** Advice. */
  INFO,
  /** Someone should look. */
  WARNING,
  /** Someone must mend or accept it. */
  ERROR
}
