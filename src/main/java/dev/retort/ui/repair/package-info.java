/**
 * What becomes of a revision that stopped half-way: its statements with what is known of each, the
 * ways on with their SQL, and the repair itself. Entry type: {@link
 * dev.retort.ui.repair.RepairFeature}.
 */
@NullMarked
package dev.retort.ui.repair;

import org.jspecify.annotations.NullMarked;
