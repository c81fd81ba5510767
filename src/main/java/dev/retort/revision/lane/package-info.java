/**
 * Where the revisions and edges of a graph are drawn, as numbers; knows no toolkit. May import
 * {@code revision}. Entry type: {@link dev.retort.revision.lane.GraphLayout}.
 */
@NullMarked
package dev.retort.revision.lane;

import org.jspecify.annotations.NullMarked;
