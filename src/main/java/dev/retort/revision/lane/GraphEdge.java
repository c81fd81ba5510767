package dev.retort.revision.lane;

/**
 * A line from a revision down to one that it is built on.
 *
 * @param childRow the newer end, above
 * @param childLane the newer end's lane
 * @param parentRow the older end, below
 * @param parentLane the older end's lane
 * @param lane the lane in which the line runs between the two rows
 * @param colour index of the branch's colour
 * @param dependency whether it is a {@code depends_on}, drawn dashed; such a line takes no lane and
 *     {@code lane} is only where it is best drawn
 */
public record GraphEdge(
    int childRow,
    int childLane,
    int parentRow,
    int parentLane,
    int lane,
    int colour,
    boolean dependency) {}
