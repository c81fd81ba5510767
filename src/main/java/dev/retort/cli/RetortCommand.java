package dev.retort.cli;

/** One command; picocli fills its fields. */
abstract class RetortCommand {
  static final int OK = 0;

  /** Does it; the result is the exit status. */
  abstract int run(Session session);
}
