package dev.retort.ui.control;

/**
 * Where the columns of the graph begin, in pixels.
 *
 * @param lanes width of the column with the lanes
 * @param message left edge of labels and message
 * @param id left edge of the identity; the whole width where there is no room for it
 * @param date left edge of the date; the whole width where there is no room for it
 * @param width of all
 */
record GraphColumns(double lanes, double message, double id, double date, double width) {
  static final double LANE = 16;
  private static final double EDGE = 16;
  private static final double ID_WIDTH = 112;
  private static final double DATE_WIDTH = 96;
  private static final double GAP = 8;

  /** Less room than this for the message is worse than no date, and then no identity. */
  private static final double LEAST_MESSAGE = 180;

  /**
   * Columns for so many lanes in so much room; a narrow view does without dates, then without ids.
   */
  static GraphColumns of(int laneCount, double width) {
    double lanes = Math.min(EDGE * 2 + Math.max(0, laneCount - 1) * LANE, width * 0.4);
    double message = Math.max(lanes + GAP, 40);
    double room = width - message - GAP - LEAST_MESSAGE;
    double date = room < ID_WIDTH + DATE_WIDTH ? width : width - DATE_WIDTH;
    double id = room < ID_WIDTH ? width : date - ID_WIDTH;
    return new GraphColumns(lanes, message, id, date, width);
  }

  double laneX(int lane) {
    return EDGE + lane * LANE;
  }

  double messageWidth() {
    return id - message - GAP;
  }
}
