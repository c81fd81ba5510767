package dev.retort.lint;

/**
 * How big a table is, as the database estimates it.
 *
 * @param rows rows, or -1 if nobody knows
 * @param bytes bytes with indexes, or -1 if nobody knows
 */
public record TableSize(long rows, long bytes) {
  private static final long FEW_ROWS = 1_000;
  private static final long FEW_BYTES = 1 << 20;

  /** Whether work on all of its rows takes no time worth a word. */
  public boolean isSmall() {
    // PostgreSQL knows the bytes of a table that nobody analyzed, and not its rows.
    return bytes <= FEW_BYTES && (rows >= 0 ? rows <= FEW_ROWS : bytes >= 0);
  }
}
