package dev.retort.revision.lane;

import dev.retort.revision.Revision;

/**
 * One revision's place.
 *
 * @param revision the revision
 * @param index 0-based row, the newest on top
 * @param lane 0-based column
 * @param colour index of the branch's colour; not limited, a view takes it modulo its palette
 */
public record GraphRow(Revision revision, int index, int lane, int colour) {}
