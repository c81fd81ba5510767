package dev.retort.ui.control;

/**
 * Where the columns of the graph begin, in pixels.
 *
 * @param lanes width of the column with the lanes
 * @param message left edge of labels and message
 * @param id left edge of the identity
 * @param date left edge of the date
 * @param width of all
 */
record GraphColumns(double lanes, double message, double id, double date, double width) {
  static final double LANE = 16;
  private static final double EDGE = 16;
  private static final double ID_WIDTH = 112;
  private static final double DATE_WIDTH = 96;
  private static final double NARROW = 420;

  /** Columns for so many lanes in so much room; a narrow view does without dates. */
  static GraphColumns of(int laneCount, double width) {
    double lanes = Math.min(EDGE * 2 + Math.max(0, laneCount - 1) * LANE, width * 0.4);
    double date = width < NARROW ? width : width - DATE_WIDTH;
    double id = date - ID_WIDTH;
    return new GraphColumns(lanes, Math.max(lanes + 8, 40), id, date, width);
  }

  double laneX(int lane) {
    return EDGE + lane * LANE;
  }

  double messageWidth() {
    return id - message - 8;
  }
}
